import type { LocalDate } from '../../../calendar/index.ts'
import type { Id } from '../../../kernel/ids.ts'
import type { Directory } from '../../../responsibility/index.ts'
import type { RoleBook } from '../../role-book.ts'

/** What a year under a book is played through with. The same input always gives the same year. */
export interface SimulationInput {
  readonly book: RoleBook
  readonly directory: Directory
  /** A Monday. */
  readonly from: LocalDate
  readonly weeks: number
  readonly load: TypicalLoad
  /** Another number is another year of the same kind: other days of leave, other changes. */
  readonly seed: number
}

/** What happens in a department like this, beside what is entered. */
export interface TypicalLoad {
  /** Days of leave a year for each person, beside the absences that are entered. */
  readonly leaveDays: number
  /** Changes that have to be authorised in a week, by risk. */
  readonly changes: Readonly<Record<'low' | 'medium' | 'high', number>>
  /** Of a hundred released changes so many fail. */
  readonly failing: number
  /** Incidents in a month (of four weeks), by severity. */
  readonly incidents: Readonly<Record<'severity1' | 'severity2', number>>
  /** Reports of machines in a week that somebody has to look at. */
  readonly reports: number
  /** Minutes that one authorisation takes. */
  readonly minutesToAuthorise: number
  /** Hours a week that somebody who authorises can spare for it. */
  readonly hoursToAuthorise: number
}

export const TYPICAL_LOAD: TypicalLoad = {
  leaveDays: 12,
  changes: { low: 6, medium: 3, high: 1 },
  failing: 5,
  incidents: { severity1: 1, severity2: 4 },
  reports: 10,
  minutesToAuthorise: 20,
  hoursToAuthorise: 4,
}

/** What came of it, before anybody is bound by it. */
export interface Simulation {
  /** Mondays. */
  readonly weeks: readonly LocalDate[]
  readonly people: readonly PersonSimulated[]
  readonly unfilled: readonly Unfilled[]
  readonly approvals: readonly ApprovalsSimulated[]
  readonly fairness: readonly Fairness[]
  readonly totals: Totals
}

export interface PersonSimulated {
  readonly person: Id
  /** Hours in each week. */
  readonly hours: readonly number[]
  /** Weeks with more than forty hours. */
  readonly weeksOver: number
  /** Days on call, and their part of all days, in hundredths. */
  readonly onCallDays: number
  readonly onCallShare: number
  /** Working days away. */
  readonly daysAway: number
}

/** Occurrences, weeks of a standing duty, or days on call of one duty for which nobody was there. */
export interface Unfilled {
  readonly duty: Id
  readonly kind: 'occurrence' | 'standing' | 'on-call'
  readonly count: number
  /** How many there were at all. */
  readonly of: number
  /** The first few days. */
  readonly on: readonly LocalDate[]
}

/** What a position had to decide. */
export interface ApprovalsSimulated {
  readonly position: Id
  readonly asked: number
  /** In a usual and in the worst week. */
  readonly usual: number
  readonly most: number
  /** How many those who were there could decide in a usual week. */
  readonly capacity: number
  /** Weeks that ended with something undecided, and how much at most. */
  readonly weeksBehind: number
  readonly longestQueue: number
}

/** How evenly the holders of one position carry it: mean hours a week. */
export interface Fairness {
  readonly position: Id
  readonly least: { readonly person: Id; readonly hours: number }
  readonly most: { readonly person: Id; readonly hours: number }
}

export interface Totals {
  readonly occurrences: number
  readonly unfilled: number
  readonly onCallDays: number
  readonly onCallUnfilled: number
  readonly changes: number
  /** Decided by somebody other than the change authority, because nobody of it was there or may. */
  readonly climbed: number
  /** Nobody at all could decide. */
  readonly undecided: number
}
