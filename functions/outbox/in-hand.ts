const REMEMBERED = 20_000

/**
 * What this process is at work on, and what it has finished: a row read before it was removed must not be performed
 * after. Keys of rows are never used again, so those that are finished may be remembered as long as there is room.
 */
export interface InHand {
  /** Whether it is free; then it is taken. */
  take(name: string): boolean
  /** It was not done: somebody may take it again. */
  putBack(name: string): void
  finish(name: string): void
}

export function createInHand(): InHand {
  const taken = new Set<string>()
  const finished = new Set<string>()
  return {
    take(name) {
      if (taken.has(name) || finished.has(name)) return false
      taken.add(name)
      return true
    },
    putBack: (name) => void taken.delete(name),
    finish(name) {
      taken.delete(name)
      finished.add(name)
      if (finished.size <= REMEMBERED) return
      const [oldest = ''] = finished
      finished.delete(oldest)
    },
  }
}
