import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReplySubject } from '../../functions/mail/index.ts'
import { isReplyTokenOf, makeReplyToken, obligationOfReplyToken, replyAddressOf } from '../../functions/mail/index.ts'
import { replyTokenIn } from '../../functions/mail/reply-token.ts'
import type { Secrets } from '../../functions/platform/secrets.ts'

const secretsOf = (key: string): Secrets => ({
  sign: (purpose, text) => createHmac('sha256', key).update(`${purpose}\0${text}`).digest(),
})
const SECRETS = secretsOf('one')
const subject: ReplySubject = {
  obligation: 'obl_01K8Z3M5Q7ABCDEFGHJKMNPQRS',
  addressee: 'psn_01K8Z3M5Q8ABCDEFGHJKMNPQRS',
  round: 2,
  purpose: 'authorise',
}
const token = makeReplyToken(SECRETS, subject)

describe('a reply token', () => {
  it('is the same each time, names its obligation and fits the local part of an address', () => {
    expect(makeReplyToken(SECRETS, { ...subject })).toBe(token)
    expect(token).toMatch(/^obl_01k8z3m5q7abcdefghjkmnpqrs\.[0-9a-hjkmnp-tv-z]{26}$/)
    expect(obligationOfReplyToken(token)).toBe(subject.obligation)
    expect(replyAddressOf(token, 'onduty.example').split('@')[0]).toHaveLength(63)
  })

  it('holds only for this obligation, addressee, round, purpose and secret', () => {
    expect(isReplyTokenOf(SECRETS, token, subject)).toBe(true)
    const others: ReplySubject[] = [
      { ...subject, obligation: 'obl_01K8Z3M5Q7ABCDEFGHJKMNPQRT' },
      { ...subject, addressee: 'psn_01K8Z3M5Q9ABCDEFGHJKMNPQRS' },
      { ...subject, round: 3 },
      { ...subject, purpose: 'assess' },
    ]
    for (const other of others) expect(isReplyTokenOf(SECRETS, token, other)).toBe(false)
    expect(isReplyTokenOf(secretsOf('two'), token, subject)).toBe(false)
  })

  it('survives servers that change the case of an address', () => {
    const address = replyAddressOf(token, 'onduty.example').toUpperCase()
    const read = replyTokenIn(address, 'onduty.example')
    expect(read).toBe(token)
    expect(isReplyTokenOf(SECRETS, token.toUpperCase(), subject)).toBe(true)
  })

  it('is not found in addresses that are not ours to answer', () => {
    for (const address of [
      `reply+${token}@evil.example`,
      `reply+${token}@onduty.example.evil.example`,
      `reply+${token}@sub.onduty.example`,
      `support+${token}@onduty.example`,
      `reply+${token}x@onduty.example`,
      'reply+@onduty.example',
      'reply@onduty.example',
      `x reply+${token}@onduty.example`,
      `reply+${token}@onduty.example,reply+${token}@evil.example`,
      '',
      '@',
    ]) {
      expect(replyTokenIn(address, 'onduty.example'), address).toBeUndefined()
    }
  })

  it('does not hold when a single letter differs', () => {
    fc.assert(
      fc.property(
        fc.nat(token.length - 1),
        fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz_.'),
        (place, letter) => {
          const changed = token.slice(0, place) + letter + token.slice(place + 1)
          expect(isReplyTokenOf(SECRETS, changed, subject)).toBe(changed === token)
        },
      ),
    )
  })

  it('reads any text without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        expect(isReplyTokenOf(SECRETS, text, subject)).toBe(false)
        expect(replyTokenIn(text, 'onduty.example')).toBeUndefined()
        obligationOfReplyToken(text)
      }),
    )
  })
})
