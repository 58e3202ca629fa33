import type { Language } from '../kernel/text.ts'
import type { Weekday } from './local-time.ts'
import type { DayOfMonth, Every, OnDayOff, Recurrence } from './recurrence.ts'

const WEEKDAYS_ZH: Readonly<Record<Weekday, string>> = {
  mon: '周一',
  tue: '周二',
  wed: '周三',
  thu: '周四',
  fri: '周五',
  sat: '周六',
  sun: '周日',
}
const WEEKDAYS_EN: Readonly<Record<Weekday, string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}
const MONTHS_EN = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
/** What everybody knows a Chinese holiday by in English; others keep their own name. */
const HOLIDAYS_EN: Readonly<Record<string, string>> = {
  元旦: "New Year's Day",
  春节: 'the Spring Festival',
  清明: 'Tomb-sweeping Day',
  劳动节: 'Labour Day',
  端午: 'the Dragon Boat Festival',
  中秋: 'the Mid-autumn Festival',
  国庆节: 'National Day',
}

/** Chinese public holidays, as a rule names them. */
export const HOLIDAY_NAMES: readonly string[] = Object.keys(HOLIDAYS_EN)

/** A public holiday where it stands alone. */
export const sayHoliday = (holiday: string, language: Language): string =>
  language === 'en' ? (HOLIDAYS_EN[holiday] ?? holiday).replace(/^the /, '') : holiday

/**
 * A rule as people say it: `每个工作日 09:00`, `每月最后一个周五 17:00，遇休息日提前至前一工作日`;
 * `every working day at 09:00`, `on the last Friday of every month at 17:00, before it when it is a day off`.
 */
export function sayRecurrence(recurrence: Recurrence, language: Language): string {
  const { every, at, timeZone, onDayOff, until } = recurrence
  const times = [...new Set(at)].toSorted()
  const zone = timeZone === undefined ? '' : language === 'en' ? ` (${timeZone} time)` : `（${timeZone} 时间）`
  if (language === 'en') {
    const end = until === undefined ? '' : `, until ${until}`
    return `${sayEveryEn(every, onDayOff)} at ${listEn(times)}${zone}${moveEn(every, onDayOff)}${end}`
  }
  const end = until === undefined ? '' : `，至 ${until} 止`
  const days = sayEveryZh(every, onDayOff)
  return `${days}${days.endsWith('）') ? '' : ' '}${times.join('、')}${zone}${moveZh(every, onDayOff)}${end}`
}

function sayEveryZh(every: Every, onDayOff: OnDayOff): string {
  switch (every.unit) {
    case 'day':
      if (every.interval > 1) return `每 ${every.interval} 天`
      return onDayOff === 'skip' ? '每个工作日' : '每天'
    case 'week':
      return `${every.interval === 1 ? '每' : `每 ${every.interval} 周的`}${every.on.map((day) => WEEKDAYS_ZH[day]).join('、')}`
    case 'month':
      return `${MONTHS_ZH[every.interval] ?? `每 ${every.interval} 个月的`}${every.on.map((day) => dayZh(day)).join('、')}`
    case 'year': {
      const years = every.interval === 1 ? '每年' : `每 ${every.interval} 年的`
      return `${years} ${every.month} 月${every.on.map((day) => dayZh(day, every.month)).join('、')}`
    }
    case 'holiday':
      return `${every.holiday}假期前${every.workingDaysBefore === 1 ? '最后一个工作日' : `倒数第 ${every.workingDaysBefore} 个工作日`}`
  }
}

const MONTHS_ZH: Readonly<Record<number, string>> = {
  1: '每月',
  3: '每季度（每 3 个月）的',
  6: '每半年（每 6 个月）的',
}

function dayZh(on: DayOfMonth, month?: number): string {
  if ('day' in on) {
    if (on.day < 0) return on.day === -1 ? '最后一天' : `倒数第 ${-on.day} 天`
    if (month === 2 && on.day === 29) return ' 29 日（平年为 28 日）'
    return month === undefined && on.day > 28 ? ` ${on.day} 日（当月没有则为最后一天）` : ` ${on.day} 日`
  }
  const [nth, what] = 'weekday' in on ? [on.nth, WEEKDAYS_ZH[on.weekday]] : [on.workingDay, '工作日']
  if (nth === -1) return `最后一个${what}`
  return nth < 0 ? `倒数第 ${-nth} 个${what}` : `第 ${nth} 个${what}`
}

function moveZh(every: Every, onDayOff: OnDayOff): string {
  if (!meetsDaysOff(every, onDayOff)) return ''
  if (onDayOff === 'skip') return '，遇休息日不做'
  return onDayOff === 'before' ? '，遇休息日提前至前一个工作日' : '，遇休息日顺延至下一个工作日'
}

function sayEveryEn(every: Every, onDayOff: OnDayOff): string {
  switch (every.unit) {
    case 'day':
      if (every.interval > 1) return `every ${every.interval} days`
      return onDayOff === 'skip' ? 'every working day' : 'every day'
    case 'week':
      return `every ${every.interval === 1 ? '' : `${every.interval} weeks on `}${listEn(every.on.map((day) => WEEKDAYS_EN[day]))}`
    case 'month':
      return `on ${listEn(every.on.map((day) => dayEn(day)))} of ${monthsEn(every.interval)}`
    case 'year': {
      const years = every.interval === 1 ? 'every year' : `every ${every.interval} years`
      return `on ${listEn(every.on.map((day) => dayEn(day, every.month)))} of ${MONTHS_EN[every.month - 1] ?? every.month} ${years}`
    }
    case 'holiday': {
      const days = every.workingDaysBefore === 1 ? 'last' : `${ordinal(every.workingDaysBefore)} last`
      return `on the ${days} working day before ${HOLIDAYS_EN[every.holiday] ?? every.holiday}`
    }
  }
}

const monthsEn = (interval: number): string =>
  interval === 1 ? 'every month' : interval === 3 ? 'every quarter (every 3 months)' : `every ${interval} months`

function dayEn(on: DayOfMonth, month?: number): string {
  if ('day' in on) {
    if (on.day < 0) return on.day === -1 ? 'the last day' : `the ${ordinal(-on.day)} last day`
    if (month === 2 && on.day === 29) return 'the 29th (the 28th in common years)'
    return month === undefined && on.day > 28 ? `the ${ordinal(on.day)} (or the last day)` : `the ${ordinal(on.day)}`
  }
  const [nth, what] = 'weekday' in on ? [on.nth, WEEKDAYS_EN[on.weekday]] : [on.workingDay, 'working day']
  if (nth === -1) return `the last ${what}`
  return nth < 0 ? `the ${ordinal(-nth)} last ${what}` : `the ${ordinal(nth)} ${what}`
}

function moveEn(every: Every, onDayOff: OnDayOff): string {
  if (!meetsDaysOff(every, onDayOff)) return ''
  if (onDayOff === 'skip') return ', left out on days off'
  return `, moved to the working day ${onDayOff} when it is a day off`
}

/** Whether there is anything to say of days off: a working day never is one, and "every working day" has said it. */
function meetsDaysOff(every: Every, onDayOff: OnDayOff): boolean {
  if (onDayOff === 'keep' || every.unit === 'holiday') return false
  if (every.unit === 'day') return onDayOff !== 'skip' || every.interval > 1
  return every.unit === 'week' || every.on.some((day) => !('workingDay' in day))
}

const listEn = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

function ordinal(count: number): string {
  const teen = count % 100 > 10 && count % 100 < 14
  const ending = teen ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')
  return `${count}${ending}`
}
