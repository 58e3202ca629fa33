import type { FieldError } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import type { Hours, WorkingCalendar } from '../calendar.ts'
import { UnknownTimeZoneError } from '../errors.ts'
import { millisOfTime } from '../local-time.ts'
import { zoneOf } from '../zone.ts'

const WORDS = {
  'unknown-time-zone': {
    'zh-CN': '没有这个时区；请填写 IANA 名称，例如 Asia/Shanghai。',
    en: 'There is no such time zone; give its IANA name, such as Asia/Shanghai.',
  },
  'ends-before-it-begins': { 'zh-CN': '结束时间必须晚于开始时间。', en: 'The end must be later than the beginning.' },
  'hours-overlap': {
    'zh-CN': '这一时段须在前一时段结束之后开始。',
    en: 'These hours must begin after the ones before have ended.',
  },
  'no-working-time': { 'zh-CN': '一周内至少要有一段工作时间。', en: 'Somebody has to work at some time of the week.' },
} as const satisfies Record<string, Text>

/** What keeps this calendar, right in its form, from being saved? Every problem at once; none when it may be. */
export function calendarProblems(calendar: WorkingCalendar): FieldError[] {
  const week = Object.entries(calendar.week)
  return [
    ...(isKnownZone(calendar.timeZone) ? [] : [problem('timeZone', 'unknown-time-zone')]),
    ...week.flatMap(([weekday, hours]) => hoursProblems(`week/${weekday}`, hours)),
    ...(week.some(([, hours]) => hours.length > 0) ? [] : [problem('week', 'no-working-time')]),
    ...hoursProblems('makeUpHours', calendar.makeUpHours),
    ...Object.entries(calendar.days).flatMap(([date, day]) =>
      day.is === 'off' ? [] : hoursProblems(`days/${date}/hours`, day.hours ?? []),
    ),
  ]
}

function hoursProblems(path: string, hours: readonly Hours[]): FieldError[] {
  return hours.flatMap(({ from, to }, nth) => {
    const before = hours[nth - 1]
    if (millisOfTime(from) >= millisOfTime(to)) return [problem(`${path}/${nth}/to`, 'ends-before-it-begins')]
    if (before && millisOfTime(before.to) > millisOfTime(from)) return [problem(`${path}/${nth}/from`, 'hours-overlap')]
    return []
  })
}

function isKnownZone(timeZone: string): boolean {
  try {
    return zoneOf(timeZone) !== undefined
  } catch (error) {
    if (error instanceof UnknownTimeZoneError) return false
    throw error
  }
}

const problem = (path: string, code: keyof typeof WORDS): FieldError => ({ path, code, message: WORDS[code] })
