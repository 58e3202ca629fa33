import type { LocalDate, Weekday } from '../calendar/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'

/** Who is called first, and who when the first does not answer. */
export const ON_CALL_ROLES = ['primary', 'secondary'] as const
export type OnCallRole = (typeof ON_CALL_ROLES)[number]

/** Who answers when, for part of what IT provides: a few tens of them in a department. */
export interface OnCallSchedule {
  readonly id: Id
  readonly name: string
  readonly covers: Covers
  /** The position that sees to it that somebody is always there. */
  readonly owner: Id
  /** The versions that count now, will, or did in the last weeks, in order; older ones lie in their own rows. */
  readonly versions: readonly ScheduleVersion[]
  /** The number of the newest version ever published: one that was replaced before it counted keeps its own. */
  readonly newest: number
  /** What was agreed beside the rotations, oldest first; later ones win. */
  readonly overrides: readonly Override[]
  /** Nobody is on call by it from then on. */
  readonly retiredAt?: Instant
  /** Who was told last that they have the shift, and since when. */
  readonly told: Told
  /** When the next of its shifts begins or ends, as far as the clock was set. */
  readonly nextAt?: Instant
  /** Its open gaps: one case for each role, however many holes it has. */
  readonly gaps?: { readonly [Role in OnCallRole]?: Id }
  readonly version: number
}

export type Told = { readonly [Role in OnCallRole]?: { readonly person?: Id; readonly since: Instant } }

/** What it answers for. The most specific counts: a schedule that names a service, else its group's, else everybody's. */
export type Covers =
  | { readonly kind: 'department' }
  | { readonly kind: 'group'; readonly group: Id }
  | { readonly kind: 'services'; readonly services: readonly Id[] }

/** The rotations as they were published: they count from an instant until the next version's, and never change. */
export interface ScheduleVersion extends Rota {
  readonly number: number
  readonly from: Instant
  readonly publishedAt: Instant
  readonly publishedBy: Id
}

/** Whose turn it is, by the wall calendar of a time zone. */
export interface Rota {
  /** IANA name; every time below is read off a wall there. */
  readonly timeZone: string
  /** When somebody has to be there. */
  readonly coverage: Coverage
  /** Whether every shift is handed over and accepted, or only those in which something is open or was noted. */
  readonly handOver: 'always' | 'when-open'
  readonly primary: readonly Layer[]
  readonly secondary: readonly Layer[]
}

export type Coverage = { readonly kind: 'always' } | { readonly kind: 'hours'; readonly spells: readonly Spell[] }

/** One rotation. Where several apply, the later in the list wins. */
export interface Layer {
  readonly name: string
  /** In the order of their turns. Somebody may stand in it more than once. */
  readonly people: readonly Id[]
  /** How long a turn is, as the wall's clock counts: over the nights on which clocks turn it is an hour more or less. */
  readonly every: { readonly count: number; readonly unit: 'hour' | 'day' | 'week' }
  /** When turns begin: `09:00`. */
  readonly handOverAt: string
  /** On which day of the week, for turns of weeks; absent: the weekday of the first. */
  readonly weekday?: Weekday
  /** The date of the first turn, which is the first person's. */
  readonly from: LocalDate
  /** The date on which it ends, at its hand-over time; absent: it goes on. */
  readonly until?: LocalDate
  /** It applies in these spells only; empty: at every hour. */
  readonly only: readonly Spell[]
}

/** A part of certain days. Until a time that is not after `from`: until that time of the next day. */
export interface Spell {
  readonly days: readonly Weekday[] | 'working-days' | 'days-off'
  readonly from: string
  /** `24:00` is the end of the day. */
  readonly to: string
}

/** Why somebody has a shift. `cover`: nobody would have been there. */
export type Because = 'rotation' | 'override' | 'swap' | 'cover'

/** Somebody else than the rotation says has the shift, from an instant until another. */
export interface Override {
  readonly id: Id
  readonly schedule: Id
  readonly role: OnCallRole
  readonly person: Id
  readonly from: Instant
  readonly until: Instant
  readonly because: Exclude<Because, 'rotation'>
  readonly createdAt: Instant
  readonly createdBy: Id
  readonly reason?: string
  /** The swap it came of. */
  readonly swap?: Id
}

/** A piece of a schedule's time, in which nothing about one role changes. */
export interface Shift {
  readonly from: Instant
  readonly until: Instant
  /** Who has it; absent: nobody. */
  readonly person?: Id
  readonly because?: Because
  /** Whose it would have been, who is away or has left. */
  readonly missing?: Id
  /** What it came of: the turn of a layer, or an override. Two neighbours with different ones are two shifts. */
  readonly turn: string
}

/** How far ahead holes in a schedule are looked for. */
export const DAYS_SEEN_AHEAD = 35

export type ScheduleHead = HeadRow & Omit<OnCallSchedule, 'overrides'>
