import type { Text } from '../kernel/text.ts'
import { CHINESE_HOLIDAYS, HOLIDAY_NAMES } from './chinese-holidays.ts'
import type { LocalDate } from './local-time.ts'

/** A day the State Council gave off, or asked to be worked in exchange. */
export interface PublicHoliday {
  readonly is: 'off' | 'make-up'
  readonly name: Text
}

const years = new Map<number, ReadonlyMap<LocalDate, PublicHoliday>>()

/** What was announced for a date in China; nothing for an ordinary day and for a year without data. */
export function chineseHolidayOn(date: LocalDate): PublicHoliday | undefined {
  const year = Number(date.slice(0, 4))
  const known = years.get(year)
  if (known) return known.get(date)
  const written = CHINESE_HOLIDAYS[year]
  if (written === undefined) return undefined
  const read = readYear(year, written)
  years.set(year, read)
  return read.get(date)
}

/** Has the State Council's arrangement for this year been taken in? It is announced in the November before. */
export const isChineseYearKnown = (year: number): boolean => CHINESE_HOLIDAYS[year] !== undefined

/** `newYear 0101-0103 +0104; spring …`: see chinese-holidays.ts. */
function readYear(year: number, written: string): ReadonlyMap<LocalDate, PublicHoliday> {
  const days = new Map<LocalDate, PublicHoliday>()
  for (const festival of written.split('; ')) {
    const [code = '', ...spells] = festival.split(' ')
    const name = HOLIDAY_NAMES[code] ?? { 'zh-CN': '节假日', en: 'Public holiday' }
    for (const spell of spells) {
      const is = spell.startsWith('+') ? 'make-up' : 'off'
      const [first = '', last = first] = spell.replace('+', '').split('-')
      for (let each = Number(first); each <= Number(last); each += 1) {
        const digits = String(each).padStart(4, '0')
        days.set(`${year}-${digits.slice(0, 2)}-${digits.slice(2)}`, { is, name })
      }
    }
  }
  return days
}
