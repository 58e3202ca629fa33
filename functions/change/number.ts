import type { Platform } from '../platform/platform.ts'
import { ConditionFailedError, type Item, type Key, StoreBusyError } from '../platform/store.ts'

/** The first number people see; below it numbers look like tests. */
const FIRST = 1001
/** Numbers leased at a time: one small write for as many changes. What a process does not use is a gap, and fine. */
const BLOCK = 50
const MOST_TRIES = 10

const COUNTER: Key = { pk: 'counter#change', sk: 'counter' }

interface Block {
  next: number
  end: number
}
const blocks = new WeakMap<object, Promise<Block>>()

/** The next number for a change, `CHG-1042`: unique over all processes, rising within one. */
export async function nextChangeNumber({ store }: Pick<Platform, 'store'>): Promise<string> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const lease = blocks.get(store) ?? leaseBlock(store)
    blocks.set(store, lease)
    const block = await lease.catch((error: unknown) => {
      blocks.delete(store)
      throw error
    })
    if (block.next < block.end) {
      const number = block.next
      block.next += 1
      return `CHG-${number}`
    }
    if (blocks.get(store) === lease) blocks.delete(store)
  }
  throw new StoreBusyError('no block of numbers could be leased')
}

async function leaseBlock(store: Platform['store']): Promise<Block> {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const row = await store.find<Item & { next: number }>(COUNTER)
    const next = row?.next ?? FIRST
    try {
      await store.write({ put: { ...COUNTER, next: next + BLOCK }, if: row === undefined ? 'absent' : { next } })
      return { next, end: next + BLOCK }
    } catch (error) {
      if (!(error instanceof ConditionFailedError)) throw error
    }
  }
  throw new StoreBusyError('the counter of changes is contended')
}
