import type { DayOfMonth, OnDayOff, Weekday } from '../../calendar/index.ts'
import { type Days, holidayCalled, numberZh, WEEKDAYS_ZH, type Wording } from './recurrence-words.ts'

const NUMBER = '(?:\\d{1,3}|[一二两三四五六七八九十]{1,3})'
const WEEKDAY = '(?:周|星期|礼拜)([一二三四五六日天])'
const AND = /[、,和及]/

/** `每月 15 日 上午9点，遇休息日顺延` in its parts. Spaces and full width do not matter. */
export function wordingZh(text: string): Wording {
  let rest = inFigures(text.normalize('NFKC').replaceAll(/\s+/g, ''))
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(rest) ?? undefined
    if (found !== undefined) rest = rest.replace(found[0], '')
    return found
  }
  const until = take(/,?(?:截止|截至|至|到)(\d{4}-\d{2}-\d{2})(?:为?止)?$/)?.[1]
  const move = take(/[,;]?(?:如?遇|逢)(?:休息日|节假日|周末|非工作日|假期|假日)(.*)$/)?.[1]
  const timeZone = take(/\(([A-Za-z_]+(?:\/[A-Za-z_+-]+)*)时间\)/)?.[1]
  const times = take(/(\d{1,2}:\d{2})(?:[、,和及]\d{1,2}:\d{2})*/)?.[0]
  return {
    rest: rest.replace(/[,;。]+$/, ''),
    at: (times?.split(AND) ?? []).map((time) => time.padStart(5, '0')),
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(until === undefined ? {} : { until }),
    ...(move === undefined ? {} : movedBy(move)),
  }
}

function movedBy(move: string): { onDayOff?: OnDayOff } {
  if (/^(?:不做|跳过|取消|不执行|除外|免做)/.test(move)) return { onDayOff: 'skip' }
  if (/^(?:提前|前移)/.test(move)) return { onDayOff: 'before' }
  if (/^(?:顺延|延后|推迟|后移)/.test(move)) return { onDayOff: 'after' }
  return /^(?:照做|照常|不变)/.test(move) ? { onDayOff: 'keep' } : {}
}

/** `上午9点半` is `09:30`. */
function inFigures(text: string): string {
  const said = new RegExp(
    `(凌晨|早上|早晨|早|上午|中午|下午|傍晚|晚上|晚|夜里)?(${NUMBER})(?:点|时)(半|一刻|三刻|(\\d{1,2})分)?`,
    'g',
  )
  return text.replaceAll(said, (whole, half: string | undefined, hour: string, part: string | undefined, minute) => {
    const given = numberZh(hour)
    if (Number.isNaN(given) || given > 24) return whole
    const isLater = /下午|傍晚|晚|夜/.test(half ?? '') && given < 12
    const minutes = part === '半' ? 30 : part === '一刻' ? 15 : part === '三刻' ? 45 : Number(minute ?? 0)
    return `${String((given + (isLater ? 12 : 0)) % 24).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
  })
}

/** Which days; nothing when it is not understood. */
export function daysZh(rest: string): Days | undefined {
  return everyDay(rest) ?? everyWeek(rest) ?? beforeHoliday(rest) ?? everyYear(rest) ?? everyMonth(rest)
}

function everyDay(rest: string): Days | undefined {
  if (/^(?:每天|每日|天天|每一天)$/.test(rest)) return { every: { unit: 'day', interval: 1 } }
  if (/^(?:每个?工作日|工作日每[天日]|工作日)$/.test(rest)) {
    return { every: { unit: 'day', interval: 1 }, onDayOff: 'skip' }
  }
  if (/^(?:隔天|隔日|每隔一[天日])$/.test(rest)) return { every: { unit: 'day', interval: 2 } }
  const found = new RegExp(`^每(${NUMBER})[天日]$`).exec(rest)
  return found === null ? undefined : { every: { unit: 'day', interval: numberZh(found[1] ?? '') } }
}

function everyWeek(rest: string): Days | undefined {
  const found = new RegExp(`^每(?:(${NUMBER})个?(?:周|星期)的?|隔周的?)?(.*)$`).exec(rest)
  if (found === null) return undefined
  const interval = found[1] !== undefined ? numberZh(found[1]) : rest.startsWith('每隔周') ? 2 : 1
  const bare = /^(?:周|星期|个星期)?$/.test(found[2] ?? '')
  // Without a day it begins with the week's first working day.
  if (bare && rest !== '每') return { every: { unit: 'week', interval, on: ['mon'] }, onDayOff: 'after' }
  const on = weekdaysIn(found[2] ?? '')
  return on === undefined ? undefined : { every: { unit: 'week', interval, on } }
}

/** `周一、周三`, `周一三五`, `周一、三、五`, `周一至周五`. */
function weekdaysIn(text: string): Weekday[] | undefined {
  const span = new RegExp(`^${WEEKDAY}(?:至|到|-|~)(?:周|星期)?([一二三四五六日天])$`).exec(text)
  const ORDER = '一二三四五六日'
  if (span !== null) {
    const [from, to] = [span[1], span[2]].map((day) => ORDER.indexOf((day ?? '').replace('天', '日')))
    if (from === undefined || to === undefined || to < from) return undefined
    return [...ORDER.slice(from, to + 1)].map((day) => WEEKDAYS_ZH[day] as Weekday)
  }
  if (!new RegExp(`^${WEEKDAY}(?:[、,和及]?(?:周|星期|礼拜)?[一二三四五六日天])*$`).test(text)) return undefined
  return [...text.replaceAll(/星期|礼拜|周|[、,和及]/g, '')].map((day) => WEEKDAYS_ZH[day] as Weekday)
}

function beforeHoliday(rest: string): Days | undefined {
  const found = new RegExp(
    `^(?:每年)?(.+?)(?:假期|放假|长假)?之?前的?(?:(最后一个)|倒数第?(${NUMBER})个|第?(${NUMBER})个)工作日$`,
  ).exec(rest)
  if (found === null) return undefined
  const count = found[2] !== undefined ? 1 : numberZh(found[3] ?? found[4] ?? '')
  return { every: { unit: 'holiday', holiday: holidayCalled(found[1] ?? ''), workingDaysBefore: count } }
}

function everyYear(rest: string): Days | undefined {
  const found = new RegExp(`^每(?:(${NUMBER})年的?|年的?)(?:(${NUMBER})月份?的?(.*))?$`).exec(rest)
  if (found === null) return undefined
  const interval = found[1] === undefined ? 1 : numberZh(found[1])
  const month = found[2] === undefined ? 1 : numberZh(found[2])
  const on = daysOfMonthIn(found[3] ?? '')
  return on === undefined ? undefined : { every: { unit: 'year', interval, month, on } }
}

function everyMonth(rest: string): Days | undefined {
  const found = new RegExp(`^每(?:(个?月)|个?(季度?)|(半年)|(${NUMBER})个月)(\\(每\\d+个月\\))?的?(.*)$`).exec(rest)
  if (found === null) return undefined
  const [, month, quarter, half, count, said, days = ''] = found
  const interval = month !== undefined ? 1 : quarter !== undefined ? 3 : half !== undefined ? 6 : numberZh(count ?? '')
  const on = daysOfMonthIn(days.replace(/^首月/, ''))
  if (on === undefined) return undefined
  const isOfYear = (quarter !== undefined || half !== undefined) && said === undefined
  const isAtEnd = on.every((each) => Object.values(each).some((value) => typeof value === 'number' && value < 0))
  return {
    every: { unit: 'month', interval, on },
    ...(isOfYear ? { within: isAtEnd && !days.startsWith('首月') ? 'last-month' : 'first-month' } : {}),
  }
}

/** `1 日、15 日`, `最后一个周五`, `第二个工作日`; without a day the first working day. */
function daysOfMonthIn(text: string): DayOfMonth[] | undefined {
  if (text === '') return [{ workingDay: 1 }]
  const parts = text.replaceAll(/\((?:平年为28日|当月没有则为最后一天)\)/g, '').split(AND)
  const days = parts.map(dayOfMonthIn)
  return days.includes(undefined) ? undefined : (days as DayOfMonth[])
}

function dayOfMonthIn(part: string): DayOfMonth | undefined {
  if (/^(?:最后一[天日]|月?[末底]|末日)$/.test(part)) return { day: -1 }
  if (/^月?初$/.test(part)) return { workingDay: 1 }
  const date = new RegExp(`^(${NUMBER})[日号]?$`).exec(part)
  if (date !== null) return { day: numberZh(date[1] ?? '') }
  const back = new RegExp(`^倒数第?(${NUMBER})[天日]$`).exec(part)
  if (back !== null) return { day: -numberZh(back[1] ?? '') }
  const kind = new RegExp(`^(?:第?(${NUMBER})个?|(首)个?|(最后)一?个?|倒数第?(${NUMBER})个?)(?:${WEEKDAY}|(工作日))$`)
  const found = kind.exec(part)
  if (found === null) return undefined
  const [, ordinal, first, last, fromEnd, weekday] = found
  const nth =
    first !== undefined
      ? 1
      : last !== undefined
        ? -1
        : fromEnd !== undefined
          ? -numberZh(fromEnd)
          : numberZh(ordinal ?? '')
  return weekday === undefined ? { workingDay: nth } : { weekday: WEEKDAYS_ZH[weekday] as Weekday, nth }
}
