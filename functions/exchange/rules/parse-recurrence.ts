import { type LocalDate, type Recurrence, recurrenceProblems } from '../../calendar/index.ts'
import type { Reason, Verdict } from '../../kernel/refusal.ts'
import { daysZh, wordingZh } from './recurrence-chinese.ts'
import { daysEn, wordingEn } from './recurrence-english.ts'
import type { Days } from './recurrence-words.ts'

/** When people write no time: at the beginning of work. */
const USUAL_TIME = '09:00'

export interface ParsingFor {
  /** The first day, where the table says one. */
  readonly from?: LocalDate | undefined
  readonly today: LocalDate
  /** Holidays of the organisation's own. */
  readonly holidays: readonly string[]
}

/**
 * A rule out of words on a duty list: what `sayRecurrence` says, in either language, and what people usually write.
 * Where they leave the day out (`每季度`), the first working day of the period; the time, nine o'clock.
 */
export function parseRecurrence(text: string, { from, today, holidays }: ParsingFor): Verdict<Recurrence> {
  const isChinese = /\p{Script=Han}/u.test(text)
  const { rest, at, timeZone, onDayOff, until } = isChinese ? wordingZh(text) : wordingEn(text)
  const days = isChinese ? daysZh(rest) : daysEn(rest)
  if (days === undefined) return { no: notUnderstood(text, rest) }
  const rule: Recurrence = {
    every: days.every,
    at: at.length === 0 ? [USUAL_TIME] : at,
    ...(timeZone === undefined ? {} : { timeZone }),
    onDayOff: onDayOff ?? days.onDayOff ?? 'keep',
    from: from ?? beginningOf(days, today),
    ...(until === undefined ? {} : { until }),
  }
  const [problem] = recurrenceProblems(rule, holidays)
  return problem === undefined ? { yes: rule } : { no: { code: problem.code, text: problem.message } }
}

/** Quarters and half-years are those of the calendar: counted from the first month of the present one, or its last. */
function beginningOf({ every, within }: Days, today: LocalDate): LocalDate {
  if (within === undefined || every.unit !== 'month') return today
  const [year, month] = [today.slice(0, 4), Number(today.slice(5, 7))]
  const first = month - ((month - 1) % every.interval)
  const begins = within === 'first-month' ? first : first + every.interval - 1
  return `${year}-${String(begins).padStart(2, '0')}-01`
}

const notUnderstood = (text: string, rest: string): Reason => ({
  code: 'recurrence-not-understood',
  text: {
    'zh-CN':
      '看不懂“{part}”是哪些天。可以写：每天、每个工作日、每周一、每月 15 日、每月最后一个工作日、每季度、每年春节前最后一个工作日，后面可加时刻，例如“每周一 09:00”。',
    en: 'It is not clear which days “{part}” means. Write, for example: every day, every working day, every Monday, on the 15th of every month, on the last working day of every month, every quarter, with a time after it: “every Monday at 09:00”.',
  },
  values: { part: (rest === '' ? text : rest).slice(0, 60) },
})
