import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditKey, findHead, grownKey, headKey, listLinks } from '../../functions/audit-trail/audit-trail.store.ts'
import { type AuditEntry, FIRST_PREVIOUS, hashOf } from '../../functions/audit-trail/entry.ts'
import type { Place, VerifiedPage } from '../../functions/audit-trail/index.ts'
import { verifyAggregate } from '../../functions/audit-trail/verify-aggregate.ts'
import { BEGINNING, verifyPage } from '../../functions/audit-trail/verify-all.ts'
import type { JsonObject } from '../../functions/kernel/json.ts'
import { memoryHouse, memorySigner } from './audit-house.ts'

type House = ReturnType<typeof memoryHouse>

/** Pages through everything until the end or the first break. */
async function verifyAll(house: House, limit = 7) {
  const proof = house.proof()
  const pages: VerifiedPage[] = []
  for (let place: Place | undefined = BEGINNING; place !== undefined; ) {
    expect(pages.length).toBeLessThan(1000)
    const page: VerifiedPage = await verifyPage(proof, place, limit)
    pages.push(page)
    place = page.next
  }
  const sum = (of: (page: VerifiedPage) => number) => pages.reduce((total, page) => total + of(page), 0)
  return {
    checked: sum((page) => page.checked),
    entries: sum((page) => page.entries),
    checkpoints: sum((page) => page.checkpoints.checked),
    broken: pages.at(-1)?.broken ?? null,
    brokenCheckpoint: pages.at(-1)?.checkpoints.broken ?? null,
  }
}

/** Writes a chain as whoever holds the table would: numbers, hashes and head made to fit. */
async function rewrite(house: House, id: string, entries: readonly AuditEntry[]): Promise<void> {
  const head = await findHead(house.store, id)
  const before = await listLinks(house.store, id)
  for (const { seq } of before) house.store.lose(auditKey(id, seq))
  let previous = FIRST_PREVIOUS
  for (const [index, entry] of entries.entries()) {
    const fitted = { ...entry, seq: index + 1, previous }
    const hashed = { ...fitted, hash: hashOf(id, fitted) }
    await house.store.write({ put: { ...auditKey(id, index + 1), entry: hashed as unknown as JsonObject } })
    previous = hashed.hash
  }
  if (head === undefined) return
  await house.store.write({ put: { ...head, auditSeq: entries.length, auditHash: previous } })
}

/** Three cases with a history over an hour, all of it in checkpoints; then a few minutes more. */
async function lived(actsOf: readonly number[], pause = 2): Promise<{ house: House; ids: string[] }> {
  const house = memoryHouse()
  const ids = actsOf.map(() => house.newCase())
  for (let nth = 0; nth < Math.max(...actsOf); nth += 1) {
    for (const [which, id] of ids.entries()) if (nth < (actsOf[which] ?? 0)) await house.act(id, { nth })
    house.pass(pause)
    await house.fold()
  }
  house.pass(10)
  await house.fold()
  return { house, ids }
}

const acts = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 })
const nat = fc.nat({ max: 1000 })

describe('what was written', () => {
  it('verifies: each chain once, whatever the size of a page', async () => {
    await fc.assert(
      fc.asyncProperty(acts, fc.constantFrom(1, 2, 6), fc.integer({ min: 1, max: 9 }), async (actsOf, pause, limit) => {
        const { house, ids } = await lived(actsOf, pause)
        await house.act(ids[0] ?? '', { still: 'open' })
        const all = await verifyAll(house, limit)
        const total = actsOf.reduce((sum, each) => sum + each, 0) + 1
        expect(all).toMatchObject({ broken: null, brokenCheckpoint: null, checkpoints: house.log.kept.size })
        expect(all.checked).toBeGreaterThanOrEqual(ids.length)
        expect(all.entries).toBeGreaterThanOrEqual(total)
        for (const id of ids) expect((await verifyAggregate(house.proof(), id)).broken).toBeNull()
      }),
      { numRuns: 40 },
    )
  })

  it('is named when whoever holds the table rewrites it, with hashes and head that fit', async () => {
    await fc.assert(
      fc.asyncProperty(acts, nat, nat, fc.constantFrom('alter', 'remove', 'swap'), async (actsOf, a, b, how) => {
        const { house, ids } = await lived(actsOf)
        const which = a % ids.length
        const id = ids[which] ?? ''
        const entries = (await listLinks(house.store, id)).map(({ entry }) => entry)
        const where = b % entries.length
        const target = entries[where] as AuditEntry
        if (how === 'alter') entries[where] = { ...target, what: { nth: 99 } }
        if (how === 'remove') entries.splice(where, 1)
        if (how === 'swap') {
          fc.pre(where + 1 < entries.length)
          entries.splice(where, 2, entries[where + 1] as AuditEntry, target)
        }
        await rewrite(house, id, entries)
        const isTail = how === 'remove' && where === entries.length
        const { broken } = await verifyAll(house)
        expect(broken).toMatchObject({ aggregate: id, seq: where + 1 })
        if (!isTail) expect((await verifyAggregate(house.proof(), id)).broken).toMatchObject({ seq: where + 1 })
      }),
      { numRuns: 100 },
    )
  })

  it('is named when a case is gone with everything it had', async () => {
    const { house, ids } = await lived([3, 2], 6)
    const [id = ''] = ids
    for (const { seq } of await listLinks(house.store, id)) house.store.lose(auditKey(id, seq))
    house.store.lose(headKey(id))
    expect((await verifyAll(house)).broken).toEqual({ aggregate: id, seq: 1, problem: 'missing' })
  })

  it('is named when an entry was added that nobody committed', async () => {
    const { house, ids } = await lived([3])
    const [id = ''] = ids
    const entries = (await listLinks(house.store, id)).map(({ entry }) => entry)
    await rewrite(house, id, [...entries, { ...(entries[0] as AuditEntry), at: house.state.now }])
    const broken = { aggregate: id, seq: 4, problem: 'not-in-checkpoint' }
    expect((await verifyAggregate(house.proof(), id)).broken).toEqual(broken)
    expect((await verifyAll(house)).broken).toEqual(broken)
  })

  it('is named when the last entry is passed off as a new one', async () => {
    const { house, ids } = await lived([3])
    const [id = ''] = ids
    const entries = (await listLinks(house.store, id)).map(({ entry }) => entry)
    const last = { ...(entries[2] as AuditEntry), at: house.state.now, what: { nth: 99 } }
    await rewrite(house, id, [...entries.slice(0, 2), last])
    const hash = (await findHead(house.store, id))?.auditHash ?? ''
    await house.store.write({ put: { ...grownKey(id, 3, last.at), id, seq: 3, hash, at: last.at } })
    house.pass(10)
    await house.fold()
    expect((await verifyAll(house)).broken).toEqual({ aggregate: id, seq: 3, problem: 'altered' })
  })

  it('cannot be told from less when it is removed before its checkpoint: the last five minutes', async () => {
    const { house, ids } = await lived([2])
    const [id = ''] = ids
    const entries = (await listLinks(house.store, id)).map(({ entry }) => entry)
    await house.act(id, { unwelcome: true })
    await rewrite(house, id, entries)
    await house.store.write({ delete: grownKey(id, 3, house.state.now) })
    expect((await verifyAll(house)).broken).toBeNull()
  })

  it('is not called broken while it grows', async () => {
    const { house, ids } = await lived([2])
    const [id = ''] = ids
    let isFirst = true
    const store = {
      ...{ findMany: house.store.findMany.bind(house.store), find: house.store.find.bind(house.store) },
      ...{ commit: house.store.commit.bind(house.store), write: house.store.write.bind(house.store) },
      remove: house.store.remove.bind(house.store),
      query: (async (query) => {
        if (isFirst) await house.act(id, { meanwhile: true })
        isFirst = false
        return house.store.query(query)
      }) as typeof house.store.query,
    }
    expect(await verifyAggregate({ ...house.proof(), store }, id)).toEqual({ entries: 3, broken: null })
  })
})

describe('the checkpoints', () => {
  const text = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString('utf8')
  const places = (house: House) => [...house.log.kept.keys()].sort()

  it('are named when one was altered: a leaf, its number, the one it follows, its signature', async () => {
    await fc.assert(
      fc.asyncProperty(nat, fc.constantFrom('leaf', 'number', 'previous', 'signer', 'text'), async (where, what) => {
        const { house } = await lived([5, 3], 6)
        const at = places(house)[where % house.log.kept.size] ?? ''
        const kept = JSON.parse(text(house.log.kept.get(at)))
        if (what === 'leaf') kept.leaves[0][2] = 'e'.repeat(64)
        if (what === 'number') kept.header.number += 1
        if (what === 'previous') kept.header.previous = { at, hash: 'e'.repeat(64) }
        if (what === 'signer') kept.signature = await memorySigner().sign(Buffer.from('other'))
        house.log.kept.set(at, Buffer.from(what === 'text' ? '{}' : JSON.stringify(kept)))
        expect((await verifyAll(house)).brokenCheckpoint).toEqual({ at, problem: 'altered' })
      }),
      { numRuns: 40 },
    )
  })

  it('are named when one is gone: in the middle, or the last ones', async () => {
    const { house } = await lived([5], 6)
    const all = places(house)
    expect(all.length).toBeGreaterThan(4)
    const [middle = '', newest = ''] = [all[2], all.at(-1)]
    const bytes = house.log.kept.get(newest) ?? new Uint8Array()
    house.log.kept.delete(newest)
    expect((await verifyAll(house)).brokenCheckpoint).toEqual({ at: newest, problem: 'missing' })
    house.log.kept.set(newest, bytes)
    house.log.kept.delete(middle)
    expect((await verifyAll(house)).brokenCheckpoint).toEqual({ at: middle, problem: 'missing' })
  })

  it('do not begin anew when the log was cut off: the gap stays', async () => {
    const { house, ids } = await lived([3], 6)
    const gone = places(house).at(-1) ?? ''
    house.log.kept.delete(gone)
    await house.act(ids[0] ?? '')
    house.pass(10)
    await house.fold()
    expect((await verifyAll(house)).brokenCheckpoint).toEqual({ at: gone, problem: 'missing' })
  })
})
