import type { DayOfMonth, OnDayOff, Weekday } from '../../calendar/index.ts'
import { type Days, holidayCalled, type Wording } from './recurrence-words.ts'

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth']

/** `On the 15th of every month at 9:00, moved to the working day after when it is a day off` in its parts. */
export function wordingEn(text: string): Wording {
  let rest = text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim()
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(rest) ?? undefined
    if (found !== undefined) rest = rest.replace(found[0], '')
    return found
  }
  const until = take(/,? ?until (\d{4}-\d{2}-\d{2})\.?$/i)?.[1]
  const isLeftOut = take(/,? ?(?:left out|skipped|not|except) on (?:days off|holidays|public holidays)$/i) !== undefined
  const move = take(/,? ?(?:moved )?to the working day (before|after) when it is a day off$/i)?.[1]?.toLowerCase()
  const timeZone = take(/ ?\(([A-Za-z_]+(?:\/[A-Za-z_+-]+)*) time\)/)?.[1]
  const times = take(/(?: ?at )?(\d{1,2}:\d{2}(?:(?:, and |, | and )\d{1,2}:\d{2})*)/i)?.[1]
  const onDayOff: OnDayOff | undefined = isLeftOut ? 'skip' : move === undefined ? undefined : (move as OnDayOff)
  return {
    rest: rest.replace(/[ ,.]+$/, '').toLowerCase(),
    at: (times?.split(/, and |, | and /) ?? []).map((time) => time.padStart(5, '0')),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(until === undefined ? {} : { until }),
    ...(onDayOff === undefined ? {} : { onDayOff }),
  }
}

/** Which days; nothing when it is not understood. Lower case. */
export function daysEn(rest: string): Days | undefined {
  const plain = rest
    .replaceAll(/ \((?:or the last day|the 28th in common years)\)/g, '')
    .replace(/^each /, 'every ')
    .replaceAll(/ of each /g, ' of every ')
  return everyDay(plain) ?? everyWeek(plain) ?? beforeHoliday(plain) ?? everyYear(plain) ?? everyMonth(plain)
}

function everyDay(rest: string): Days | undefined {
  if (/^(?:every day|daily)$/.test(rest)) return { every: { unit: 'day', interval: 1 } }
  if (/^every (?:working day|workday|weekday|business day)$/.test(rest)) {
    return { every: { unit: 'day', interval: 1 }, onDayOff: 'skip' }
  }
  if (rest === 'every other day') return { every: { unit: 'day', interval: 2 } }
  const found = /^every (\d{1,3}) days$/.exec(rest)
  return found === null ? undefined : { every: { unit: 'day', interval: Number(found[1]) } }
}

function everyWeek(rest: string): Days | undefined {
  // Without a day it begins with the week's first working day.
  if (/^(?:weekly|every week)$/.test(rest)) {
    return { every: { unit: 'week', interval: 1, on: ['mon'] }, onDayOff: 'after' }
  }
  const found = /^(?:weekly on|every (?:(\d{1,3}) weeks|(other) week|week) on|every) (.+)$/.exec(rest)
  if (found === null) return undefined
  const on = (found[3] ?? '').split(AND).map((day) => weekdayCalled(day.replace(/^(?:on|every) /, '')))
  if (on.includes(undefined)) return undefined
  const interval = found[2] === undefined ? Number(found[1] ?? 1) : 2
  return { every: { unit: 'week', interval, on: on as Weekday[] } }
}

function beforeHoliday(rest: string): Days | undefined {
  const found = /^(?:on )?the (?:last|(\d{1,2})(?:st|nd|rd|th) last) working day before (.+)$/.exec(rest)
  if (found === null) return undefined
  const holiday = holidayCalled(found[2] ?? '')
  return { every: { unit: 'holiday', holiday, workingDaysBefore: Number(found[1] ?? 1) } }
}

function everyYear(rest: string): Days | undefined {
  const found = /^(?:(?:yearly|annually) )?(?:on )?(.+?) of ([a-z]+)(?: every (?:(\d{1,3}) years|year))?$/.exec(rest)
  const month = MONTHS.indexOf((found?.[2] ?? '').slice(0, 3))
  if (/^(?:yearly|annually|every year)$/.test(rest)) {
    return { every: { unit: 'year', interval: 1, month: 1, on: [{ workingDay: 1 }] } }
  }
  const on = found === null ? undefined : daysOfMonthIn(found[1] ?? '')
  if (month === -1 || on === undefined) return undefined
  return { every: { unit: 'year', interval: Number(found?.[3] ?? 1), month: month + 1, on } }
}

function everyMonth(rest: string): Days | undefined {
  const bare = /^(?:(monthly|every month)|(quarterly|every quarter)|(every half-year|half-yearly))(?: on (.+))?$/.exec(
    rest,
  )
  const found =
    /^(?:on )?(.+?) of every (?:(month)|(quarter)|(half-year)|(\d{1,3}) months)( \(every 3 months\))?$/.exec(rest)
  const on = daysOfMonthIn((bare === null ? found?.[1] : (bare[4] ?? '')) ?? 'none')
  if (on === undefined || (bare === null && found === null)) return undefined
  const [isQuarter, isHalf] = [bare?.[2] ?? found?.[3], bare?.[3] ?? found?.[4]].map((each) => each !== undefined)
  const interval = isQuarter === true ? 3 : isHalf === true ? 6 : Number(found?.[5] ?? 1)
  const isOfYear = (isQuarter === true || isHalf === true) && found?.[6] === undefined
  const isAtEnd = on.every((each) => Object.values(each).some((value) => typeof value === 'number' && value < 0))
  return {
    every: { unit: 'month', interval, on },
    ...(isOfYear ? { within: isAtEnd ? 'last-month' : 'first-month' } : {}),
  }
}

const AND = /, and |, | and /

function daysOfMonthIn(text: string): DayOfMonth[] | undefined {
  if (text === '') return [{ workingDay: 1 }]
  const days = text.split(AND).map((part) => dayOfMonthIn(part.replace(/^the /, '')))
  return days.includes(undefined) ? undefined : (days as DayOfMonth[])
}

function dayOfMonthIn(part: string): DayOfMonth | undefined {
  const found = /^(?:(?:(\d{1,2})(?:st|nd|rd|th)|([a-z]+?)))?(?: ?(last))?(?: (day|working day|[a-z]+))?$/.exec(part)
  if (found === null) return undefined
  const [, figure, word, last, what] = found
  const ordinal = figure !== undefined ? Number(figure) : word === undefined ? 1 : ORDINALS.indexOf(word) + 1
  const isLast = last !== undefined || word === 'last'
  if (ordinal === 0 && !isLast) return undefined
  const nth = isLast ? -Math.max(1, ordinal) : ordinal
  if (what === undefined) return figure === undefined ? undefined : { day: nth }
  if (what === 'day') return isLast ? { day: nth } : undefined
  if (what === 'working day') return { workingDay: nth }
  const weekday = weekdayCalled(what)
  return weekday === undefined ? undefined : { weekday, nth }
}

const weekdayCalled = (name: string): Weekday | undefined =>
  name.length < 3 ? undefined : WEEKDAYS.find((day) => FULL[day].startsWith(name.replace(/s$/, '')))

const FULL: Readonly<Record<Weekday, string>> = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
}
