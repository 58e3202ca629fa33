import type { Every, OnDayOff, Weekday } from '../../calendar/index.ts'

/** A wording as far as it was understood; `rest` is what stands for the days, once times, zone and ends are taken out. */
export interface Wording {
  readonly rest: string
  readonly at: readonly string[]
  readonly timeZone?: string
  readonly onDayOff?: OnDayOff
  readonly until?: string
}

/** What the days of a wording come to. */
export interface Days {
  readonly every: Every
  /** Working days only, every day of them. */
  readonly onDayOff?: OnDayOff
  /** Periods of the calendar year, not of whenever it begins: the first month of a quarter, or the last. */
  readonly within?: 'first-month' | 'last-month'
}

export const WEEKDAYS_ZH: Readonly<Record<string, Weekday>> = {
  一: 'mon',
  二: 'tue',
  三: 'wed',
  四: 'thu',
  五: 'fri',
  六: 'sat',
  日: 'sun',
  天: 'sun',
}

const DIGITS = '零一二三四五六七八九'

/** `十二`, `两`, `3`: up to 99; not a number otherwise. */
export function numberZh(text: string): number {
  if (/^\d+$/.test(text)) return Number(text)
  if (text === '两') return 2
  const [tens = '', ones = ''] = text.includes('十') ? text.split('十') : ['零', text]
  const digit = (word: string, empty: number) => (word === '' ? empty : DIGITS.indexOf(word))
  const [ten, one] = [digit(tens, 1), digit(ones, 0)]
  return ten < 0 || one < 0 || text === '' ? Number.NaN : ten * 10 + one
}

/** How else people call a public holiday; its name otherwise. */
const HOLIDAYS: Readonly<Record<string, string>> = {
  元旦节: '元旦',
  新年: '元旦',
  "new year's day": '元旦',
  过年: '春节',
  农历新年: '春节',
  'the spring festival': '春节',
  'spring festival': '春节',
  'chinese new year': '春节',
  清明节: '清明',
  'tomb-sweeping day': '清明',
  五一: '劳动节',
  五一劳动节: '劳动节',
  'labour day': '劳动节',
  端午节: '端午',
  'the dragon boat festival': '端午',
  中秋节: '中秋',
  'the mid-autumn festival': '中秋',
  十一: '国庆节',
  国庆: '国庆节',
  'national day': '国庆节',
}
export const holidayCalled = (name: string): string => HOLIDAYS[name.toLowerCase()] ?? name
