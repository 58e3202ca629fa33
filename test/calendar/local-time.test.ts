import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { InvalidLocalTimeError, UnknownTimeZoneError } from '../../functions/calendar/errors.ts'
import {
  instantOfLocal,
  isLocalDate,
  localDateOf,
  localDateTimeOf,
  millisOfTime,
  plusDays,
  weekdayOf,
} from '../../functions/calendar/local-time.ts'
import { STEADY_ZONES, zoneOf } from '../../functions/calendar/zone.ts'
import { DAY, instantOf, millisOf } from '../../functions/kernel/instant.ts'
import { ZONES } from './arbitrary-calendars.ts'

const moments = fc.integer({ min: Date.UTC(1985, 0), max: Date.UTC(2060, 0) })
const zones = fc.constantFrom(...ZONES, 'UTC')
const zoned = (millis: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(millis).toZonedDateTimeISO(zone)

describe('against Temporal', () => {
  test('the wall shows the same', () => {
    fc.assert(
      fc.property(moments, zones, (millis, zone) => {
        const wall = zoned(millis, zone).toPlainDateTime().toString({ fractionalSecondDigits: 3 })
        expect(localDateTimeOf(instantOf(millis), zone)).toBe(wall)
        expect(localDateOf(instantOf(millis), zone)).toBe(wall.slice(0, 10))
      }),
      { numRuns: 1000 },
    )
  })

  test('around every turning of the clocks, to the millisecond', () => {
    for (const zone of ZONES) {
      let turning = zoned(Date.UTC(2008, 0), zone).getTimeZoneTransition('next')
      for (let nth = 0; nth < 60 && turning; nth += 1) {
        const at = turning.epochMilliseconds
        for (const millis of [at - 1, at, at + 1, at - DAY, at + DAY])
          expect(zoneOf(zone).offsetAt(millis)).toBe(zoned(millis, zone).offsetNanoseconds / 1e6)
        turning = turning.getTimeZoneTransition('next')
      }
    }
  })

  test('zones said to be steady are, for as long as the database looks ahead', () => {
    for (const [zone, offset] of Object.entries(STEADY_ZONES)) {
      const since = zoned(Date.UTC(1992, 0), zone)
      expect([since.offsetNanoseconds / 1e6, since.getTimeZoneTransition('next')]).toEqual([offset, null])
    }
    expect(localDateTimeOf('1990-07-01T00:00:00.000Z', 'Asia/Shanghai')).toBe('1990-07-01T09:00:00.000')
  })

  test('a wall time is the first instant that shows it or a later one', () => {
    fc.assert(
      fc.property(moments, zones, (wall, zone) => {
        const local = instantOf(wall).slice(0, -1)
        const found = millisOf(instantOfLocal(local, zone))
        const shown = Temporal.PlainDateTime.from(local)
        const { earlier, later } = bothReadings(shown, zone)
        const isGap = !earlier.toPlainDateTime().equals(shown)
        const expected = isGap ? earlier.getTimeZoneTransition('next') : earlier
        expect(found).toBe(expected?.epochMilliseconds)
        expect(found <= later.epochMilliseconds).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })
})

/** In a gap Temporal's `earlier` moves back by its length, `later` on. */
const bothReadings = (shown: Temporal.PlainDateTime, zone: string) => ({
  earlier: shown.toZonedDateTime(zone, { disambiguation: 'earlier' }),
  later: shown.toZonedDateTime(zone, { disambiguation: 'later' }),
})

describe('when clocks are turned', () => {
  test.each([
    ['the gap: the first instant after it', '2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:00:00.000Z'],
    ['the overlap: the first', '2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
    ['the gap in New York', '2026-03-08T02:00', 'America/New_York', '2026-03-08T07:00:00.000Z'],
    ['the overlap in New York', '2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
    ['a midnight that never was', '2026-03-29T00:00', 'Asia/Beirut', '2026-03-28T22:00:00.000Z'],
    ['half an hour in Lord Howe', '2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['a day Samoa left out', '2011-12-30T12:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
    ['nothing special in Shanghai', '2026-03-29T02:30', 'Asia/Shanghai', '2026-03-28T18:30:00.000Z'],
  ])('%s', (_, local, zone, instant) => expect(instantOfLocal(local, zone)).toBe(instant))
})

describe('what cannot be', () => {
  test.each(['2025-02-29T08:00', '2026-13-01T08:00', '2026-01-05T25:00', '2026-01-05', '', 'now', '2026-01-05T08:00Z'])(
    'no wall shows %j',
    (local) => expect(() => instantOfLocal(local, 'Asia/Shanghai')).toThrow(InvalidLocalTimeError),
  )

  test('dates', () => {
    expect(['2028-02-29', '2026-12-31'].every(isLocalDate)).toBe(true)
    expect(['2026-02-29', '2026-2-1', '2026-04-31', '20260101', '+02026-01-01'].some(isLocalDate)).toBe(false)
    expect(() => weekdayOf('2026-02-30')).toThrow(InvalidLocalTimeError)
    expect(() => millisOfTime('24:01')).toThrow(InvalidLocalTimeError)
  })

  test('zones', () => {
    expect(() => localDateOf('2026-01-05T00:00:00.000Z', 'Asia/Atlantis')).toThrow(UnknownTimeZoneError)
    expect(() => localDateOf('soon', 'Asia/Shanghai')).toThrow(/not an instant/)
  })
})

test('days and weekdays', () => {
  fc.assert(
    fc.property(moments, fc.integer({ min: -5000, max: 5000 }), (millis, days) => {
      const date = instantOf(millis).slice(0, 10)
      const moved = Temporal.PlainDate.from(date).add({ days })
      expect(plusDays(date, days)).toBe(moved.toString())
      const names = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
      expect(weekdayOf(plusDays(date, days))).toBe(names[moved.dayOfWeek - 1])
    }),
  )
})
