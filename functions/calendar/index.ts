/** What rooms above may use of the calendar. */
export type { Allowance, AllowanceClock } from './allowance.ts'
export { business, isAllowance, spanOf, wall } from './allowance.ts'
export type { DayOverride, Hours, WorkingCalendar } from './calendar.ts'
export { defaultCalendar } from './calendar.ts'
export type { LocalDate, LocalDateTime, Weekday } from './local-time.ts'
export {
  dateOfDay,
  dayAt,
  dayOfDate,
  instantOfLocal,
  isLocalDate,
  localDateOf,
  localDateTimeOf,
  millisOfTime,
  momentOfWall,
  plusDays,
  wallMillis,
  weekdayOf,
  weekdayOfDay,
} from './local-time.ts'
export type { DayOfMonth, Every, LocalTime, OnDayOff, Recurrence } from './recurrence.ts'
export { addWorkingDays } from './rules/add-working-days.ts'
export { addWorkingTime } from './rules/add-working-time.ts'
export { calendarProblems } from './rules/calendar-problems.ts'
export { closingBefore } from './rules/closing-before.ts'
export { deadline, partWay } from './rules/deadline.ts'
export { isWorkingDay, isWorkingTime, nextWorkingStart } from './rules/is-working-time.ts'
export { isYearKnown, yearsToWarnAbout } from './rules/known-years.ts'
export { occurrencesOf, type RuleOccurrence } from './rules/occurrences-of.ts'
export type { OpenPause, Pause } from './rules/pauses.ts'
export { type DayPlan, planOfDay } from './rules/plan-of-day.ts'
export { type RecurrenceProblem, recurrenceProblems } from './rules/recurrence-problems.ts'
export { workingHoursOn } from './rules/working-hours-on.ts'
export { workingTimeBetween } from './rules/working-time-between.ts'
export { sayRecurrence } from './say-recurrence.ts'
export {
  formatAllowance,
  formatDate,
  formatDuration,
  formatInstant,
  formatInstantAbroad,
  formatTime,
} from './say-time.ts'
export { dateIn } from './written-date.ts'
