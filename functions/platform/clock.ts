import type { Instant } from '../kernel/instant.ts'

/** The only source of business time. Nothing else may read the time of the machine. */
export interface Clock {
  now(): Instant
}
