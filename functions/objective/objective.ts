import type { LocalDate } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { Period } from './rules/periods.ts'

/** What the department wants to reach in a year: a figure somebody answers for, and duties serve. */
export interface Objective {
  readonly id: Id
  readonly year: number
  readonly kind: ObjectiveKind
  readonly title: Text
  /** The position that answers for it, and owes its values. */
  readonly owner: Id
  readonly measure: Measure
  readonly rhythm: Rhythm
  readonly status: ObjectiveStatus
  /** Version of the policy under which the step that is owed now was opened. */
  readonly policy: string
  /** The period whose value is owed next; absent: all are measured, or it is closed. */
  readonly owes?: Period
  /** Who owes the next step, and by when; absent when it is closed. */
  readonly accountable?: Id
  readonly dueAt?: Instant
  /** The value with the latest date. */
  readonly latest?: Pick<MeasuredValue, 'on' | 'value'>
  readonly closedAt?: Instant
  readonly closedBy?: Id
}

export const OBJECTIVE_KINDS = ['annual', 'project'] as const
export type ObjectiveKind = (typeof OBJECTIVE_KINDS)[number]

/** `open` until somebody who sets objectives says how it ended. */
export const OBJECTIVE_STATUS = ['open', 'achieved', 'missed', 'dropped'] as const
export type ObjectiveStatus = (typeof OBJECTIVE_STATUS)[number]
export type Ending = Exclude<ObjectiveStatus, 'open'>

export const RHYTHMS = ['monthly', 'quarterly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** What is counted, and where it should be. */
export interface Measure {
  readonly name: Text
  /** As people write it behind the number: `%`, `小时`. */
  readonly unit: string
  readonly direction: 'at-least' | 'at-most'
  readonly target: number
  /** Where it stood when the year began: then it has to move evenly to its target. Absent: it has to be kept all year. */
  readonly start?: number
}

/** What was measured for a day. A later value for the same day replaces it; the story keeps both. */
export interface MeasuredValue {
  readonly on: LocalDate
  readonly value: number
  readonly note?: string
  readonly by: Id
  readonly at: Instant
}
