import { describe, expect, it } from 'vitest'
import type { HandOverOut } from '../../functions/position-hand-over/position-hand-over.contract.ts'
import { hinders } from '../../web/src/features/position-hand-overs/hinders.ts'
import { trimmed, withItem } from '../../web/src/features/position-hand-overs/knowledge-written.ts'
import {
  mayDecide,
  mayReopen,
  PARTS,
  progressOf,
  stepFor,
} from '../../web/src/features/position-hand-overs/progress.ts'

const said = { by: { id: 'per_01', name: '李伟' }, at: '2026-01-07T02:20:00.000Z' }
type How = 'open' | 'prepared' | 'confirmed' | 'returned'

/** A hand-over whose four parts are so far, as whoever may do this sees it. */
const seen = (parts: readonly How[], actions: HandOverOut['actions'] = [], more: Partial<HandOverOut> = {}) => ({
  sections: PARTS.map((section, nth) => ({
    section,
    prepared: parts[nth] === 'prepared' || parts[nth] === 'confirmed' ? said : null,
    confirmed: parts[nth] === 'confirmed' ? said : null,
    returned: parts[nth] === 'returned' ? { ...said, reason: '缺联系人' } : null,
  })),
  signatures: { giver: null, receiver: null },
  stage: 'prepare' as HandOverOut['stage'],
  actions,
  ...more,
})

const CONFIRMED: readonly How[] = ['confirmed', 'confirmed', 'confirmed', 'confirmed']

describe('the guide through a hand-over', () => {
  it('says of each step how far it is', () => {
    const handOver = seen(['confirmed', 'prepared', 'returned', 'open'])
    const all = PARTS.map((part) => progressOf(handOver, part))
    expect(all).toEqual(['confirmed', 'to-confirm', 'returned', 'to-prepare'])
    expect(progressOf(handOver, 'sign')).toBe('ahead')
    expect(progressOf(seen(CONFIRMED, [], { stage: 'sign' }), 'sign')).toBe('to-sign')
    const half = { giver: said, receiver: null }
    expect(progressOf(seen(CONFIRMED, [], { signatures: half }), 'sign')).toBe('half-signed')
    expect(progressOf(seen(CONFIRMED, [], { signatures: { giver: said, receiver: said } }), 'sign')).toBe('signed')
  })

  it('opens at what waits for whoever looks', () => {
    const parts: readonly How[] = ['confirmed', 'prepared', 'returned', 'open']
    expect(stepFor(seen(parts, ['prepare']))).toBe('entitlements')
    expect(stepFor(seen(parts, ['confirm']))).toBe('obligations')
    expect(stepFor(seen(parts))).toBe('obligations')
    expect(stepFor(seen(CONFIRMED, ['prepare', 'sign-as-giver']))).toBe('sign')
  })

  it('goes on to the next that waits, and to the signatures after the last', () => {
    expect(stepFor(seen(['open', 'open', 'prepared', 'open'], ['prepare']), 'duties')).toBe('obligations')
    expect(stepFor(seen(['prepared', 'prepared', 'prepared', 'open'], ['prepare']), 'knowledge')).toBe('sign')
    expect(stepFor(seen(['confirmed', 'confirmed', 'prepared', 'prepared'], ['confirm']), 'entitlements')).toBe(
      'knowledge',
    )
  })

  it('lets the giver work on what is theirs, and take back what the receiver has before them, but the duties', () => {
    const parts: readonly How[] = ['prepared', 'prepared', 'returned', 'confirmed']
    const handOver = seen(parts, ['prepare'])
    expect(PARTS.filter((part) => mayDecide(handOver, part))).toEqual(['entitlements'])
    expect(PARTS.filter((part) => mayReopen(handOver, part))).toEqual(['obligations', 'knowledge'])
    expect(PARTS.some((part) => mayDecide(seen(parts, ['confirm']), part))).toBe(false)
    expect(PARTS.some((part) => mayReopen(seen(parts, ['confirm']), part))).toBe(false)
  })

  it('says what is missing before a part can go to the receiver', () => {
    const rows = (...choices: (string | null)[]) => choices.map((choice) => ({ choice })) as never
    const handOver = {
      open: rows('keep', null, null),
      entitlements: rows('revoke'),
      knowledge: { items: [], nothing: null },
    } as unknown as HandOverOut
    expect(hinders(handOver, 'duties')).toBeUndefined()
    expect(hinders(handOver, 'obligations')).toEqual({ why: 'undecided', count: 2 })
    expect(hinders(handOver, 'entitlements')).toBeUndefined()
    expect(hinders(handOver, 'knowledge')).toEqual({ why: 'nothingWritten', count: 0 })
    const reasoned = { ...handOver, knowledge: { items: [], nothing: '没有惯例' } }
    expect(hinders(reasoned, 'knowledge')).toBeUndefined()
  })
})

describe('what the successor has to know', () => {
  const [keys, vendor] = [
    { title: '钥匙', text: '在保险柜', link: null },
    { title: '厂商', text: null, link: 'https://example.com' },
  ] as const

  it('is sent without what is empty', () => {
    expect(trimmed({ title: '钥匙', text: '  ', link: ' https://example.com ' })).toEqual({
      title: '钥匙',
      link: 'https://example.com',
    })
  })

  it('is always sent whole, with what was added behind and what was changed in its place', () => {
    const added = withItem([keys], { title: '厂商', link: 'https://example.com' }, undefined)
    expect(added.map(({ title }) => title)).toEqual(['钥匙', '厂商'])
    expect(withItem([keys, vendor], { title: '钥匙', text: '在值班室' }, { ...keys })[0]?.text).toBe('在值班室')
  })

  it('loses nothing that was changed while its list became another', () => {
    const now = withItem([vendor], { title: '钥匙', text: '在值班室' }, keys)
    expect(now.map(({ title }) => title)).toEqual(['厂商', '钥匙'])
  })
})
