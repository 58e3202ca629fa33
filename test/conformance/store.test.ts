import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import {
  ConditionFailedError,
  InvalidCursorError,
  type Item,
  type Query,
  type Store,
  type Write,
} from '../../functions/platform/store.ts'
import { createTables, type Database, startEmbeddedDatabase } from '../../infra/local/embedded-database.ts'
import { productStore } from '../../infra/local/product-store.ts'
import { readEverything } from '../../infra/local/read-everything.ts'
import { MemoryStore } from '../support/memory-store.ts'

interface Subject {
  readonly store: Store
  dump(): Promise<Item[]>
}

let database: Database
let tables = 0
beforeAll(async () => {
  database = await startEmbeddedDatabase()
})
afterAll(() => database.stop())

const IMPLEMENTATIONS: Record<string, () => Promise<Subject>> = {
  'in memory': async () => {
    const store = new MemoryStore()
    return { store, dump: async () => store.dump() }
  },
  'on the embedded database': () => onDatabase((table) => createDynamoStore({ client: database.client, table })),
  'as the product has it on one machine': () => onDatabase((table) => productStore({ client: database.client, table })),
}

async function onDatabase(open: (table: string) => Store): Promise<Subject> {
  tables += 1
  const table = `store-${tables}`
  await createTables(database.client, { product: table })
  return { store: open(table), dump: () => Array.fromAsync(readEverything(database.client, table)) }
}

const row = (pk: string, sk: string, fields: Record<string, string | number | boolean> = {}): Item => ({
  pk,
  sk,
  ...fields,
})
const inOrder = (rows: Item[]) => rows.toSorted((a, b) => (`${a.pk}\n${a.sk}` < `${b.pk}\n${b.sk}` ? -1 : 1))

describe.each(Object.entries(IMPLEMENTATIONS))('a store %s', (_name, open) => {
  it('commits all or nothing, and names the first condition that failed', async () => {
    const { store, dump } = await open()
    await store.write({ put: row('a', '1', { version: 1 }) })
    const writes: Write[] = [
      { put: row('a', '2') },
      { update: { pk: 'a', sk: '1' }, set: { version: 2 }, if: { version: 7 } },
      { check: { pk: 'a', sk: '9' }, if: 'present' },
    ]
    const failed = await store.commit(writes).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(ConditionFailedError)
    expect((failed as ConditionFailedError).index).toBe(1)
    expect(await dump()).toEqual([row('a', '1', { version: 1 })])
  })

  it('knows equal, absent, at most, at most or absent', async () => {
    const { store } = await open()
    const touch = (condition: Write['if']) =>
      store.write({
        update: { pk: 'a', sk: '1' },
        add: { count: 1 },
        ...(condition === undefined ? {} : { if: condition }),
      })
    await store.write({ put: row('a', '1', { parkedAt: '2026-01-05' }) })
    await touch({ parkedAt: '2026-01-05', heldSince: null })
    await touch({ parkedAt: { atMost: '2026-01-05' } })
    await touch({ failures: { atMost: 3, orAbsent: true } })
    const failing: Write['if'][] = [
      ...[{ parkedAt: { atMost: '2026-01-04' } }, { parkedAt: null }],
      ...[{ failures: { atMost: 3 } }, { parkedAt: 'x' }],
    ]
    for (const condition of failing) {
      await expect(touch(condition)).rejects.toThrow(ConditionFailedError)
    }
    expect(await store.find({ pk: 'a', sk: '1' })).toMatchObject({ count: 3 })
  })

  it('removes many rows at once, those that are not there and those named twice too', async () => {
    const { store, dump } = await open()
    const rows = Array.from({ length: 60 }, (_, nth) => row(`p${nth % 3}`, String(nth)))
    for (let from = 0; from < rows.length; from += 20) {
      await store.commit(rows.slice(from, from + 20).map((put) => ({ put })))
    }
    await store.remove([])
    await store.remove([...rows.slice(0, 59), ...rows.slice(0, 3), { pk: 'p0', sk: 'never' }])
    expect(await dump()).toEqual(rows.slice(59))
  })

  it('takes no row away from the partition of a case, which only grows: on AWS nobody has the right to', async () => {
    const { store, dump } = await open()
    const [kept, other] = [row('agg#a', 'live'), row('b', '1')]
    await store.commit([{ put: kept }, { put: other }])
    const removal = { delete: { pk: kept.pk, sk: kept.sk } }
    await expect(store.write(removal)).rejects.toThrow(TypeError)
    await expect(store.commit([{ delete: { pk: other.pk, sk: other.sk } }, removal])).rejects.toThrow(TypeError)
    await expect(store.remove([kept])).rejects.toThrow(TypeError)
    expect(inOrder(await dump())).toEqual(inOrder([kept, other]))
  })

  it('updates create a missing row, remove what is set to undefined, add from nothing', async () => {
    const { store } = await open()
    await store.write({ update: { pk: 'a', sk: '1' }, set: { stage: 'x', error: 'y' }, add: { count: 2 } })
    await store.write({ update: { pk: 'a', sk: '1' }, set: { error: undefined }, add: { count: -1 } })
    expect(await store.find({ pk: 'a', sk: '1' })).toEqual(row('a', '1', { stage: 'x', count: 1 }))
  })

  it('reads several rows in the order asked, a missing one as undefined', async () => {
    const { store } = await open()
    await store.commit([{ put: row('a', '1') }, { put: row('b', '1') }])
    const keys = [
      { pk: 'b', sk: '1' },
      { pk: 'x', sk: '1' },
      { pk: 'a', sk: '1' },
      { pk: 'b', sk: '1' },
    ]
    expect((await store.findMany(keys)).map((found) => found?.pk)).toEqual(['b', undefined, 'a', 'b'])
  })

  it('reads more rows than the service takes in one request', async () => {
    const { store } = await open()
    const rows = Array.from({ length: 230 }, (_, nth) => row('a', String(nth)))
    for (let from = 0; from < rows.length; from += 100) {
      await store.commit(rows.slice(from, from + 100).map((each) => ({ put: each })))
    }
    const asked = rows.toReversed().map(({ pk, sk }) => ({ pk, sk }))
    expect((await store.findMany([...asked, { pk: 'x', sk: '1' }])).map((found) => found?.sk)).toEqual([
      ...asked.map(({ sk }) => sk),
      undefined,
    ])
    expect(await store.findMany([])).toEqual([])
  })

  it('an index shows the rows that opted in, also after they left', async () => {
    const { store } = await open()
    await store.write({ put: row('a', '1', { gsi1pk: 'open', gsi1sk: '2' }) })
    await store.write({ put: row('b', '1', { gsi1pk: 'open', gsi1sk: '1' }) })
    await store.write({ put: row('c', '1') })
    const open1 = await store.query({ index: 'gsi1', pk: 'open' })
    expect(open1.items.map(({ pk }) => pk)).toEqual(['b', 'a'])
    await store.write({ put: row('b', '1') })
    expect((await store.query({ index: 'gsi1', pk: 'open' })).items.map(({ pk }) => pk)).toEqual(['a'])
  })

  it('an index carries what lists show, and not where an audit chain stands', async () => {
    const { store } = await open()
    const shown = { id: 'chg_1', number: 'CHG-1', version: 3, stage: 'test', title: 'one' }
    await store.write({
      put: row('a', '1', {
        ...shown,
        auditSeq: 3,
        auditHash: 'ff',
        gsi1pk: 'x',
        gsi1sk: '1',
        gsi2pk: 'y',
        gsi2sk: '2',
      }),
    })
    const { items } = await store.query({ index: 'gsi1', pk: 'x' })
    expect(items).toEqual([{ pk: 'a', sk: '1', gsi1pk: 'x', gsi1sk: '1', ...shown }])
  })

  it('gives at least the fields that are asked for, from an index too', async () => {
    const { store } = await open()
    await store.write({ put: row('a', '1', { gsi1pk: 'list', gsi1sk: '1', title: 'one', stage: 'open', more: 3 }) })
    const query = { fields: ['title', 'more', 'stage', 'missing'] }
    const shown = [{ title: 'one', more: 3, stage: 'open' }]
    expect((await store.query({ pk: 'a', ...query })).items).toMatchObject(shown)
    expect((await store.query({ index: 'gsi1', pk: 'list', ...query })).items).toMatchObject(shown)
  })

  it('pages go on where the last one ended, also among equal index keys; foreign cursors are refused', async () => {
    const { store } = await open()
    const rows = Array.from({ length: 7 }, (_, nth) =>
      row(`r${nth}`, 'x', { gsi2pk: 'list', gsi2sk: nth < 4 ? 'same' : 'z' }),
    )
    for (const each of rows) await store.write({ put: each })
    const seen: string[] = []
    let after: string | undefined
    for (let page = 0; page < 10; page += 1) {
      const query: Query = {
        index: 'gsi2',
        pk: 'list',
        limit: 2,
        backwards: true,
        ...(after === undefined ? {} : { after }),
      }
      const found = await store.query(query)
      seen.push(...found.items.map(({ pk }) => pk))
      after = found.next
      if (after === undefined) break
    }
    expect(seen.toSorted()).toEqual(rows.map(({ pk }) => pk))
    const { next } = await store.query({ index: 'gsi2', pk: 'list', limit: 2 })
    for (const cursor of ['nonsense', Buffer.from('{"pk":1}').toString('base64url')]) {
      await expect(store.query({ index: 'gsi2', pk: 'list', after: cursor })).rejects.toThrow(InvalidCursorError)
    }
    expect(next).toBeDefined()
  })
})

describe('both stores', () => {
  const KEYS = ['a', 'b', 'c']
  const key = fc.record({ pk: fc.constantFrom(...KEYS), sk: fc.constantFrom('1', '2') })
  const condition = fc.option(
    fc.oneof(
      fc.constantFrom('absent' as const, 'present' as const),
      fc.record({ version: fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constant(null)) }),
      fc.record({ version: fc.record({ atMost: fc.integer({ min: 0, max: 3 }) }) }),
    ),
    { nil: undefined },
  )
  const withIf = <W extends object>(write: W, given: Write['if']) =>
    (given === undefined ? write : { ...write, if: given }) as Write
  const write: fc.Arbitrary<Write> = fc.oneof(
    fc
      .tuple(key, fc.integer({ min: 0, max: 3 }), fc.boolean(), condition)
      .map(([{ pk, sk }, n, listed, given]) =>
        withIf(
          { put: { pk, sk, version: n, title: `${n}`, ...(listed ? { gsi1pk: 'list', gsi1sk: `${n}` } : {}) } },
          given,
        ),
      ),
    fc
      .tuple(key, fc.integer({ min: 0, max: 3 }), fc.boolean(), condition)
      .map(([update, n, removes, given]) =>
        withIf({ update, set: { version: n, stage: removes ? undefined : 'x' } }, given),
      ),
    fc.tuple(key, condition).map(([found, given]) => withIf({ delete: found }, given)),
  )
  const transaction = fc.uniqueArray(write, { minLength: 1, maxLength: 4, selector: keyText })

  it('hold the same rows and refuse the same writes, whatever is written in whatever order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(transaction, { maxLength: 12 }), async (transactions) => {
        const subjects = await Promise.all(Object.values(IMPLEMENTATIONS).map((open) => open()))
        for (const writes of transactions) {
          const outcomes = await Promise.all(
            subjects.map(({ store }) =>
              store.commit(writes).then(
                () => 'done',
                (error: unknown) =>
                  error instanceof ConditionFailedError ? `condition ${error.index}` : String(error),
              ),
            ),
          )
          expect(outcomes[0]).toBe(outcomes[1])
        }
        const [one, other] = await Promise.all(subjects.map(async ({ dump }) => inOrder(await dump())))
        expect(one).toEqual(other)
        const lists = await Promise.all(subjects.map(({ store }) => store.query({ index: 'gsi1', pk: 'list' })))
        const [first = [], second = []] = lists.map(({ items }) => inOrder(items))
        expect(first).toEqual(second)
      }),
      { numRuns: 40 },
    )
  })
})

const keyText = (each: Write): string => {
  const { pk, sk } =
    'put' in each ? each.put : 'update' in each ? each.update : 'delete' in each ? each.delete : each.check
  return `${pk}\n${sk}`
}
