import { useSyncExternalStore } from 'react'
import { type Instant, instantOf, MINUTE, millisOf, SECOND } from '../../../functions/kernel/instant.ts'

/** How far the server's clock (which may be a virtual one) is from this device's, in milliseconds. */
let ahead = 0
const listeners = new Set<() => void>()
let ticking: ReturnType<typeof setInterval> | undefined

/** Sets the clock by what the server just said. */
export function setServerClock(now: Instant): void {
  ahead = millisOf(now) - Date.now()
  for (const listener of listeners) listener()
}

/** Milliseconds since 1970 as the server counts them. */
export const serverMillis = (): number => Date.now() + ahead

/** Now, as the server sees it, to the second or the minute; the component is drawn again when it changes. */
export function useNow(step: 'second' | 'minute' = 'second'): Instant {
  const size = step === 'second' ? SECOND : MINUTE
  const millis = useSyncExternalStore(listen, () => Math.floor(serverMillis() / size) * size)
  return instantOf(millis)
}

function listen(listener: () => void): () => void {
  listeners.add(listener)
  ticking ??= setInterval(() => {
    for (const each of listeners) each()
  }, SECOND)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(ticking)
    ticking = undefined
  }
}
