import { isWorkingTime, localDateTimeOf, type WorkingCalendar } from '../../calendar/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { TimeOfDay } from '../figure.ts'

const NIGHT_FROM = '22:00'
const NIGHT_UNTIL = '07:00'

/** Nights are nights on working days, too. */
export function timeOfDay(at: Instant, calendar: WorkingCalendar): TimeOfDay {
  const time = localDateTimeOf(at, calendar.timeZone).slice(11, 16)
  if (time >= NIGHT_FROM || time < NIGHT_UNTIL) return 'night'
  return isWorkingTime(at, calendar) ? 'working-hours' : 'off-hours'
}
