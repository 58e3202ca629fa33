import type { DutyBody } from './form-values.ts'
import { isTyped, some } from './typed.ts'

type When = DutyBody['when']
type Rule = Extract<When, { kind: 'recurring' }>['rule']
type Every = Rule['every']
type DayOfMonth = Extract<Every, { unit: 'month' }>['on'][number]
type Weekday = Extract<Every, { unit: 'week' }>['on'][number]

export const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
export const DAY_KINDS = ['day', 'weekday', 'workingDay'] as const

/** A day of a month as a form holds it: everything that could be typed, of which its kind says what counts. */
export interface DayValues {
  readonly kind: (typeof DAY_KINDS)[number]
  readonly day: number
  readonly weekday: Weekday
  readonly nth: number
  readonly workingDay: number
}

/** When it has to be done, with what belongs to the kinds that are not chosen: going back to one finds it again. */
export interface WhenValues {
  readonly kind: When['kind']
  readonly rule: {
    readonly every: {
      readonly unit: Every['unit']
      readonly interval: number
      readonly weekdays: readonly Weekday[]
      readonly days: readonly DayValues[]
      readonly month: number
      readonly holiday: string
      readonly workingDaysBefore: number
    }
    readonly at: readonly string[]
    readonly timeZone?: string | undefined
    readonly onDayOff: Rule['onDayOff']
    readonly from: string
    readonly until?: string | undefined
  }
  readonly event: Extract<When, { kind: 'triggered' }>['event']
  readonly services?: readonly string[] | undefined
  readonly hours: Extract<When, { kind: 'on-call' }>['hours']
}

export const SOME_DAY: DayValues = { kind: 'day', day: 1, weekday: 'mon', nth: 1, workingDay: 1 }

/** The fields of a duty that is there; the others as in an empty form. */
export function whenOf(when: When, empty: WhenValues): Partial<WhenValues> {
  if (when.kind !== 'recurring') return when
  const { every, ...rule } = when.rule
  return { kind: when.kind, rule: { ...rule, every: { ...empty.rule.every, ...everyOf(every) } } }
}

function everyOf(every: Every): Partial<WhenValues['rule']['every']> {
  if (every.unit === 'week') return { unit: 'week', interval: every.interval, weekdays: every.on }
  if (every.unit !== 'month' && every.unit !== 'year') return every
  const { on, ...same } = every
  return { ...same, days: on.map(dayValuesOf) }
}

function dayValuesOf(day: DayOfMonth): DayValues {
  if ('day' in day) return { ...SOME_DAY, kind: 'day', day: day.day }
  if ('workingDay' in day) return { ...SOME_DAY, kind: 'workingDay', workingDay: day.workingDay }
  return { ...SOME_DAY, kind: 'weekday', weekday: day.weekday, nth: day.nth }
}

/** When, as the API takes it: only what its kind knows. */
export function whenBody({ kind, rule, event, services, hours }: WhenValues): When {
  if (kind === 'standing') return { kind }
  if (kind === 'on-call') return { kind, hours }
  if (kind === 'triggered') {
    const only = some(services)
    return { kind, event, ...(only === undefined ? {} : { services: only }) }
  }
  return { kind, rule: ruleOf(rule) }
}

/** The rule as the API takes it; also what its preview is asked of. */
export function ruleOf({ every, at, onDayOff, from, timeZone, until }: WhenValues['rule']): Rule {
  return {
    every: everyBody(every),
    at: [...at],
    ...{ onDayOff, from },
    ...(isTyped(timeZone) ? { timeZone } : {}),
    ...(isTyped(until) ? { until } : {}),
  }
}

function everyBody(every: WhenValues['rule']['every']): Every {
  const interval = Number(every.interval)
  const on = every.days.map(dayBody)
  if (every.unit === 'day') return { unit: 'day', interval }
  if (every.unit === 'week')
    return { unit: 'week', interval, on: WEEKDAYS.filter((day) => every.weekdays.includes(day)) }
  if (every.unit === 'month') return { unit: 'month', interval, on }
  if (every.unit === 'year') return { unit: 'year', interval, month: Number(every.month), on }
  return { unit: 'holiday', holiday: every.holiday, workingDaysBefore: Number(every.workingDaysBefore) }
}

function dayBody({ kind, day, weekday, nth, workingDay }: DayValues): DayOfMonth {
  if (kind === 'day') return { day: Number(day) }
  return kind === 'weekday' ? { weekday, nth: Number(nth) } : { workingDay: Number(workingDay) }
}
