import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Matcher } from './rules/matches.ts'

/** Somebody wants quiet about something for a while: always with an end, and always with a reason. */
export interface AlertSilence {
  readonly id: Id
  /** All of them have to match. */
  readonly matchers: readonly Matcher[]
  readonly from: Instant
  readonly until: Instant
  readonly by: Id
  readonly reason: string
  /** Before its time was up. */
  readonly endedBy?: Id
}

export type SilenceHead = HeadRow & AlertSilence

/** What a silence that holds now says, without its story. */
export type Holding = Pick<AlertSilence, 'id' | 'matchers' | 'from' | 'until'>
