export { calendarYearKind } from './calendar-year.case.ts'
export { calendarYearWorkflow } from './calendar-year.workflow.ts'
export { closeKnownYearsTask } from './tasks/close-known-years.ts'
export { planAheadTask } from './tasks/plan-ahead.ts'
