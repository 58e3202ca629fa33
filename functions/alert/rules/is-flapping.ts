import { type Instant, MINUTE, plusMillis } from '../../kernel/instant.ts'

/** It comes and goes when it began so often in so long a time … */
const OFTEN = 4
export const FLAPPING_WITHIN = 10 * MINUTE
/** … and is told by no more of its beginnings than these. */
const MOST_KEPT = 12

/** Beginnings that still count at an instant. */
export const recentBegins = (begins: readonly Instant[], now: Instant): readonly Instant[] =>
  begins.filter((each) => each > plusMillis(now, -FLAPPING_WITHIN)).slice(-MOST_KEPT)

/** Whether something comes and goes. Once it does, it does until it has begun only once in ten minutes. */
export function isFlapping(begins: readonly Instant[], wasFlapping: boolean, now: Instant): boolean {
  const count = recentBegins(begins, now).length
  return wasFlapping ? count > 1 : count >= OFTEN
}

/** When it may have calmed down. */
export const calmAt = (begins: readonly Instant[], now: Instant): Instant =>
  plusMillis(begins.at(-1) ?? now, FLAPPING_WITHIN)
