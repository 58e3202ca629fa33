import type { LocalDate } from '../../calendar/index.ts'

/** The day of a month that every month has. */
export const LAST_DAY = 28

/** The first day of a standing rule after today: one missed for months begins once, not several times. */
export function whenNext(next: LocalDate, everyMonths: number, today: LocalDate): LocalDate {
  let day = next
  while (day <= today) day = plusMonths(day, everyMonths)
  return day
}

function plusMonths(day: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1] = day.split('-').map(Number)
  const count = year * 12 + (month - 1) + months
  const two = (value: number) => String(value).padStart(2, '0')
  return `${Math.floor(count / 12)}-${two((count % 12) + 1)}-${day.slice(8)}` as LocalDate
}
