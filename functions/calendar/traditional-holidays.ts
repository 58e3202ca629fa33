import { type LocalDate, plusDays } from './local-time.ts'

/**
 * Where the moving festivals fall: the first day of the lunar year, 清明, 端午, 中秋, as month and day. Out of
 * `chinese-days` 1.5.7, as a test checks; not out of `Intl`, which has 2027 begin a day late (its new moon is four
 * minutes before midnight).
 */
const MOVING: Readonly<Record<number, string>> = {
  2025: '0129 0404 0531 1006',
  2026: '0217 0405 0619 0925',
  2027: '0206 0405 0609 0915',
  2028: '0126 0404 0528 1003',
  2029: '0213 0404 0616 0922',
  2030: '0203 0405 0605 0912',
  2031: '0123 0405 0624 1001',
  2032: '0211 0404 0612 0919',
  2033: '0131 0404 0601 0908',
  2034: '0219 0405 0620 0927',
  2035: '0208 0405 0610 0916',
  2036: '0128 0404 0530 1004',
  2037: '0215 0404 0618 0924',
  2038: '0204 0405 0607 0913',
  2039: '0124 0405 0527 1002',
  2040: '0212 0404 0614 0920',
  2041: '0201 0404 0603 0910',
  2042: '0122 0404 0622 0928',
  2043: '0210 0405 0611 0917',
  2044: '0130 0404 0531 1005',
  2045: '0217 0404 0619 0925',
  2046: '0206 0404 0608 0915',
  2047: '0126 0405 0529 1004',
  2048: '0214 0404 0615 0922',
  2049: '0202 0404 0604 0911',
  2050: '0123 0404 0623 0930',
  2051: '0211 0405 0613 0919',
  2052: '0201 0404 0601 0907',
  2053: '0219 0404 0620 0926',
  2054: '0208 0404 0610 0916',
  2055: '0128 0405 0530 1005',
  2056: '0215 0404 0617 0924',
  2057: '0204 0404 0606 0913',
  2058: '0124 0404 0625 1002',
  2059: '0212 0405 0614 0921',
  2060: '0202 0404 0603 0909',
  2061: '0121 0404 0622 0928',
  2062: '0209 0404 0611 0917',
  2063: '0129 0405 0601 1006',
  2064: '0217 0404 0619 0925',
  2065: '0205 0404 0608 0915',
  2066: '0126 0404 0528 1003',
  2067: '0214 0405 0616 0923',
  2068: '0203 0404 0604 0911',
  2069: '0123 0404 0623 0929',
  2070: '0211 0404 0613 0919',
}

/** Names of the holidays that have a place in every year. */
export const TRADITIONAL_HOLIDAYS: readonly string[] = ['元旦', '春节', '清明', '劳动节', '端午', '中秋', '国庆节']

/**
 * The day a public holiday of this name would begin in a year, by tradition: when it really does is only known once the
 * State Council has announced it. Undefined for other names, and for moving ones in years further than the table goes.
 */
export function traditionalDateOf(name: string, year: number): LocalDate | undefined {
  const [spring, qingming, dragonBoat, midautumn] = MOVING[year]?.split(' ') ?? []
  switch (name) {
    case '元旦':
      return `${year}-01-01`
    case '劳动节':
      return `${year}-05-01`
    case '国庆节':
      return `${year}-10-01`
    case '春节': {
      // New Year's Eve has been a day off since 2025.
      const newYear = dateIn(year, spring)
      return newYear === undefined ? undefined : plusDays(newYear, -1)
    }
    case '清明':
      return dateIn(year, qingming)
    case '端午':
      return dateIn(year, dragonBoat)
    case '中秋':
      return dateIn(year, midautumn)
    default:
      return undefined
  }
}

const dateIn = (year: number, digits: string | undefined): LocalDate | undefined =>
  digits === undefined ? undefined : `${year}-${digits.slice(0, 2)}-${digits.slice(2)}`
