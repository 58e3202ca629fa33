import type { replaceCalendar } from '../../../../functions/responsibility/responsibility.contract.ts'
import type { Answer } from '../../lib/api.ts'
import en from './en.ts'
import zhCN from './zh-CN.ts'

export type Calendar = Answer<typeof replaceCalendar>['calendar']
type Days = Calendar['days']

/** What a text says about single days; the lines that could not be read, counted from 1. */
export interface ReadDays {
  readonly days: Days
  readonly unread: readonly number[]
}

/** The words of a line in either language, whichever one reads. */
const either = (mark: keyof typeof zhCN.marks): string => `${zhCN.marks[mark]}|${en.marks[mark]}`
const DATE = '(?:(\\d{4})[-/.])?(\\d{1,2})[-/.](\\d{1,2})'

/** `02-05~02-11 off Spring Festival`, `2027-02-14 work`: one day or a spell, off or worked, and what it is called. */
const LINE = new RegExp(
  `^${DATE}(?:\\s*(?:~|${either('to')})\\s*${DATE})?\\s+(?:(${either('off')})|${either('work')})(?:\\s+(.{1,80}))?$`,
  'i',
)

const LONGEST_SPELL = 60
const DAY = 86_400_000

/** Reads the days of a year as people write them, a line each. Empty lines are nothing. */
export function readDays(text: string, year: number): ReadDays {
  const days: Record<string, Days[string]> = {}
  const unread: number[] = []
  for (const [nth, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const [, fromYear, fromMonth, fromDay, toYear, toMonth, toDay, off, called] = LINE.exec(line.trim()) ?? []
    const from = millisOf(fromYear ?? year, fromMonth, fromDay)
    const until = toMonth === undefined ? from : millisOf(toYear ?? fromYear ?? year, toMonth, toDay)
    if (from === undefined || until === undefined || until < from || until - from > LONGEST_SPELL * DAY) {
      unread.push(nth + 1)
      continue
    }
    const is = off === undefined ? ('make-up' as const) : ('off' as const)
    const name = called === undefined ? {} : { name: { 'zh-CN': called.trim(), en: called.trim() } }
    for (let at = from; at <= until; at += DAY) days[new Date(at).toISOString().slice(0, 10)] = { is, ...name }
  }
  return { days, unread }
}

/** Midnight UTC of a date; nothing for one that does not exist, such as 30 February. */
function millisOf(year: string | number, month = '', day = ''): number | undefined {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const millis = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(date) ? millis : undefined
}

/** The calendar with what was entered for a year: those days say what was entered, all others stay as they are. */
export function calendarWith(
  calendar: Calendar,
  { year, days, isComplete }: { readonly year: number; readonly days: Days; readonly isComplete: boolean },
): Calendar {
  const others = calendar.knownYears.filter((each) => each !== year)
  const knownYears = isComplete ? [...others, year].toSorted((a, b) => a - b) : calendar.knownYears
  return { ...calendar, days: { ...calendar.days, ...days }, knownYears }
}

/** A year with public holidays is declared complete, and not one of its days was entered: somebody pressed too early. */
export const isHardlyComplete = ({ publicHolidays, knownYears, days }: Calendar, year: number): boolean =>
  publicHolidays !== 'none' &&
  knownYears.includes(year) &&
  !Object.keys(days).some((date) => date.startsWith(`${year}-`))
