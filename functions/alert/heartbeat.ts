import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Item } from '../platform/store.ts'
import type { Labels } from './alert.ts'
import type { Keys } from './source.ts'

/** “Tell me if this stops calling.” */
export interface Heartbeat extends Keys {
  readonly id: Id
  readonly name: string
  readonly description: string
  /** Somewhere between two calls there are never more than so many minutes … */
  readonly everyMinutes: number
  /** … and so many of grace. */
  readonly graceMinutes: number
  readonly labels: Labels
  readonly isActive: boolean
  /** `new`: nobody has called yet; the clock runs from its beginning, for what never starts is missing too. */
  readonly status: 'new' | 'beating' | 'missing'
  readonly missingSince?: Instant
}

export type HeartbeatHead = HeadRow & Heartbeat

/** The last call, and when the next one is missed; beside the head, for calls come every few minutes. */
export type BeatRow = Item & {
  readonly id: Id
  readonly lastAt?: Instant
  /** Absent while nobody waits: it is missing already, or paused. */
  readonly dueAt?: Instant
  /** Counts how often it was written: whoever was faster wins. */
  readonly count: number
}
