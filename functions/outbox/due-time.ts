import type { Instant } from '../kernel/instant.ts'

/** Remembers when something is due next, so that a clock that jumps need not ask the table at every step. */
export interface DueTime {
  /** Something more will be due then. */
  note(at: Instant): void
  /** What is known may be wrong: look again. */
  forget(): void
  get(): Promise<Instant | undefined>
}

export function createDueTime(look: () => Promise<Instant | undefined>): DueTime {
  let known: { at: Instant | undefined } | undefined
  let changes = 0
  return {
    note(at) {
      changes += 1
      if (known !== undefined && (known.at === undefined || at < known.at)) known = { at }
    },
    forget() {
      changes += 1
      known = undefined
    },
    async get() {
      if (known !== undefined) return known.at
      const seen = changes
      const at = await look()
      // What was noted while looking may or may not be in the answer.
      if (seen === changes) known = { at }
      return at
    },
  }
}
