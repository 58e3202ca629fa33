/** What rooms above may use of on-call. */
export { ON_CALL_SHIFT_CHANGED } from './events.ts'
export { loadSchedules } from './on-call.store.ts'
export { scheduleFor, type Wanted } from './rules/schedule-for.ts'
export { shiftsBetween } from './rules/shifts.ts'
export { type OnCall, shiftAt, whoIsOnCall } from './rules/who-is-on-call.ts'
export type { Because, Covers, OnCallRole, OnCallSchedule, Override, Shift } from './schedule.ts'
export { DAYS_SEEN_AHEAD, ON_CALL_ROLES } from './schedule.ts'
