import { createHmac } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { idOf } from '../../functions/kernel/ids.ts'
import { DAY, instantOf, plusMillis } from '../../functions/kernel/instant.ts'
import { hasLinkExpired } from '../../functions/obligation/index.ts'
import {
  decisionLink,
  isNonceOf,
  type LinkSubject,
  makeNonce,
  readNonce,
} from '../../functions/platform/decision-link.ts'

const secrets = {
  sign: (purpose: string, text: string) => createHmac('sha256', `kept ${purpose}`).update(text).digest(),
}

const key = fc.string({ unit: fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'), minLength: 16, maxLength: 16 })
const id = (prefix: string) =>
  fc.tuple(fc.integer({ min: 0, max: 4_000_000_000_000 }), key).map(([at, k]) => idOf(prefix, instantOf(at), k))
const subject: fc.Arbitrary<LinkSubject> = fc.record({
  obligation: id('obl'),
  addressee: id('per'),
  round: fc.integer({ min: 1, max: 999 }),
})

describe('a decision link', () => {
  it('says which obligation and which addressee, in 86 letters a mail program leaves alone', () => {
    fc.assert(
      fc.property(subject, (about) => {
        const link = decisionLink({ secrets, publicUrl: 'https://onduty.example' }, about)
        const nonce = link.replace('https://onduty.example/d/', '')
        expect(nonce).toMatch(/^[\w-]{86}$/)
        const { round: _, ...named } = about
        expect(readNonce(nonce)).toEqual(named)
        expect(isNonceOf(secrets, nonce, about)).toBe(true)
      }),
    )
  })

  it('holds for nothing else', () => {
    fc.assert(
      fc.property(subject, subject, (one, other) => {
        const nonce = makeNonce(secrets, one)
        expect(isNonceOf(secrets, nonce, { ...one, addressee: other.addressee })).toBe(
          one.addressee === other.addressee,
        )
        expect(isNonceOf(secrets, nonce, { ...one, obligation: other.obligation })).toBe(
          one.obligation === other.obligation,
        )
        expect(isNonceOf(secrets, nonce, { ...one, round: one.round + 1 })).toBe(false)
      }),
    )
  })

  it('is worth nothing with any letter changed, lost or added', () => {
    fc.assert(
      fc.property(subject, fc.nat(85), fc.constantFrom(...'AZaz09-_'), (about, at, letter) => {
        const nonce = makeNonce(secrets, about)
        const changed = nonce.slice(0, at) + letter + nonce.slice(at + 1)
        expect(isNonceOf(secrets, changed, about)).toBe(changed === nonce)
        expect(isNonceOf(secrets, nonce.slice(0, at), about)).toBe(false)
        expect(isNonceOf(secrets, `${nonce}${letter}`, about)).toBe(false)
      }),
    )
  })

  it('cannot be made without the secret', () => {
    const about = { obligation: `obl_${'0'.repeat(26)}`, addressee: `per_${'7'.repeat(26)}`, round: 1 }
    const forged = makeNonce({ sign: (_, text) => createHmac('sha256', 'guessed').update(text).digest() }, about)
    expect(isNonceOf(secrets, forged, about)).toBe(false)
  })

  it('reads no sense into anything else', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120 }), (text) => {
        const read = readNonce(text)
        expect(read === undefined || text.length === 86).toBe(true)
      }),
    )
    expect(readNonce('A'.repeat(85))).toBeUndefined()
    expect(readNonce(`${'A'.repeat(85)}=`)).toBeUndefined()
  })

  it('lasts for 60 days of the obligation', () => {
    const openedAt = '2026-01-05T01:00:00.000Z'
    expect(hasLinkExpired(openedAt, plusMillis(openedAt, 60 * DAY))).toBe(false)
    expect(hasLinkExpired(openedAt, plusMillis(openedAt, 60 * DAY + 1))).toBe(true)
  })
})
