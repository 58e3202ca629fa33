import type { CalendarItem } from '../../../../functions/duty/duty.contract.ts'
import type { Language } from '../../../../functions/kernel/text.ts'

/** `2026-01` some months later, or earlier. */
export function monthAfter(month: string, months: number): string {
  const [year = 0, nth = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, nth - 1 + months, 1)).toISOString().slice(0, 7)
}

/** The weeks that show a month, Monday first: each day, or nothing where the week reaches beyond it. */
export function weeksOf(month: string): (string | undefined)[][] {
  const [year = 0, nth = 1] = month.split('-').map(Number)
  const days = new Date(Date.UTC(year, nth, 0)).getUTCDate()
  const before = (new Date(Date.UTC(year, nth - 1, 1)).getUTCDay() + 6) % 7
  const weeks = Math.ceil((before + days) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) => {
      const day = week * 7 + weekday - before + 1
      return day < 1 || day > days ? undefined : `${month}-${String(day).padStart(2, '0')}`
    }),
  )
}

/** A local date, with the year left out where there is little room, and its weekday: `11-30 Mon`. */
export function saidDay(on: string, language: Language, isBrief = false): string {
  const weekday = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { weekday: 'short', timeZone: 'UTC' })
  return `${isBrief ? on.slice(5) : on} ${weekday.format(Date.parse(on))}`
}

/** What a list shows first: late, of today, still to come, ended. */
export function grouped(items: readonly CalendarItem[], today: string) {
  const open = items.filter(({ status }) => status === 'open')
  const ahead = items.filter(({ status, on }) => status === 'planned' && on >= today)
  return {
    overdue: open.filter(({ isLate }) => isLate),
    today: [...open.filter(({ isLate }) => !isLate), ...ahead.filter(({ on }) => on === today)],
    coming: ahead.filter(({ on }) => on > today),
    done: items.filter(({ status }) => status !== 'open' && status !== 'planned').toReversed(),
  }
}
export const GROUPS = ['overdue', 'today', 'coming', 'done'] as const
