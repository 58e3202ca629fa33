import { DAY, SECOND } from '../kernel/instant.ts'
import { UnknownTimeZoneError } from './errors.ts'

/** What the clocks on the wall of one place show. */
export interface Zone {
  /** Milliseconds the wall is ahead of UTC at a moment (milliseconds since 1970). */
  offsetAt(millis: number): number
}

const HOUR_8 = 8 * 3600 * SECOND
const YEAR_1992 = Date.UTC(1992, 0)
const DAYS_KEPT = 20_000
const ZONES_KEPT = 100

/**
 * Zones that have not turned their clocks since 1992. Asking `Intl` for the first time costs a cold start 15 ms; the
 * default organisation never has to. A test holds them against the runtime's own database.
 */
export const STEADY_ZONES: Readonly<Record<string, number>> = { 'Asia/Shanghai': HOUR_8, UTC: 0 }

const zones = new Map<string, Zone>()

/** The zone of an IANA name. Throws {@link UnknownTimeZoneError}. */
export function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone)
  if (known) return known
  const steady = STEADY_ZONES[timeZone]
  const zone = steady === undefined ? turningZone(timeZone) : steadyZone(timeZone, steady)
  if (zones.size >= ZONES_KEPT) zones.clear()
  zones.set(timeZone, zone)
  return zone
}

function steadyZone(timeZone: string, offset: number): Zone {
  let past: Zone | undefined
  return {
    offsetAt(millis) {
      if (millis >= YEAR_1992) return offset
      past ??= turningZone(timeZone)
      return past.offsetAt(millis)
    },
  }
}

/** Reads `Intl` once per UTC day, and every time only on the days on which clocks are turned. */
function turningZone(timeZone: string): Zone {
  const format = formatOf(timeZone)
  const atMidnight = new Map<number, number>()
  const midnightOffset = (day: number): number => {
    const known = atMidnight.get(day)
    if (known !== undefined) return known
    if (atMidnight.size >= DAYS_KEPT) atMidnight.clear()
    const offset = readOffset(format, day * DAY)
    atMidnight.set(day, offset)
    return offset
  }
  return {
    offsetAt(millis) {
      const day = Math.floor(millis / DAY)
      const offset = midnightOffset(day)
      return offset === midnightOffset(day + 1) ? offset : readOffset(format, millis)
    },
  }
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric'
  try {
    return new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: numeric,
      month: numeric,
      day: numeric,
      hour: numeric,
      minute: numeric,
      second: numeric,
    })
  } catch (cause) {
    throw new UnknownTimeZoneError(timeZone, { cause })
  }
}

/** The wall reads `1/5/2026, 08:00:00`; how far that is from the same figures in UTC is the offset. */
function readOffset(format: Intl.DateTimeFormat, millis: number): number {
  const second = Math.floor(millis / SECOND) * SECOND
  const [month = 1, day = 1, year = 1970, hour = 0, minute = 0, sec = 0] = (
    format.format(second).match(/\d+/g) ?? []
  ).map(Number)
  return Date.UTC(year, month - 1, day, hour, minute, sec) - second
}
