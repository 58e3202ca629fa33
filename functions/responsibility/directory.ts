import type { WorkingCalendar } from '../calendar/calendar.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Language, Text } from '../kernel/text.ts'
import type { AuthorityName } from './authorities.ts'
import type { Risk } from './risks.ts'

/** Counts what people change; the same as the version of its head row. Goes into `If-Match`. */
interface Versioned {
  readonly version: number
}

/** Somebody who works here. Deactivated people stay, because history names them. */
export interface Person extends Versioned {
  readonly id: Id
  readonly name: string
  /** Where mail reaches them; unique among active people, lower case. */
  readonly email: string
  readonly language: Language
  readonly active: boolean
}

/** A team: people reach it through its positions. */
export interface Group extends Versioned {
  readonly id: Id
  readonly name: Text
  /** The position that leads it. */
  readonly leader: Id
}

/**
 * A post in a group, or of the department itself when it names none (its head, say). Authority belongs to posts, never
 * to people.
 */
export interface Position extends Versioned {
  readonly id: Id
  readonly group?: Id
  readonly name: Text
  /** What it may do until the first role book takes effect; from then on authority follows from its duties alone. */
  readonly authorities: readonly Authority[]
}

/** What a position may do: on which services (absent: on all), and up to which risk (absent: any). */
export interface Authority {
  readonly act: AuthorityName
  readonly services?: readonly Id[]
  readonly upTo?: Risk
}

/** An authority that a published duty gives. */
export interface DutyAuthority extends Authority {
  readonly duty: Id
}

/**
 * A version of the role book as far as authority goes: what its duties let each position do, from an instant until the
 * next version's. Published ahead of time, it takes over at that instant without anything having to run.
 */
export interface BookInForce {
  readonly version: number
  readonly from: Instant
  readonly authorities: ReadonlyMap<Id, readonly DutyAuthority[]>
  /** When each position that has a duty needs somebody there. A position that is not named has no duty. */
  readonly attendance?: ReadonlyMap<Id, Attendance>
}

/** When somebody has to be there for a position: in working hours, or day and night. */
export type Attendance = 'business' | 'always'

/** A person holds a position from an instant until another (open end: until changed). */
export interface Assignment {
  readonly id: Id
  readonly person: Id
  readonly position: Id
  readonly from: Instant
  readonly until?: Instant
}

/** Who stands in for a position's holder while the holder is away, or does not answer. */
export interface Deputy {
  readonly id: Id
  readonly position: Id
  readonly person: Id
  readonly from: Instant
  readonly until?: Instant
}

/** A person cannot be asked during this time. */
export interface Absence extends Versioned {
  readonly id: Id
  readonly person: Id
  readonly from: Instant
  readonly until: Instant
  readonly note?: string
}

/** Something IT provides. */
export interface Service extends Versioned {
  readonly id: Id
  readonly name: Text
  /** The group that owns it. */
  readonly group: Id
  /** The position that authorises changes to it; absent: the department's change authority. */
  readonly changeAuthority?: Id
  /** Services it does not run without. */
  readonly dependsOn: readonly Id[]
}

/** Posts of the whole department. */
export interface Department extends Versioned {
  readonly id: Id
  readonly name: Text
  /** Head of IT: where every ladder ends. */
  readonly head: Id
  /** Authorises changes where a service names nobody else. */
  readonly changeAuthority: Id
  readonly calendar: WorkingCalendar
  /** Counts the calendars: a case names the one its deadlines were computed with. */
  readonly calendarVersion: number
}

/** The whole organisation as it was at one version: what rules decide on. */
export interface Directory {
  readonly version: number
  readonly department: Department
  readonly people: ReadonlyMap<Id, Person>
  readonly groups: ReadonlyMap<Id, Group>
  readonly positions: ReadonlyMap<Id, Position>
  readonly assignments: readonly Assignment[]
  readonly deputies: readonly Deputy[]
  readonly absences: readonly Absence[]
  readonly services: ReadonlyMap<Id, Service>
  /** Versions of the role book that count or will, by the instant they take effect; the earliest first. */
  readonly books: readonly BookInForce[]
}

/** Whether a time from–until covers an instant; the end does not belong to it. */
export const covers = ({ from, until }: { from: Instant; until?: Instant }, at: Instant): boolean =>
  from <= at && (until === undefined || at < until)
