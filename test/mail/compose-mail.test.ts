import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ForeignLinkError } from '../../functions/mail/errors.ts'
import type { MailContent } from '../../functions/mail/index.ts'
import { composeMail } from '../../functions/mail/index.ts'
import { EXAMPLES } from './example-mails.ts'

const example = EXAMPLES[0] as MailContent
const typed = '<script>alert("1")</script>\r\nBcc: x@evil.example\u202e \u0000&amp;'

/** The mail with the same typed words in every place that takes words. */
const filledWith = (words: string): MailContent => ({
  ...example,
  subject: words,
  heading: words,
  lead: [words, words],
  facts: [[words, words]],
  items: [{ title: words, detail: words, href: '/x' }],
  action: { label: words, href: '/x' },
  replyHint: words,
  footer: words,
})

describe('a mail', () => {
  it.each(EXAMPLES)('$kind in $language says the same in both parts and stays small', (content) => {
    const { subject, text, html } = composeMail(content)
    expect(subject).toBe(content.subject)
    for (const words of [content.heading, ...content.lead, content.footer, content.replyHint ?? '']) {
      expect(text).toContain(words)
      expect(html).toContain(words)
    }
    for (const [label, value] of content.facts ?? []) {
      expect(text).toContain(label)
      expect(text).toContain(value.split('\n')[0])
      expect(html).toContain(value.replaceAll('\n', '<br/>'))
    }
    expect(text).not.toMatch(/<[a-z]/)
    expect(Buffer.byteLength(html) - Buffer.byteLength(text)).toBeLessThan(3200)
    expect(html).toContain(`<html lang="${content.language}">`)
  })

  it('needs no style that Outlook does not know, no script, no picture and no font from elsewhere', () => {
    for (const content of EXAMPLES) {
      const { html } = composeMail(content)
      expect(html).not.toMatch(/flex|grid|position:|<img|<script|<form|@import|url\(|javascript:/i)
      expect(html.match(/<table /g)?.length).toBe(html.match(/<\/table>/g)?.length)
    }
  })

  it('prints what people typed as words', () => {
    const { subject, text, html } = composeMail(filledWith(typed))
    expect(html).not.toContain('<script')
    expect(html).toContain('&lt;script&gt;')
    expect(subject).toBe('<script>alert("1")</script> Bcc: x@evil.example &amp;')
    for (const part of [subject, text, html]) expect(part).not.toMatch(/[\r\u202e\0]/)
  })

  it('has a subject of one line, whatever was typed, and closed markup', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'a变<>"\'&\r\n\t\u2028\u0085\0\u{1f600}\ud800 '),
      maxLength: 300,
    })
    fc.assert(
      fc.property(words, (each) => {
        const { subject, html } = composeMail(filledWith(each))
        expect(subject).not.toMatch(/[\r\n\u2028\u2029\u0085\0]/)
        expect(subject.length).toBeLessThanOrEqual(150)
        expect(subject.isWellFormed() && html.isWellFormed()).toBe(true)
        expect(html.match(/</g)?.length).toBe(html.match(/>/g)?.length)
      }),
      { numRuns: 200 },
    )
  })

  it('cuts long words between characters and stays small', () => {
    const family = '👨‍👩‍👧‍👦'
    const { subject, html } = composeMail(filledWith(family.repeat(20_000)))
    expect(subject.endsWith(`${family}…`)).toBe(true)
    expect(Buffer.byteLength(html)).toBeLessThan(30_000)
  })

  it('leads only to our own address', () => {
    const { html, text } = composeMail(example)
    for (const part of [html, text]) expect(part).toContain('https://onduty.example/d/0123')
    for (const href of [
      'https://evil.example/d/1',
      'http://onduty.example/d/1',
      'https://onduty.example:8443/',
      'https://onduty.example@evil.example/',
      'https://user@onduty.example/',
      '//evil.example/',
      '/\\evil.example/',
      'javascript:alert(1)',
      'data:text/html,x',
      'https://',
    ]) {
      expect(() => composeMail({ ...example, action: { label: 'x', href } }), href).toThrow(ForeignLinkError)
      expect(() => composeMail({ ...example, items: [{ title: 'x', href }] }), href).toThrow(ForeignLinkError)
    }
  })

  it('keeps a secret link out of the error', () => {
    const wrong = () => composeMail({ ...example, action: { label: 'x', href: 'https://evil.example/d/nonce' } })
    expect(wrong).not.toThrow(/nonce/)
  })
})
