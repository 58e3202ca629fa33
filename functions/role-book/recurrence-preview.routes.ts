import {
  localDateOf,
  occurrencesOf,
  plusDays,
  type Recurrence,
  type RuleOccurrence,
  recurrenceProblems,
  sayRecurrence,
  type WorkingCalendar,
} from '../calendar/index.ts'
import type { Instant } from '../kernel/instant.ts'
import { InvalidInputError } from '../kernel/refusal.ts'
import { mutation, type Route } from '../platform/handler.ts'
import { previewRecurrence } from './recurrence-preview.contract.ts'
import { directoryForStaff } from './seen-book.ts'

const SHOWN = 5
/** Looked at first, then as far as anybody plans: rules that come round rarely cost a little more. */
const LOOKED_AT = [70, 800, 1900]

export const recurrencePreviewRoutes: readonly Route[] = [
  mutation(previewRecurrence, async ({ store }, { body: { rule }, caller, now }) => {
    const { calendar } = (await directoryForStaff(store, { caller, now })).department
    const holidays = Object.values(calendar.days).flatMap(({ name }) => (name === undefined ? [] : [name['zh-CN']]))
    const problems = recurrenceProblems(rule, holidays)
    if (problems.length > 0) {
      throw new InvalidInputError(problems.map((each) => ({ ...each, path: `rule/${each.path}` })))
    }
    const words = { 'zh-CN': sayRecurrence(rule, 'zh-CN'), en: sayRecurrence(rule, 'en') }
    return { acts: [], answer: { words, next: nextOf(rule, calendar, now) } }
  }),
]

/** The first few that open after now, however rare they are. */
function nextOf(rule: Recurrence, calendar: WorkingCalendar, now: Instant): RuleOccurrence[] {
  const today = localDateOf(now, rule.timeZone ?? calendar.timeZone)
  const begins = rule.from > today ? rule.from : today
  let found: RuleOccurrence[] = []
  for (const days of LOOKED_AT) {
    found = occurrencesOf(rule, calendar, begins, plusDays(begins, days)).filter(({ opensAt }) => opensAt > now)
    if (found.length >= SHOWN) break
  }
  return found.slice(0, SHOWN)
}
