import type { Id } from '../kernel/ids.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Hole } from './rules/holes.ts'
import type { OnCallRole } from './schedule.ts'

/** Nobody is on call at times at which somebody should be: one case for each role of a schedule, until it is whole again. */
export interface OnCallGap {
  readonly id: Id
  readonly schedule: Id
  readonly role: OnCallRole
  /** `passed`: the hours went by, and nobody had to be found any more. */
  readonly status: 'open' | 'filled' | 'passed'
  /** As they were told last, the earliest first; at most {@link HOLES_KEPT}. */
  readonly holes: readonly Hole[]
  readonly policy: string
  /** Counts how often an earlier hole was found while it was open. */
  readonly round: number
}

export type GapHead = HeadRow & OnCallGap

export const HOLES_KEPT = 20
