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
  /** `new`: nobody has called yet, and the first call is not missed. */
  readonly status: 'new' | 'beating' | 'missing'
  readonly missingSince?: Instant
}

export type HeartbeatHead = HeadRow & Heartbeat

/** The last call, and when the next one is missed; beside the head, for calls come every few minutes. */
export type BeatRow = Item & { readonly lastAt?: Instant; readonly id: Id; readonly dueAt: Instant }
