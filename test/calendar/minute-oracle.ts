import { Temporal } from 'temporal-polyfill'
import type { WorkingCalendar } from '../../functions/calendar/calendar.ts'
import type { LocalDate } from '../../functions/calendar/local-time.ts'
import type { Instant } from '../../functions/kernel/instant.ts'
import { DAY, instantOf, MINUTE, millisOf } from '../../functions/kernel/instant.ts'

/** The slowest way to know: walks every minute, reads the wall clock, asks whether somebody works. */
export interface MinuteOracle {
  workedMinutes(from: Instant, to: Instant): number
  /** First minute by which so many have been worked. */
  afterWorkedMinutes(from: Instant, minutes: number): Instant
  isWorking(at: Instant): boolean
  nextWorking(at: Instant): Instant
}

export type IsWorkday = (date: LocalDate) => boolean

/**
 * `isChineseWorkday` is somebody else's opinion about Chinese holidays; it knows an ordinary weekend only, so weeks that
 * work on one go with `publicHolidays: 'none'`.
 */
export function minuteOracle(calendar: WorkingCalendar, isChineseWorkday: IsWorkday): MinuteOracle {
  const MOST_MINUTES = 60 * 24 * 60

  function* minutesFrom(from: Instant): Generator<{ at: number; working: boolean }> {
    const start = millisOf(from)
    // What the wall has shown at most so far: in autumn it stands still until the hour is over for the second time.
    let shown = Number.NEGATIVE_INFINITY
    let offset = 0
    for (let at = Math.floor((start - 2 * DAY) / MINUTE) * MINUTE; at < start + MOST_MINUTES * MINUTE; at += MINUTE) {
      if (at % (15 * MINUTE) === 0 || shown === Number.NEGATIVE_INFINITY) offset = offsetAt(at, calendar.timeZone)
      shown = Math.max(shown, at + offset)
      if (at >= start) yield { at, working: isWorkedOnTheWall(shown) }
    }
    throw new Error('the oracle walks sixty days at most')
  }

  const workedMinutesOfDay = new Map<number, ReadonlySet<number>>()
  const isWorkedOnTheWall = (wall: number): boolean => {
    const day = Math.floor(wall / DAY)
    const known = workedMinutesOfDay.get(day) ?? minutesOn(instantOf(wall).slice(0, 10))
    workedMinutesOfDay.set(day, known)
    return known.has(Math.floor((wall - day * DAY) / MINUTE))
  }

  const minutesOn = (date: LocalDate): ReadonlySet<number> => {
    const hours = hoursOn(date)
    return new Set(
      TIMES.flatMap((time, minute) => (hours.some((each) => each.from <= time && time < each.to) ? [minute] : [])),
    )
  }

  const hoursOn = (date: LocalDate): readonly { from: string; to: string }[] => {
    const said = calendar.days[date]
    if (said?.is === 'off') return []
    if (said) return said.hours ?? calendar.makeUpHours
    const weekday = (['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const)[
      Temporal.PlainDate.from(date).dayOfWeek - 1
    ]
    const ordinary = weekday === undefined ? [] : calendar.week[weekday]
    if (calendar.publicHolidays === 'none') return ordinary
    if (!isChineseWorkday(date)) return []
    return weekday === 'sat' || weekday === 'sun' ? calendar.makeUpHours : ordinary
  }

  return {
    workedMinutes(from, to) {
      let worked = 0
      for (const minute of minutesFrom(from)) {
        if (minute.at >= millisOf(to)) return worked
        if (minute.working) worked += 1
      }
      return worked
    },
    afterWorkedMinutes(from, minutes) {
      let left = minutes
      for (const minute of minutesFrom(from)) {
        if (left === 0) return instantOf(minute.at)
        if (minute.working) left -= 1
      }
      return from
    },
    isWorking: (at) => minutesFrom(at).next().value?.working ?? false,
    nextWorking(at) {
      for (const minute of minutesFrom(at)) if (minute.working) return instantOf(minute.at)
      return at
    },
  }
}

/** `00:00` to `23:59`. */
const TIMES = Array.from({ length: 1440 }, (_, minute) => instantOf(minute * MINUTE).slice(11, 16))

const offsets = new Map<string, number>()
function offsetAt(millis: number, timeZone: string): number {
  const key = `${timeZone} ${millis}`
  const offset =
    offsets.get(key) ??
    Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6
  offsets.set(key, offset)
  return offset
}
