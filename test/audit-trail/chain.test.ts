import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findHead, listLinks } from '../../functions/audit-trail/audit-trail.store.ts'
import type { AuditEntry } from '../../functions/audit-trail/entry.ts'
import { commitmentTo, hashOf } from '../../functions/audit-trail/entry.ts'
import { type ChainEnd, firstBroken, type Link } from '../../functions/audit-trail/rules/first-broken.ts'
import { memoryHouse } from './audit-house.ts'

/** A real chain of this many acts, as it was committed. */
async function chainOf(length: number): Promise<{ id: string; links: Link[]; end: ChainEnd }> {
  const house = memoryHouse()
  const id = house.newCase()
  for (let nth = 0; nth < length; nth += 1) {
    await house.act(id, { nth, text: `act ${nth}` }, { comment: `说明 ${nth}` })
    house.pass(1)
  }
  const head = await findHead(house.store, id)
  if (head === undefined) throw new TypeError('no head')
  return { id, links: await listLinks(house.store, id), end: head }
}

const LONGEST = 9
const chains = Promise.all(
  Array.from({ length: LONGEST + 1 }, (_, length) => (length === 0 ? undefined : chainOf(length))),
)
const length = fc.integer({ min: 1, max: LONGEST })
const at = fc.nat({ max: 1000 })

async function chain(count: number) {
  const found = (await chains)[count]
  if (found === undefined) throw new TypeError('no such chain')
  return { ...found, links: found.links.map((link) => ({ ...link })) }
}

const alterations: ((entry: AuditEntry) => AuditEntry)[] = [
  (entry) => ({ ...entry, did: 'change.cancelled' }),
  (entry) => ({ ...entry, at: '2026-01-05T09:00:00.000Z' }),
  (entry) => ({ ...entry, by: { ...entry.by, id: 'per_00000000000000000000000009' } }),
  (entry) => ({ ...entry, door: 'command' }),
  (entry) => ({ ...entry, grant: { authority: 'change.authorise', via: 'holder' } }),
  (entry) => ({ ...entry, what: { ...entry.what, text: 'something else' } }),
  (entry) => ({ ...entry, seq: entry.seq + 1 }),
  (entry) => ({ ...entry, previous: 'f'.repeat(64) }),
  (entry) => ({ ...entry, hash: 'f'.repeat(64) }),
  ({ personal: _, ...entry }) => entry,
  ({ what: _, ...entry }) => entry as AuditEntry,
  () => ({}) as AuditEntry,
  (entry) => ({
    ...entry,
    personal: { ...entry.personal, comment: { ...entry.personal?.comment, value: '别的' } as never },
  }),
  (entry) => ({
    ...entry,
    personal: { ...entry.personal, comment: { value: '别的', salt: '00', commitment: commitmentTo('别的', '00') } },
  }),
  (entry) => ({
    ...entry,
    personal: { ...entry.personal, comment: { value: '别的', commitment: entry.personal?.comment?.commitment ?? '' } },
  }),
]

describe('a chain', () => {
  it('that nobody touched holds', async () => {
    for (let count = 1; count <= LONGEST; count += 1) {
      const { id, links, end } = await chain(count)
      expect(firstBroken(id, links, end)).toBeUndefined()
    }
  })

  it('names the entry of which any field was altered', async () => {
    await fc.assert(
      fc.asyncProperty(length, at, fc.constantFrom(...alterations), async (count, where, alter) => {
        const { id, links, end } = await chain(count)
        const target = links[where % count] as Link
        links[where % count] = { ...target, entry: alter(target.entry) }
        expect(firstBroken(id, links, end)).toEqual({ seq: target.seq, problem: 'altered' })
      }),
      { numRuns: 300 },
    )
  })

  it('names the entry that was altered and hashed anew', async () => {
    await fc.assert(
      fc.asyncProperty(length, at, fc.constantFrom('what', 'previous'), async (count, where, field) => {
        const { id, links, end } = await chain(count)
        const target = links[where % count] as Link
        const altered = { ...target.entry, [field]: field === 'what' ? { other: true } : 'e'.repeat(64) }
        links[where % count] = { ...target, entry: { ...altered, hash: hashOf(id, altered) } }
        const isLast = target.seq === count
        const problem = isLast && !(field === 'previous') ? 'head-does-not-match' : 'altered'
        expect(firstBroken(id, links, end)).toEqual({ seq: target.seq, problem })
      }),
    )
  })

  it('names the first entry that is gone, wherever it was', async () => {
    await fc.assert(
      fc.asyncProperty(length, at, fc.integer({ min: 1, max: 3 }), async (count, where, howMany) => {
        const { id, links, end } = await chain(count)
        const [gone] = links.splice(where % count, howMany)
        expect(firstBroken(id, links, end)).toEqual({ seq: gone?.seq, problem: 'missing' })
      }),
    )
  })

  it('names the first of two entries that changed places, told from each other by key or not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: LONGEST }), at, at, fc.boolean(), async (count, a, b, fitsSeq) => {
        const { id, links, end } = await chain(count)
        const [one, other] = [a % count, b % count].sort((x, y) => x - y) as [number, number]
        fc.pre(one !== other)
        const [first, second] = [links[one] as Link, links[other] as Link]
        const moved = (entry: AuditEntry, seq: number): AuditEntry => {
          if (!fitsSeq) return entry
          const fitted = { ...entry, seq }
          return { ...fitted, hash: hashOf(id, fitted) }
        }
        links[one] = { seq: first.seq, entry: moved(second.entry, first.seq) }
        links[other] = { seq: second.seq, entry: moved(first.entry, second.seq) }
        expect(firstBroken(id, links, end)).toEqual({ seq: first.seq, problem: fitsSeq ? 'altered' : 'swapped' })
      }),
    )
  })

  it('does not follow a head that says otherwise', async () => {
    const { id, links, end } = await chain(4)
    const { auditSeq, auditHash } = end
    expect(firstBroken(id, links, { auditSeq, auditHash: 'f'.repeat(64) })).toEqual({
      seq: 4,
      problem: 'head-does-not-match',
    })
    expect(firstBroken(id, links, { auditSeq: 3, auditHash })).toEqual({ seq: 4, problem: 'head-does-not-match' })
    expect(firstBroken(id, links, { auditSeq: 6, auditHash })).toEqual({ seq: 5, problem: 'missing' })
    expect(firstBroken(id, links, undefined)).toEqual({ seq: 4, problem: 'head-does-not-match' })
    expect(firstBroken(id, [], end)).toEqual({ seq: 1, problem: 'missing' })
  })

  it('is whole without the words that were erased', async () => {
    const { id, links, end } = await chain(3)
    const erased = links.map(({ seq, entry }) => ({
      seq,
      entry: {
        ...entry,
        personal: Object.fromEntries(
          Object.entries(entry.personal ?? {}).map(([field, { commitment }]) => [field, { commitment }]),
        ),
      },
    }))
    expect(firstBroken(id, erased, end)).toBeUndefined()
  })
})
