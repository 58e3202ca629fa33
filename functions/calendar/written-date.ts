import { isLocalDate, type LocalDate } from './local-time.ts'

/** Year, month, day with the same mark between them; Excel, too, writes `2026/1/5` when it saves a CSV file. */
const DATE = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)$/
/** What Excel writes behind a day in a column of moments. */
const MIDNIGHT = /\s0?0:00(?::00)?$/

/** A day, however it is usually written here, also in full width; undefined where it had to be guessed. */
export function dateIn(cell: string): LocalDate | undefined {
  const plain = cell.normalize('NFKC').trim().replace(MIDNIGHT, '').replaceAll(/\s+/g, '')
  const [, year, , month, day, monthZh, dayZh] = DATE.exec(plain) ?? []
  const part = (of: string | undefined) => (of ?? '').padStart(2, '0')
  const date = `${year}-${part(month ?? monthZh)}-${part(day ?? dayZh)}`
  return isLocalDate(date) ? date : undefined
}
