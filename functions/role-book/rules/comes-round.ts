import {
  type LocalDate,
  occurrencesOf,
  type Recurrence,
  type RuleOccurrence,
  recurrenceProblems,
  type WorkingCalendar,
} from '../../calendar/index.ts'

/**
 * When a rule comes round between two dates of its zone, both included. A draft may have a rule that says what cannot
 * be, which is refused where it is saved or submitted: such a rule never comes round.
 */
export function comesRound(
  rule: Recurrence,
  calendar: WorkingCalendar,
  from: LocalDate,
  until: LocalDate,
): RuleOccurrence[] {
  const ownHolidays = Object.values(calendar.days).flatMap(({ name }) => name?.['zh-CN'] ?? [])
  return recurrenceProblems(rule, ownHolidays).length > 0 ? [] : occurrencesOf(rule, calendar, from, until)
}
