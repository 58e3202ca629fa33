import ical, { ICalCalendarMethod } from 'ical-generator'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Language, say, type Text } from '../kernel/text.ts'
import { ROLE_NAMES } from './gap.words.ts'
import type { OnCallRole } from './schedule.ts'

/** A shift as a calendar shows it. */
export interface CalendarShift {
  readonly schedule: Id
  readonly scheduleName: string
  readonly role: OnCallRole
  readonly from: Instant
  readonly until: Instant
  /** Whose it is; absent: nobody's, which a calendar of a schedule shows too. */
  readonly name?: string
}

const SUMMARY: Text = { 'zh-CN': '{schedule} {role}：{name}', en: '{schedule} {role}: {name}' }
const NOBODY: Text = { 'zh-CN': '无人值班', en: 'nobody' }
const NAME: Text = { 'zh-CN': '值班', en: 'On-call' }

/** Shifts as an iCalendar file. Every time is in UTC, so that no host's or reader's time zone moves it. */
export function calendarFile(
  shifts: readonly CalendarShift[],
  { language, url, at }: { readonly language: Language; readonly url: string; readonly at: Instant },
): string {
  const calendar = ical({ name: NAME[language], method: ICalCalendarMethod.PUBLISH, prodId: '//Onduty//On-call//EN' })
  for (const { schedule, scheduleName, role, from, until, name } of shifts) {
    calendar.createEvent({
      id: `${schedule}-${role}-${from.replaceAll(/\D/g, '')}@onduty`,
      start: new Date(from),
      end: new Date(until),
      stamp: new Date(at),
      summary: say(SUMMARY, language, {
        schedule: scheduleName,
        role: ROLE_NAMES[role],
        name: name ?? NOBODY[language],
      }),
      url: `${url}/on-call/schedules/${schedule}`,
    })
  }
  return calendar.toString()
}
