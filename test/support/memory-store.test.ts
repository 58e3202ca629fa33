import { describe, expect, it } from 'vitest'
import { type Condition, ConditionFailedError, InvalidCursorError, type Item } from '../../functions/platform/store.ts'
import { MemoryStore } from './memory-store.ts'

const row = (pk: string, sk: string, fields: Record<string, string | number> = {}): Item => ({ pk, sk, ...fields })

describe('the store in memory', () => {
  it('writes all rows of a transaction or none, and names the first condition that failed', async () => {
    const store = new MemoryStore()
    await store.write({ put: row('a', '1', { version: 1 }) })
    const writes = [
      { put: row('a', '2') },
      { update: { pk: 'a', sk: '1' }, set: { version: 2 }, if: { version: 7 } },
      { check: { pk: 'a', sk: '9' }, if: 'present' },
    ] as const
    await expect(store.commit(writes)).rejects.toEqual(new ConditionFailedError(1))
    expect(store.dump()).toEqual([row('a', '1', { version: 1 })])
  })

  it('refuses a row written twice in a transaction, more than 100 rows, empty keys and rows above 400 KB', async () => {
    const store = new MemoryStore()
    const twice = [{ put: row('a', '1') }, { delete: { pk: 'a', sk: '1' } }]
    const many = Array.from({ length: 101 }, (_, nth) => ({ put: row('a', String(nth)) }))
    await expect(store.commit(twice)).rejects.toThrow('at most once')
    await expect(store.commit(many)).rejects.toThrow('at most 100')
    await expect(store.write({ put: row('a', '') })).rejects.toThrow('not empty')
    await expect(store.write({ put: row('a', '1', { gsi1pk: '', gsi1sk: 'x' }) })).rejects.toThrow('not empty')
    await expect(store.write({ put: row('a', '1', { text: 'x'.repeat(410_000) }) })).rejects.toThrow('400 KB')
    expect(store.dump()).toEqual([])
  })

  it('compares fields: equal, absent, at most', async () => {
    const store = new MemoryStore()
    await store.write({ put: row('a', '1', { parkedAt: '2026-01-05' }) })
    const touch = (condition: Condition) =>
      store.write({ update: { pk: 'a', sk: '1' }, add: { count: 1 }, if: condition })
    await touch({ parkedAt: '2026-01-05', heldSince: null })
    await touch({ parkedAt: { atMost: '2026-01-05' } })
    await expect(touch({ parkedAt: { atMost: '2026-01-04' } })).rejects.toThrow(ConditionFailedError)
    await expect(touch({ parkedAt: { atMost: 3 } })).rejects.toThrow(ConditionFailedError)
    await expect(touch({ parkedAt: null })).rejects.toThrow(ConditionFailedError)
    await expect(touch({ failures: { atMost: 3 } })).rejects.toThrow(ConditionFailedError)
    expect(await store.find({ pk: 'a', sk: '1' })).toMatchObject({ count: 2 })
  })

  it('updates create a missing row, remove fields set to undefined, add from zero', async () => {
    const store = new MemoryStore()
    await store.write({ update: { pk: 'a', sk: '1' }, set: { stage: 'x', error: 'y' }, add: { count: 2 } })
    await store.write({ update: { pk: 'a', sk: '1' }, set: { error: undefined }, add: { count: -1 } })
    expect(await store.find({ pk: 'a', sk: '1' })).toEqual(row('a', '1', { stage: 'x', count: 1 }))
    await expect(store.write({ update: { pk: 'a', sk: '1' }, add: { stage: 1 } })).rejects.toThrow('numbers')
  })

  it('gives rows in order of sort key: by prefix, by range, backwards, page by page', async () => {
    const store = new MemoryStore()
    for (const sk of ['b#2', 'a#1', 'b#1', 'c#1', 'b#3']) await store.write({ put: row('p', sk) })
    const keys = async (query: object) => (await store.query({ pk: 'p', ...query })).items.map(({ sk }) => sk)
    expect(await keys({ beginsWith: 'b#' })).toEqual(['b#1', 'b#2', 'b#3'])
    expect(await keys({ between: ['a#1', 'b#2'] })).toEqual(['a#1', 'b#1', 'b#2'])
    expect(await keys({ between: ['x', 'b'] })).toEqual([])
    for (const backwards of [false, true]) {
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await store.query({ pk: 'p', limit: 2, backwards, ...(after === undefined ? {} : { after }) })
        seen.push(...page.items.map(({ sk }) => sk))
        after = page.next
      } while (after !== undefined)
      const ordered = ['a#1', 'b#1', 'b#2', 'b#3', 'c#1']
      expect(seen).toEqual(backwards ? ordered.reverse() : ordered)
    }
  })

  it('goes on behind the last row of a page even when that row is gone', async () => {
    const store = new MemoryStore()
    for (const sk of ['1', '2', '3']) await store.write({ put: row('p', sk) })
    const { next = '' } = await store.query({ pk: 'p', limit: 2 })
    await store.write({ delete: { pk: 'p', sk: '2' } })
    expect((await store.query({ pk: 'p', after: next })).items).toEqual([row('p', '3')])
  })

  it('refuses cursors that are not its own', async () => {
    const store = new MemoryStore()
    for (const sk of ['1', '2']) await store.commit([{ put: row('p', sk) }, { put: row('q', sk) }])
    const { next = '' } = await store.query({ pk: 'p', limit: 1 })
    await expect(store.query({ pk: 'q', after: next })).rejects.toThrow(InvalidCursorError)
    await expect(store.query({ pk: 'p', after: '{' })).rejects.toThrow(InvalidCursorError)
  })

  it('keeps a row in an index while it carries both of its keys', async () => {
    const store = new MemoryStore()
    const found = async () => (await store.query({ index: 'gsi2', pk: 'open' })).items.length
    await store.commit([
      { put: row('a', '1', { gsi2pk: 'open', gsi2sk: '5' }) },
      { put: row('b', '1', { gsi2pk: 'open', gsi2sk: '5' }) },
      { put: row('c', '1', { gsi2pk: 'open' }) },
    ])
    expect(await found()).toBe(2)
    await store.write({ update: { pk: 'a', sk: '1' }, set: { gsi2pk: undefined } })
    await store.write({ delete: { pk: 'b', sk: '1' } })
    expect(await found()).toBe(0)
  })

  it('never shares objects with its callers', async () => {
    const store = new MemoryStore()
    const nested = { pk: 'a', sk: '1', list: ['x'] }
    await store.write({ put: nested })
    nested.list.push('y')
    expect(
      await store.findMany([
        { pk: 'a', sk: '1' },
        { pk: 'a', sk: '2' },
      ]),
    ).toEqual([{ pk: 'a', sk: '1', list: ['x'] }, undefined])
  })
})
