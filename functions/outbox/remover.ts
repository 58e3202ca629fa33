import type { Key, Store } from '../platform/store.ts'

/** Removes rows that are done with, those that come while it is at work together. */
export interface Remover {
  /** Resolves when the row is gone; rejects when the table cannot answer. */
  remove(key: Key): Promise<void>
}

interface Waiting {
  readonly key: Key
  readonly gone: () => void
  readonly failed: (error: unknown) => void
}

export function createRemover(store: Store): Remover {
  let waiting: Waiting[] = []
  let isAtWork = false

  async function work(): Promise<void> {
    isAtWork = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await store.remove(batch.map(({ key }) => key))
        for (const { gone } of batch) gone()
      } catch (error) {
        for (const { failed } of batch) failed(error)
      }
    }
    // In the same turn as the last look at what is waiting.
    isAtWork = false
  }

  return {
    remove: (key) =>
      new Promise((gone, failed) => {
        waiting.push({ key, gone, failed })
        if (!isAtWork) void work()
      }),
  }
}
