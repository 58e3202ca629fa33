import { DAY } from '../kernel/instant.ts'
import { dayOfDate, type LocalDate, plusDays } from './local-time.ts'

/**
 * Where the public holidays of China fall by tradition, in years the State Council has not announced yet: `03-08` of
 * the Gregorian calendar, or month and day of the lunar one. When a holiday begins is only known once announced.
 */
const BY_TRADITION: Readonly<Record<string, Tradition>> = {
  元旦: { on: '01-01' },
  劳动节: { on: '05-01' },
  国庆节: { on: '10-01' },
  // New Year's Eve has been a day off since 2025.
  春节: { lunar: '1/1', daysBefore: 1 },
  清明: { solarTerm: 4.81 },
  端午: { lunar: '5/5', daysBefore: 0 },
  中秋: { lunar: '8/15', daysBefore: 0 },
}

type Tradition =
  | { readonly on: string }
  | { readonly lunar: string; readonly daysBefore: number }
  /** Day of April by the mean sun of this century. */
  | { readonly solarTerm: number }

/** Names of the holidays that have a place in every year. */
export const TRADITIONAL_HOLIDAYS: readonly string[] = Object.keys(BY_TRADITION)

/** The day a holiday of this name would begin in a year, by tradition. Undefined for a name that has none. */
export function traditionalDateOf(name: string, year: number): LocalDate | undefined {
  const tradition = Object.hasOwn(BY_TRADITION, name) ? BY_TRADITION[name] : undefined
  if (tradition === undefined) return undefined
  if ('on' in tradition) return `${year}-${tradition.on}`
  if ('solarTerm' in tradition) return plusDays(`${year}-04-01`, qingming(year, tradition.solarTerm) - 1)
  const found = lunarDatesOf(year).get(tradition.lunar)
  return found === undefined ? undefined : plusDays(found, -tradition.daysBefore)
}

const qingming = (year: number, constant: number): number => {
  const inCentury = year % 100
  return Math.floor(inCentury * 0.2422 + constant) - Math.floor(inCentury / 4)
}

const years = new Map<number, ReadonlyMap<string, LocalDate>>()
const MOST_YEARS = 50

/** Lunar `month/day` to the date of a year; leap months are left out. Asked of `Intl` only where nobody knows better. */
function lunarDatesOf(year: number): ReadonlyMap<string, LocalDate> {
  const known = years.get(year)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' })
  const first = `${year}-01-20`
  const dates = Array.from({ length: 290 }, (_, nth) => plusDays(first, nth)).map(
    (date) => [format.format(dayOfDate(date) * DAY), date] as const,
  )
  const found = new Map(dates)
  if (years.size >= MOST_YEARS) years.clear()
  years.set(year, found)
  return found
}
