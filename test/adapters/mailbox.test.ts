import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { mailboxText } from '../../functions/adapters/mail/mailbox.ts'

test('plain names are quoted, others encoded, an empty one left out', () => {
  expect(mailboxText({ name: 'Li Wei', address: 'l@example.com' })).toBe('"Li Wei" <l@example.com>')
  expect(mailboxText({ name: '李伟', address: 'l@example.com' })).toBe('=?UTF-8?B?5p2O5Lyf?= <l@example.com>')
  expect(mailboxText({ name: ' ', address: 'l@example.com' })).toBe('l@example.com')
})

test('whatever a person is called, a mail program reads the name back, and no line breaks or adds an address', async () => {
  const names = fc.string({
    unit: fc.oneof(fc.constantFrom(...'职守"\\<>@,;:()[] \r\n\t=?'), fc.string({ unit: 'binary' })),
  })
  await fc.assert(
    fc.asyncProperty(names, async (name) => {
      const text = mailboxText({ name, address: 'l@example.com' })
      expect(text).toMatch(/^[\x20-\x7e]*$/)
      for (const word of text.match(/=\?UTF-8\?B\?[^ ]*/g) ?? []) expect(word.length).toBeLessThanOrEqual(75)
      const { to } = await PostalMime.parse(`To: ${text}\r\n\r\n`)
      expect(to).toHaveLength(1)
      expect(to?.[0]?.address).toBe('l@example.com')
    }),
    { numRuns: 300 },
  )
})
