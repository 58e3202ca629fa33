import { useState } from 'react'

interface Rows {
  readonly keys: readonly number[]
  readonly next: number
}

/**
 * Keys for rows that have no name of their own: the same as long as a row is there, whatever is typed into it. Rows come
 * at the end; one that goes has to be taken out here, too.
 */
export function useRowKeys(count: number): { readonly keys: readonly number[]; take(at: number): void } {
  const [{ keys, next }, set] = useState<Rows>({ keys: [], next: 0 })
  if (keys.length !== count) {
    const more = Array.from({ length: Math.max(0, count - keys.length) }, (_, nth) => next + nth)
    set({ keys: [...keys.slice(0, count), ...more], next: next + more.length })
  }
  return { keys, take: (at) => set({ keys: keys.toSpliced(at, 1), next }) }
}
