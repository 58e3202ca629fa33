import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gatherReads } from '../../functions/door/gathered-reads.ts'
import type { Item, Key } from '../../functions/platform/store.ts'

/** A table whose reads end when the test says, and see what was true when they began. */
function slowTable() {
  const rows = new Map<string, number>()
  const reads: { keys: readonly Key[]; end: () => void; fail: (error: Error) => void }[] = []
  const findMany = <Row extends Item>(keys: readonly Key[]) =>
    new Promise<(Row | undefined)[]>((resolve, reject) => {
      const seen = keys.map(({ pk, sk }) =>
        rows.has(pk) ? ({ pk, sk, value: rows.get(pk) } as Item as Row) : undefined,
      )
      reads.push({ keys, end: () => resolve(seen), fail: reject })
    })
  return { rows, reads, findMany: gatherReads({ findMany }) }
}

const key = (pk: string): Key => ({ pk, sk: 'x' })
const turn = () => new Promise((resolve) => setImmediate(resolve))

describe('gathered reads', () => {
  it('begin at once when nothing is under way, else together in the next', async () => {
    const { rows, reads, findMany } = slowTable()
    rows.set('a', 1)
    const first = findMany([key('a')])
    const others = [findMany([key('a'), key('b')]), findMany([key('c')])]
    expect(reads).toHaveLength(1)
    rows.set('a', 2).set('c', 3)
    reads[0]?.end()
    expect(await first).toMatchObject([{ value: 1 }])
    await turn()
    expect(reads[1]?.keys.map(({ pk }) => pk)).toEqual(['a', 'b', 'c'])
    reads[1]?.end()
    expect(await Promise.all(others)).toMatchObject([[{ value: 2 }, undefined], [{ value: 3 }]])
  })

  it('hold at most 100 keys', async () => {
    const { reads, findMany } = slowTable()
    const asked = Array.from({ length: 121 }, (_, nth) => findMany([key(`a${nth}`), key(`b${nth}`)]))
    for (let nth = 0; nth < 4; nth += 1) {
      reads[nth]?.end()
      await turn()
    }
    await Promise.all(asked)
    expect(reads.map(({ keys }) => keys.length)).toEqual([2, 100, 100, 40])
  })

  it('fail for those who were in them, and go on for the rest', async () => {
    const { reads, findMany } = slowTable()
    const [first, second] = [findMany([key('a')]), findMany([key('b')])]
    reads[0]?.fail(new Error('busy'))
    await expect(first).rejects.toThrow('busy')
    await turn()
    reads[1]?.end()
    expect(await second).toEqual([undefined])
  })

  it('never answer what was no longer true when they were asked for', async () => {
    const step = fc.constantFrom('write', 'ask', 'end')
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
        const { rows, reads, findMany } = slowTable()
        rows.set('a', 0)
        const answers: Promise<boolean>[] = []
        let ended = 0
        const endOne = async () => {
          reads[ended]?.end()
          if (reads[ended] !== undefined) ended += 1
          await turn()
        }
        for (const does of steps) {
          if (does === 'write') rows.set('a', (rows.get('a') ?? 0) + 1)
          else if (does === 'end') await endOne()
          else {
            const atLeast = rows.get('a') ?? 0
            answers.push(findMany<Item & { value: number }>([key('a')]).then(([row]) => (row?.value ?? -1) >= atLeast))
          }
        }
        for (let nth = 0; nth < 3; nth += 1) await endOne()
        expect(await Promise.all(answers)).not.toContain(false)
      }),
      { numRuns: 200 },
    )
  })
})
