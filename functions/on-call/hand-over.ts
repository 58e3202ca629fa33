import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { OnCallRole } from './schedule.ts'

/** A shift goes to the next, with what is open in it and what was noted: whoever gets it says that they have it. */
export interface ShiftHandOver {
  readonly id: Id
  readonly schedule: Id
  readonly role: OnCallRole
  /** Who had the shift; absent: nobody. */
  readonly giver?: Id
  readonly receiver: Id
  /** When the shift changed. */
  readonly at: Instant
  /** What was open then; of very many the first. */
  readonly matters: readonly Matter[]
  /** How many more there were. */
  readonly others?: number
  readonly note?: string
  /** `passed-on`: the shift went on to the next before anybody had accepted it. */
  readonly status: 'open' | 'accepted' | 'passed-on'
  readonly stage: 'take-over' | 'over'
  readonly policy: string
}

export type HandOverHead = HeadRow & ShiftHandOver

/** Something open that goes with a shift: an incident, say. */
export interface Matter {
  readonly case: Id
  readonly number: string
  readonly title: string
  /** Its page in the portal: a path. */
  readonly href: string
}
