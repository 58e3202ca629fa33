import * as z from 'zod/mini'
import { line } from '../kernel/contract.ts'
import { isAllowance } from './allowance.ts'

const MOST_SPELLS = 6
const MOST_DAYS = 1000
const MOST_YEARS = 50

const text = z.strictObject({ 'zh-CN': line(80), en: line(80) })
const year = z.number().check(z.int(), z.minimum(2000), z.maximum(2199))
const time = z.string().check(z.regex(/^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'not-a-time' }))

/** `09:00`–`12:00`. That spells are in order is said by calendar-problems.ts. */
const hours = z.array(z.strictObject({ from: time, to: time })).check(z.maxLength(MOST_SPELLS))
const someHours = hours.check(z.minLength(1))

/** What the organisation says about one day. */
export const dayOverrideIn = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('off'), name: z.exactOptional(text) }),
  z.strictObject({ is: z.literal('make-up'), hours: z.exactOptional(someHours), name: z.exactOptional(text) }),
  z.strictObject({ is: z.literal('special-hours'), hours: someHours, name: z.exactOptional(text) }),
])

/** Time allowed: whether only working time counts, and how much of it, as ISO 8601: `PT8H`, `P1D`, `P1DT4H`. */
export const allowanceIn = z
  .strictObject({ clock: z.enum(['business', 'wall']), iso: z.string().check(z.maxLength(20)) })
  .check(z.refine(isAllowance, { error: 'not-a-duration', path: ['iso'] }))

/** A whole working calendar, as `/api/calendar` takes and answers it. */
export const workingCalendarIn = z.strictObject({
  timeZone: line(60),
  week: z.strictObject({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }),
  publicHolidays: z.enum(['CN', 'none']),
  makeUpHours: someHours,
  days: z
    .record(z.iso.date(), dayOverrideIn)
    .check(z.refine((days) => Object.keys(days).length <= MOST_DAYS, { error: 'too-many' })),
  knownYears: z.array(year).check(z.maxLength(MOST_YEARS)),
})

/** How a date is worked and why, for a calendar page. */
export const dayPlanOut = z.strictObject({
  date: z.iso.date(),
  hours,
  because: z.enum(['override', 'public-holiday', 'make-up-day', 'week']),
  name: z.exactOptional(text),
  isCertain: z.boolean(),
})

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
const dayOfMonth = z.union([
  z.strictObject({ day: z.int() }),
  z.strictObject({ weekday, nth: z.int() }),
  z.strictObject({ workingDay: z.int() }),
])
const daysOfMonth = z.array(dayOfMonth).check(z.minLength(1), z.maxLength(31))
const interval = z.int()

/** When something comes round again and again, right in its form; what it means is said by recurrence-problems.ts. */
export const recurrenceIn = z.strictObject({
  every: z.discriminatedUnion('unit', [
    z.strictObject({ unit: z.literal('day'), interval }),
    z.strictObject({ unit: z.literal('week'), interval, on: z.array(weekday).check(z.minLength(1), z.maxLength(7)) }),
    z.strictObject({ unit: z.literal('month'), interval, on: daysOfMonth }),
    z.strictObject({ unit: z.literal('year'), interval, month: z.int(), on: daysOfMonth }),
    z.strictObject({ unit: z.literal('holiday'), holiday: line(40), workingDaysBefore: z.int() }),
  ]),
  at: z
    .array(z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' })))
    .check(z.minLength(1), z.maxLength(24)),
  timeZone: z.exactOptional(line(60)),
  onDayOff: z.enum(['keep', 'skip', 'before', 'after']),
  from: z.iso.date(),
  until: z.exactOptional(z.iso.date()),
})
