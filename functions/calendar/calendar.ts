import type { Text } from '../kernel/text.ts'
import type { LocalDate, Weekday } from './local-time.ts'

/**
 * When an organisation works. Plain JSON, below 4 KB for years of overrides: kept as a versioned policy row, so that a
 * case can pin the version its deadlines were computed with.
 */
export type WorkingCalendar = {
  /** IANA name; every local time below is read off a wall there. */
  readonly timeZone: string
  /** Business hours of an ordinary week; an empty list is a day off. */
  readonly week: Readonly<Record<Weekday, readonly Hours[]>>
  /** Whose public holidays and make-up days apply: `CN` as announced by the State Council, or none but our own. */
  readonly publicHolidays: 'CN' | 'none'
  /** Hours of a make-up day that says nothing else. */
  readonly makeUpHours: readonly Hours[]
  /** What the organisation says about single days. Wins over public holidays, which win over the week. */
  readonly days: Readonly<Record<LocalDate, DayOverride>>
  /** Years the organisation declares complete in `days`, whatever the public holiday data knows. */
  readonly knownYears: readonly number[]
}

/** From the one minute to the other, on the wall: `09:00`–`12:00`; `24:00` is the end of the day. `from` is before `to`. */
export type Hours = { readonly from: string; readonly to: string }

/** A holiday, a weekend day that is worked in exchange for one, or a day with hours of its own. */
export type DayOverride =
  | { readonly is: 'off'; readonly name?: Text }
  | { readonly is: 'make-up'; readonly hours?: readonly Hours[]; readonly name?: Text }
  | { readonly is: 'special-hours'; readonly hours: readonly Hours[]; readonly name?: Text }

const OFFICE_HOURS: readonly Hours[] = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '18:00' },
]

/** The calendar an organisation starts with. */
export const defaultCalendar: WorkingCalendar = {
  timeZone: 'Asia/Shanghai',
  week: {
    mon: OFFICE_HOURS,
    tue: OFFICE_HOURS,
    wed: OFFICE_HOURS,
    thu: OFFICE_HOURS,
    fri: OFFICE_HOURS,
    sat: [],
    sun: [],
  },
  publicHolidays: 'CN',
  makeUpHours: OFFICE_HOURS,
  days: {},
  knownYears: [],
}
