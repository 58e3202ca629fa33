import fc from 'fast-check'
import type { DayOverride, Hours, WorkingCalendar } from '../../functions/calendar/calendar.ts'
import { defaultCalendar } from '../../functions/calendar/calendar.ts'
import { dateOfDay, dayOfDate, instantOfLocal } from '../../functions/calendar/local-time.ts'
import type { Instant } from '../../functions/kernel/instant.ts'
import { DAY, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'

/** Days worth starting at: clocks are turned, weekends are worked, nobody is there for a week, months end oddly. */
const PLACES: readonly (readonly [zone: string, date: string])[] = [
  ['Asia/Shanghai', '2026-02-13'],
  ['Asia/Shanghai', '2025-09-27'],
  ['Asia/Shanghai', '2026-10-09'],
  ['Asia/Shanghai', '2026-12-31'],
  ['Asia/Shanghai', '2024-02-28'],
  ['Asia/Shanghai', '2026-05-08'],
  ['Europe/Berlin', '2026-03-28'],
  ['Europe/Berlin', '2026-10-24'],
  ['Europe/Berlin', '2028-02-28'],
  ['America/New_York', '2026-03-07'],
  ['America/New_York', '2026-10-31'],
  ['America/Havana', '2026-03-07'],
  ['America/Havana', '2026-10-31'],
  ['Asia/Beirut', '2026-03-28'],
  ['Asia/Beirut', '2026-10-24'],
  ['Australia/Lord_Howe', '2026-04-04'],
  ['Australia/Lord_Howe', '2026-10-03'],
  ['America/St_Johns', '2010-11-06'],
  ['Africa/Casablanca', '2026-02-14'],
  ['Pacific/Apia', '2011-12-28'],
  ['Asia/Kathmandu', '2026-01-30'],
]

export const ZONES = [...new Set(PLACES.map(([zone]) => zone))]

const halfHours = (count: number): string =>
  `${String(Math.floor(count / 2)).padStart(2, '0')}:${count % 2 === 0 ? '00' : '30'}`

/** One to three spells in half hours, from midnight to midnight. */
const hours: fc.Arbitrary<readonly Hours[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2, maxLength: 6 })
  .map((marks) => marks.sort((a, b) => a - b))
  .map((marks) =>
    Array.from({ length: Math.floor(marks.length / 2) }, (_, nth) => ({
      from: halfHours(marks[nth * 2] ?? 0),
      to: halfHours(marks[nth * 2 + 1] ?? 48),
    })),
  )
const perhapsHours = fc.oneof({ weight: 3, arbitrary: hours }, { weight: 1, arbitrary: fc.constant([]) })

const override: fc.Arbitrary<DayOverride> = fc.oneof(
  fc.constant<DayOverride>({ is: 'off' }),
  fc.constant<DayOverride>({ is: 'make-up' }),
  hours.map((each): DayOverride => ({ is: 'special-hours', hours: each })),
)

export interface Case {
  readonly calendar: WorkingCalendar
  /** A whole minute near the interesting day. */
  readonly from: Instant
}

/** The default Chinese calendar, or any week in any of the zones; a few days said otherwise. */
export const cases: fc.Arbitrary<Case> = fc
  .record({
    place: fc.constantFrom(...PLACES),
    minute: fc.integer({ min: -2 * 1440, max: 3 * 1440 }),
    week: fc.record({
      mon: hours,
      tue: perhapsHours,
      wed: perhapsHours,
      thu: hours,
      fri: perhapsHours,
      sat: perhapsHours,
      sun: perhapsHours,
    }),
    makeUpHours: hours,
    overrides: fc.uniqueArray(fc.tuple(fc.integer({ min: -3, max: 12 }), override), {
      maxLength: 4,
      selector: ([day]) => day,
    }),
    isOffice: fc.boolean(),
  })
  .map(({ place: [timeZone, date], minute, week, makeUpHours, overrides, isOffice }) => {
    const days = Object.fromEntries(overrides.map(([offset, each]) => [dateOfDay(dayOfDate(date) + offset), each]))
    const own = isOffice ? { week: defaultCalendar.week } : { week }
    const publicHolidays = isOffice && timeZone === 'Asia/Shanghai' ? ('CN' as const) : ('none' as const)
    return {
      calendar: { ...defaultCalendar, ...own, timeZone, publicHolidays, makeUpHours, days },
      from: plusMillis(instantOfLocal(`${date}T00:00`, timeZone), minute * MINUTE),
    }
  })

/** Any millisecond within ten days after the case's start. */
export const later: fc.Arbitrary<number> = fc.integer({ min: 0, max: 10 * DAY })
