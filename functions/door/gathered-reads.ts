import type { Item, Key, Store } from '../platform/store.ts'

/** Keys in one read, as the store allows. */
const MOST_KEYS = 100

interface Wish {
  readonly keys: readonly Key[]
  readonly resolve: (rows: (Item | undefined)[]) => void
  readonly reject: (error: unknown) => void
}

/**
 * `findMany` that answers many callers with one request to the table. A read that comes while another is under way
 * waits for it to end and goes into the next one, together with all others that wait: so every read still begins after
 * it was asked for, nothing is ever remembered, and asking for little from many places costs one request and not many.
 */
export function gatherReads(store: Pick<Store, 'findMany'>): Store['findMany'] {
  const waiting: Wish[] = []
  let isReading = false

  async function readAll(): Promise<void> {
    isReading = true
    while (waiting.length > 0) {
      const wishes = waiting.splice(0, fitting(waiting))
      try {
        const rows = await store.findMany(wishes.flatMap(({ keys }) => keys))
        let from = 0
        for (const { keys, resolve } of wishes) {
          resolve(rows.slice(from, from + keys.length))
          from += keys.length
        }
      } catch (error) {
        for (const { reject } of wishes) reject(error)
      }
    }
    isReading = false
  }

  return <Row extends Item>(keys: readonly Key[]) =>
    new Promise<(Row | undefined)[]>((resolve, reject) => {
      waiting.push({ keys, resolve: resolve as Wish['resolve'], reject })
      if (!isReading) void readAll()
    })
}

/** How many of the wishes go into one read: at least one, which is then as large as its caller made it. */
function fitting(wishes: readonly Wish[]): number {
  let keys = 0
  const tooMany = wishes.findIndex((wish) => {
    keys += wish.keys.length
    return keys > MOST_KEYS
  })
  return tooMany === -1 ? wishes.length : Math.max(1, tooMany)
}
