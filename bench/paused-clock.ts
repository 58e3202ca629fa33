import { type Instant, instantOf, millisOf } from '../functions/kernel/instant.ts'
import type { VirtualClock } from '../infra/local/clocks.ts'

/** Stands still or runs as fast as a real one; it can be set forward over time in which nothing happens. */
export interface PausedClock extends VirtualClock {
  run(): void
  pause(): void
  jumpTo(instant: Instant): void
}

export function pausedClock(start: Instant): PausedClock {
  let from = millisOf(start)
  let since: number | undefined
  const millis = () => from + (since === undefined ? 0 : performance.now() - since)
  const set = (to: number) => {
    from = Math.max(to, millis())
    if (since !== undefined) since = performance.now()
  }
  return {
    now: () => instantOf(Math.floor(millis())),
    run() {
      since ??= performance.now()
    },
    pause() {
      from = millis()
      since = undefined
    },
    jumpTo: (instant) => set(millisOf(instant)),
    moveTo: (instant) => set(millisOf(instant)),
  }
}
