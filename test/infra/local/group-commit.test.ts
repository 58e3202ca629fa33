import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ConditionFailedError, type Store, StoreBusyError, type Write } from '../../../functions/platform/store.ts'
import { GroupCommit } from '../../../infra/local/group-commit.ts'
import { MemoryStore } from '../../support/memory-store.ts'

/** Notes how many rows each request carried. */
function counting(store: Store) {
  const requests: number[] = []
  const counted: Store = {
    find: store.find.bind(store),
    findMany: store.findMany.bind(store),
    query: store.query.bind(store),
    commit: (writes) => {
      requests.push(writes.length)
      return store.commit(writes)
    },
    remove: store.remove.bind(store),
    write: (write) => {
      requests.push(1)
      return store.write(write)
    },
  }
  return { requests, counted }
}

const put = (sk: string): Write => ({ put: { pk: 'a', sk }, if: 'absent' })

describe('writing together', () => {
  it('what comes alone goes alone; what comes meanwhile goes together', async () => {
    const { requests, counted } = counting(new MemoryStore())
    const group = new GroupCommit((writes) => counted.commit(writes))
    await group.write([put('1')], 10)
    await new Promise(setImmediate)
    await Promise.all(['2', '3', '4'].map((sk) => group.write([put(sk)], 10)))
    expect(requests).toEqual([1, 1, 2])
  })

  it('never more than 50 rows, or a megabyte, at once; one that is larger goes alone', async () => {
    const { requests, counted } = counting(new MemoryStore())
    const group = new GroupCommit((writes) => counted.commit(writes))
    await Promise.all(Array.from({ length: 61 }, (_, nth) => group.write([put(`a${nth}`), put(`b${nth}`)], 10)))
    expect(requests).toEqual([2, 50, 50, 20])
    requests.length = 0
    await Promise.all([1, 2_000_000, 600_000, 600_000].map((bytes, nth) => group.write([put(`c${nth}`)], bytes)))
    expect(requests).toEqual([1, 1, 1, 1])
  })

  it('a condition that fails refuses its own unit only, whatever it was written with', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat({ max: 30 }), { minLength: 1, maxLength: 3 }), { maxLength: 20 }),
        async (lists) => {
          const store = new MemoryStore()
          const taken = new Set([0, 7, 14, 21, 28])
          for (const nth of taken) await store.write(put(String(nth)))
          const seen = new Set<number>()
          const units = lists.map((list) => [...new Set(list)].filter((nth) => !seen.has(nth) && seen.add(nth)))
          const group = new GroupCommit((writes) => store.commit(writes))
          const results = await Promise.allSettled(
            units.map((unit) =>
              unit.length === 0
                ? undefined
                : group.write(
                    unit.map((nth) => put(String(nth))),
                    10,
                  ),
            ),
          )
          units.forEach((unit, nth) => {
            const isRefused = unit.some((each) => taken.has(each))
            expect(results[nth]?.status).toBe(isRefused ? 'rejected' : 'fulfilled')
          })
          const written = units.filter((unit) => !unit.some((each) => taken.has(each))).flat()
          expect(
            store
              .dump()
              .map(({ sk }) => Number(sk))
              .sort(),
          ).toEqual([...taken, ...written].sort())
        },
      ),
    )
  })

  it('whoever names the same row comes after, and finds what was written before', async () => {
    const { requests, counted } = counting(new MemoryStore())
    const group = new GroupCommit((writes) => counted.commit(writes))
    const results = await Promise.allSettled([
      group.write([put('1')]),
      group.write([put('2'), put('3')]),
      group.write([put('4')]),
      group.write([put('5'), put('3')]),
      group.write([put('6')]),
    ])
    expect(requests).toEqual([1, 3, 3, 1])
    expect(results.map(({ status }) => status)).toEqual([...Array(3).fill('fulfilled'), 'rejected', 'fulfilled'])
    expect(results[3]).toMatchObject({ reason: { index: 1 } })
  })

  it('whatever is written at once, it is as if one had been written after the other', async () => {
    const write = fc.record({ sk: fc.nat({ max: 6 }), version: fc.nat({ max: 2 }), expects: fc.nat({ max: 3 }) })
    const unit = fc.uniqueArray(write, { minLength: 1, maxLength: 3, selector: ({ sk }) => sk })
    const writesOf = (each: { sk: number; version: number; expects: number }[]): Write[] =>
      each.map(({ sk, version, expects }) => ({
        put: { pk: 'a', sk: String(sk), version },
        ...(expects === 3 ? {} : { if: { version: { atMost: expects, orAbsent: true } } }),
      }))
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 20 }), async (units) => {
        const [one, other] = [new MemoryStore(), new MemoryStore()]
        const group = new GroupCommit((writes) => one.commit(writes))
        const together = await Promise.allSettled(units.map((each) => group.write(writesOf(each))))
        const after: string[] = []
        for (const each of units) {
          after.push(
            await other.commit(writesOf(each)).then(
              () => 'written',
              ({ index }: ConditionFailedError) => `refused ${index}`,
            ),
          )
        }
        expect(
          together.map((each) => (each.status === 'fulfilled' ? 'written' : `refused ${each.reason.index}`)),
        ).toEqual(after)
        expect(one.dump()).toEqual(other.dump())
      }),
    )
  })

  it('what the table refuses as a request is told to whoever it is about, and to nobody else', async () => {
    const store = new MemoryStore()
    const group = new GroupCommit(async (writes) => {
      if (writes.some((each) => 'put' in each && each.put.sk === 'too large')) throw new TypeError('too large')
      return store.commit(writes)
    })
    const results = await Promise.allSettled(['1', '2', 'too large', '3'].map((sk) => group.write([put(sk)])))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
    expect(store.dump().map(({ sk }) => sk)).toEqual(['1', '2', '3'])
  })

  it('a table that does not answer is told to all who were written together', async () => {
    const { counted } = counting(new MemoryStore())
    let asked = 0
    const group = new GroupCommit((writes) => {
      asked += 1
      return asked === 2 ? Promise.reject(new StoreBusyError('busy')) : counted.commit(writes)
    })
    const results = await Promise.allSettled(['1', '2', '3'].map((sk) => group.write([put(sk)])))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    await expect(group.write([put('1')])).rejects.toThrow(ConditionFailedError)
  })
})
