import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { htmlLines } from '../../../functions/mail/inbound/html-lines.ts'
import { readReply } from '../../../functions/mail/inbound/read-reply.ts'
import { writtenLines } from '../../../functions/mail/inbound/written-lines.ts'
import { MAIL_CHECKS, type MailVerdict } from '../../../functions/platform/inbound-mail.ts'
import { DOMAIN, FROM, inbound, message, PASSED, textPart } from './letters.ts'
import { REAL_REPLIES } from './real-replies.ts'

const read = (raw: Uint8Array, more = {}) => readReply(inbound(raw, more), { mailDomain: DOMAIN })

/** A real mail with pieces of it cut out, doubled, or replaced by anything. */
const damaged = fc
  .record({
    raw: fc.constantFrom(...REAL_REPLIES.map(({ raw }) => raw)),
    cuts: fc.array(fc.record({ at: fc.nat(), length: fc.nat(200), insert: fc.uint8Array({ maxLength: 30 }) }), {
      minLength: 1,
      maxLength: 5,
    }),
  })
  .map(({ raw, cuts }) =>
    cuts.reduce((bytes: Buffer, { at, length, insert }) => {
      const from = at % (bytes.length + 1)
      return Buffer.concat([bytes.subarray(0, from), insert, bytes.subarray(from + length)])
    }, raw),
  )

describe('a reply of any bytes', () => {
  it('is read without an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.string(), async (raw, rcptTo) => {
        const reading = await read(raw, { envelope: { mailFrom: FROM, rcptTo } })
        expect(reading.kind).not.toBe('decision')
      }),
      { numRuns: 300 },
    )
  })

  it('is read the same each time, however damaged', async () => {
    await fc.assert(
      fc.asyncProperty(damaged, async (raw) => {
        expect(await read(raw)).toEqual(await read(raw))
      }),
      { numRuns: 300 },
    )
  })

  it('decides nothing unless every check passed', async () => {
    const verdict = fc.constantFrom<MailVerdict>('FAIL', 'GRAY', 'PROCESSING_FAILED', 'DISABLED', 'NONE')
    await fc.assert(
      fc.asyncProperty(damaged, fc.constantFrom(...MAIL_CHECKS), verdict, async (raw, check, wrong) => {
        expect((await read(raw, { verdicts: { ...PASSED, [check]: wrong } })).kind).not.toBe('decision')
      }),
      { numRuns: 200 },
    )
  })

  it('decides by its first line alone', async () => {
    const verbs = new Map([
      ['approve', 'approve'],
      ['reject', 'reject'],
      ['同意', 'approve'],
      ['拒绝', 'reject'],
    ])
    const word = fc.constantFrom(
      'approve',
      'reject',
      '同意',
      '拒绝',
      'yes',
      '同意吧',
      '> approve',
      'On 1/1 x wrote:',
      '--',
      '',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 6 }), async (lines) => {
        const reading = await read(message(textPart(lines.join('\n'))))
        const first = lines.find((line) => line !== '')
        const expected = verbs.get(first ?? '')
        expect(reading.kind === 'decision' ? reading.verb : undefined).toBe(expected)
      }),
      { numRuns: 200 },
    )
  })
})

describe('a mail made to keep us busy', () => {
  const pieces = [
    '<',
    '<a ',
    '<a "',
    "<a '",
    '<a "\'>',
    '<!--',
    '<!',
    '</',
    '<script>',
    '<style',
    '<blockquote>',
    '<pre>\n',
    '<td>',
    '&#',
    '&#1',
    '&',
    '<hr>',
    ' ',
    '\n',
    '-->',
    '<p>x',
  ]

  it.each(pieces)('of %j is read in no time', (piece) => {
    const html = piece.repeat(Math.ceil(600_000 / piece.length))
    const before = process.cpuUsage()
    htmlLines(html)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000)
  })

  it.each(['-', '- ', '_', '=*', '> ', 'a@', '<a@b', 'on ', '在 2', '写道', '\u200b', '\u200bx', '|', '| '])(
    'with lines of %j is read in no time',
    (piece) => {
      const before = process.cpuUsage()
      writtenLines(Array.from({ length: 2000 }, () => piece.repeat(2000)))
      writtenLines(Array.from({ length: 2000 }, () => `x${piece.repeat(2000)}x`))
      expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000)
    },
  )

  it('of nested parts is not read', async () => {
    let part = textPart('approve')
    for (let depth = 0; depth < 60; depth += 1) {
      part = {
        headers: `Content-Type: multipart/mixed; boundary="b${depth}"`,
        body: Buffer.concat([
          Buffer.from(`--b${depth}\r\n${part.headers}\r\n\r\n`),
          part.body,
          Buffer.from(`\r\n--b${depth}--\r\n`),
        ]),
      }
    }
    expect(await read(message(part))).toMatchObject({ kind: 'unclear', reason: { code: 'unreadable-mail' } })
  })
})

describe('HTML as lines', () => {
  it.each<[string, string[]]>([
    ['<p>a</p><p>b</p>', ['a', 'b']],
    ['a<br>b<br/>c', ['a', 'b', 'c']],
    ['<div>a <b>b</b>\n  c</div>', ['a b c']],
    ['<head><title>x</title></head><style>p{}</style><script>"<p>y</p>"</script><p>a', ['a']],
    ['a<!-- <p>x</p> -->b', ['ab']],
    ['<blockquote>a<blockquote>b</blockquote></blockquote>c', ['> a', '> b', 'c']],
    ['a<hr>b', ['a', '_'.repeat(20), 'b']],
    ['1 &lt; 2 &amp;&amp; 3&nbsp;&gt;&#50;&#x4E00;&unknown;', ['1 < 2 && 3 >2一&unknown;']],
    ['<p title="a>b">c</p>', ['c']],
    ['a < b', ['a < b']],
    ['<pre>a\nb</pre>', ['a', 'b']],
    ['<![endif]><?xml x?><o:p>a</o:p>', ['a']],
    ['<table><tr><td>a</td><td>b</td></tr></table>', ['a b']],
  ])('%j', (html, expected) => {
    expect(htmlLines(html).filter((line) => line !== '')).toEqual(expected)
  })
})
