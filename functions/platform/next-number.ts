import type { Platform } from './platform.ts'
import { ConditionFailedError, type Item, type Key, StoreBusyError } from './store.ts'

/** The first number people see; below it numbers look like tests. */
const FIRST = 1001
/** Numbers leased at a time: one small write for as many cases. What a process does not use is a gap, and fine. */
const BLOCK = 50
const MOST_TRIES = 10

interface Block {
  next: number
  end: number
}
const blocks = new WeakMap<object, Map<string, Promise<Block>>>()

/** The next number of a kind of case, `CHG-1042`: unique over all processes, rising within one. */
export async function nextNumber({ store }: Pick<Platform, 'store'>, kind: string, letters: string): Promise<string> {
  const leased = blocks.get(store) ?? new Map<string, Promise<Block>>()
  blocks.set(store, leased)
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const lease = leased.get(kind) ?? leaseBlock(store, { pk: `counter#${kind}`, sk: 'counter' })
    leased.set(kind, lease)
    const block = await lease.catch((error: unknown) => {
      leased.delete(kind)
      throw error
    })
    if (block.next < block.end) {
      const number = block.next
      block.next += 1
      return `${letters}-${number}`
    }
    if (leased.get(kind) === lease) leased.delete(kind)
  }
  throw new StoreBusyError('no block of numbers could be leased')
}

async function leaseBlock(store: Platform['store'], counter: Key): Promise<Block> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const row = await store.find<Item & { next: number }>(counter)
    const next = row?.next ?? FIRST
    try {
      await store.write({ put: { ...counter, next: next + BLOCK }, if: row === undefined ? 'absent' : { next } })
      return { next, end: next + BLOCK }
    } catch (error) {
      if (!(error instanceof ConditionFailedError)) throw error
    }
  }
  throw new StoreBusyError(`the counter ${counter.pk} is contended`)
}
