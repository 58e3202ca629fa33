import type { FieldError } from '../../kernel/refusal.ts'
import type { Text } from '../../kernel/text.ts'
import { UnknownTimeZoneError } from '../errors.ts'
import { isLocalDate, WEEKDAYS } from '../local-time.ts'
import { type DayOfMonth, type Every, ON_DAY_OFF, type Recurrence } from '../recurrence.ts'
import { TRADITIONAL_HOLIDAYS } from '../traditional-holidays.ts'
import { zoneOf } from '../zone.ts'

const MOST_TIMES = 24
const LONGEST_INTERVAL = 366
const MOST_WORKING_DAYS = 23
/** The longest each month gets; February's 29th is the 28th in common years. */
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const WORDS = {
  'interval-out-of-range': {
    'zh-CN': `间隔须为 1 至 ${LONGEST_INTERVAL} 的整数。`,
    en: `An interval is a whole number from 1 to ${LONGEST_INTERVAL}.`,
  },
  'no-days': { 'zh-CN': '请至少选择一天。', en: 'Choose at least one day.' },
  'no-such-weekday': { 'zh-CN': '没有这一天；请用 mon 至 sun。', en: 'There is no such weekday; use mon to sun.' },
  'no-such-day': {
    'zh-CN': '这个月没有这一天；用 1 至 31，或用 -1 表示最后一天。',
    en: 'The month has no such day; use 1 to 31, or -1 for the last.',
  },
  'no-such-nth': {
    'zh-CN': '只能是第 1 至第 4 个，或用 -1 表示最后一个；第 5 个多数月份没有，请改用“最后一个”。',
    en: 'Use 1 to 4, or -1 for the last; most months have no fifth, say the last instead.',
  },
  'no-such-working-day': {
    'zh-CN': `只能是第 1 至第 ${MOST_WORKING_DAYS} 个工作日，或用 -1 表示最后一个。`,
    en: `Use 1 to ${MOST_WORKING_DAYS}, or -1 for the last working day.`,
  },
  'no-such-month': { 'zh-CN': '月份须为 1 至 12。', en: 'Months are 1 to 12.' },
  'no-such-holiday': {
    'zh-CN': `请填写节假日的中文名称：${TRADITIONAL_HOLIDAYS.join('、')}，或工作日历中自行录入的名称。`,
    en: `Give the holiday's Chinese name (${TRADITIONAL_HOLIDAYS.join(', ')}), or one of your own calendar.`,
  },
  'no-times': { 'zh-CN': '请至少填写一个时刻。', en: 'Give at least one time of day.' },
  'too-many-times': { 'zh-CN': `一天最多 ${MOST_TIMES} 次。`, en: `At most ${MOST_TIMES} times a day.` },
  'not-a-time': { 'zh-CN': '时刻须为 00:00 至 23:59。', en: 'Times of day are 00:00 to 23:59.' },
  'same-twice': { 'zh-CN': '与前面的重复。', en: 'This is there already.' },
  'unknown-time-zone': {
    'zh-CN': '没有这个时区；请填写 IANA 名称，例如 Asia/Shanghai。',
    en: 'There is no such time zone; give its IANA name, such as Asia/Shanghai.',
  },
  'no-such-choice': { 'zh-CN': '请从给出的选项中选择。', en: 'Choose one of what is offered.' },
  'not-a-date': { 'zh-CN': '没有这一天；日期写作 2026-01-05。', en: 'There is no such date; write 2026-01-05.' },
  'ends-before-it-begins': { 'zh-CN': '截止日期不能早于开始日期。', en: 'The last day cannot be before the first.' },
} as const satisfies Record<string, Text>
export type RecurrenceProblem = keyof typeof WORDS

type Found = readonly [path: string, code: RecurrenceProblem]

/**
 * What is wrong with a rule that is right in its form? Every problem at once, by its path within the rule; none when
 * {@link occurrencesOf} can be asked.
 *
 * @param holidays names of the organisation's own, beside the public ones
 */
export function recurrenceProblems(recurrence: Recurrence, holidays: readonly string[] = []): FieldError[] {
  const { every, at, timeZone, onDayOff, from, until } = recurrence
  const found: Found[] = [
    ...everyProblems(every, holidays),
    ...timesProblems(at),
    ...(timeZone === undefined || isKnownZone(timeZone) ? [] : [['timeZone', 'unknown-time-zone'] as const]),
    ...(ON_DAY_OFF.includes(onDayOff) ? [] : [['onDayOff', 'no-such-choice'] as const]),
    ...(isLocalDate(from) ? [] : [['from', 'not-a-date'] as const]),
    ...untilProblems(from, until),
  ]
  return found.map(([path, code]) => ({ path, code, message: WORDS[code] }))
}

function everyProblems(every: Every, holidays: readonly string[]): Found[] {
  if (every.unit === 'holiday') {
    const isKnown = TRADITIONAL_HOLIDAYS.includes(every.holiday) || holidays.includes(every.holiday)
    const isInRange = isWhole(every.workingDaysBefore, 1, MOST_WORKING_DAYS)
    return [
      ...(isKnown ? [] : [['every/holiday', 'no-such-holiday'] as const]),
      ...(isInRange ? [] : [['every/workingDaysBefore', 'no-such-working-day'] as const]),
    ]
  }
  const interval: Found[] = isWhole(every.interval, 1, LONGEST_INTERVAL)
    ? []
    : [['every/interval', 'interval-out-of-range']]
  if (every.unit === 'day') return interval
  const on: Found[] = every.on.length === 0 ? [['every/on', 'no-days']] : twice('every/on', every.on)
  if (every.unit === 'week')
    return [
      ...interval,
      ...on,
      ...every.on.flatMap((day, nth): Found[] =>
        WEEKDAYS.includes(day) ? [] : [[`every/on/${nth}`, 'no-such-weekday']],
      ),
    ]
  const isMonth = every.unit === 'month' || isWhole(every.month, 1, 12)
  const longest = every.unit === 'year' && isMonth ? (DAYS_IN_MONTH[every.month - 1] ?? 31) : 31
  const days = every.on.flatMap((day, nth) => dayProblems(day, `every/on/${nth}`, longest))
  return [...interval, ...on, ...(isMonth ? [] : [['every/month', 'no-such-month'] as const]), ...days]
}

function dayProblems(on: DayOfMonth, path: string, longest: number): Found[] {
  if ('day' in on) return isWhole(Math.abs(on.day), 1, longest) ? [] : [[path, 'no-such-day']]
  if ('workingDay' in on)
    return isWhole(Math.abs(on.workingDay), 1, MOST_WORKING_DAYS) ? [] : [[path, 'no-such-working-day']]
  return [
    ...(WEEKDAYS.includes(on.weekday) ? [] : [[path, 'no-such-weekday'] as const]),
    ...(isWhole(Math.abs(on.nth), 1, 4) ? [] : [[path, 'no-such-nth'] as const]),
  ]
}

function timesProblems(at: readonly string[]): Found[] {
  if (at.length === 0) return [['at', 'no-times']]
  if (at.length > MOST_TIMES) return [['at', 'too-many-times']]
  const wrong = at.flatMap((time, nth): Found[] =>
    /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(time) ? [] : [[`at/${nth}`, 'not-a-time']],
  )
  return [...wrong, ...twice('at', at)]
}

function twice(path: string, items: readonly unknown[]): Found[] {
  const said = items.map((each) => JSON.stringify(each))
  return said.flatMap((each, nth): Found[] => (said.indexOf(each) === nth ? [] : [[`${path}/${nth}`, 'same-twice']]))
}

function untilProblems(from: string, until: string | undefined): Found[] {
  if (until === undefined) return []
  if (!isLocalDate(until)) return [['until', 'not-a-date']]
  return isLocalDate(from) && until < from ? [['until', 'ends-before-it-begins']] : []
}

const isWhole = (count: number, least: number, most: number): boolean =>
  Number.isInteger(count) && count >= least && count <= most

function isKnownZone(timeZone: string): boolean {
  try {
    return zoneOf(timeZone) !== undefined
  } catch (error) {
    if (error instanceof UnknownTimeZoneError) return false
    throw error
  }
}
