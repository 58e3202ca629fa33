import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DayOfMonth, type Every, type Recurrence, sayRecurrence } from '../../functions/calendar/index.ts'
import { parseRecurrence } from '../../functions/exchange/rules/parse-recurrence.ts'

const TODAY = '2026-05-20'
const parsed = (text: string, from?: string) => parseRecurrence(text, { from, today: TODAY, holidays: [] })
const day = (interval: number): Every => ({ unit: 'day', interval })
const month = (...on: DayOfMonth[]): Every => ({ unit: 'month', interval: 1, on })

describe('what people write on their duty lists is understood', () => {
  it.each<[string, Partial<Recurrence>]>([
    ['每天', { every: day(1), onDayOff: 'keep', at: ['09:00'] }],
    ['每日上午9点、晚上九点', { every: day(1), at: ['09:00', '21:00'] }],
    ['每个工作日', { every: day(1), onDayOff: 'skip' }],
    ['工作日每天 8:30', { every: day(1), onDayOff: 'skip', at: ['08:30'] }],
    ['每周一', { every: { unit: 'week', interval: 1, on: ['mon'] } }],
    ['每周', { every: { unit: 'week', interval: 1, on: ['mon'] }, onDayOff: 'after' }],
    ['每周一、三、五', { every: { unit: 'week', interval: 1, on: ['mon', 'wed', 'fri'] } }],
    ['每周二至周四', { every: { unit: 'week', interval: 1, on: ['tue', 'wed', 'thu'] } }],
    ['每两周的周五下午5点半', { every: { unit: 'week', interval: 2, on: ['fri'] }, at: ['17:30'] }],
    ['每月15号，遇节假日顺延', { every: month({ day: 15 }), onDayOff: 'after' }],
    ['每月１、１５日', { every: month({ day: 1 }, { day: 15 }) }],
    ['每月末', { every: month({ day: -1 }) }],
    ['每月最后一个工作日', { every: month({ workingDay: -1 }) }],
    ['每月第一个星期一', { every: month({ weekday: 'mon', nth: 1 }) }],
    ['每月', { every: month({ workingDay: 1 }) }],
    ['每季度', { every: { unit: 'month', interval: 3, on: [{ workingDay: 1 }] }, from: '2026-04-01' }],
    ['每季度最后一个工作日', { every: { unit: 'month', interval: 3, on: [{ workingDay: -1 }] }, from: '2026-06-01' }],
    ['每半年', { every: { unit: 'month', interval: 6, on: [{ workingDay: 1 }] }, from: '2026-01-01' }],
    ['每年3月15日', { every: { unit: 'year', interval: 1, month: 3, on: [{ day: 15 }] } }],
    ['每年春节前最后一个工作日', { every: { unit: 'holiday', holiday: '春节', workingDaysBefore: 1 } }],
    ['国庆前3个工作日', { every: { unit: 'holiday', holiday: '国庆节', workingDaysBefore: 3 } }],
    ['daily at 9:00', { every: day(1) }],
    ['Every weekday', { every: day(1), onDayOff: 'skip' }],
    ['every Mon, Wed and Fri', { every: { unit: 'week', interval: 1, on: ['mon', 'wed', 'fri'] } }],
    ['the first Monday of each month', { every: month({ weekday: 'mon', nth: 1 }) }],
    ['quarterly', { every: { unit: 'month', interval: 3, on: [{ workingDay: 1 }] }, from: '2026-04-01' }],
  ])('%s', (text, rule) => {
    expect(parsed(text)).toMatchObject({ yes: { from: TODAY, ...rule } })
  })

  it.each([
    ['看情况', 'recurrence-not-understood'],
    ['每月第九个周一', 'no-such-nth'],
    ['每天 25:00', 'not-a-time'],
    ['每年2月30日', 'no-such-day'],
    ['每年双十一前最后一个工作日', 'no-such-holiday'],
    ['sometimes', 'recurrence-not-understood'],
    ['每', 'recurrence-not-understood'],
  ])('and what is not is explained: %s', (text, code) => {
    expect(parsed(text)).toMatchObject({ no: { code } })
  })
})

const weekday = fc.constantFrom('mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun')
const nth = fc.constantFrom(-4, -2, -1, 1, 2, 3, 4)
const dayOfMonth: fc.Arbitrary<DayOfMonth> = fc.oneof(
  fc.integer({ min: 1, max: 28 }).map((each) => ({ day: each })),
  fc.constantFrom(29, 31, -1, -2).map((each) => ({ day: each })),
  fc.record({ weekday, nth }),
  nth.map((each) => ({ workingDay: each })),
)
const days = fc.uniqueArray(dayOfMonth, { minLength: 1, maxLength: 3, selector: (each) => JSON.stringify(each) })
const interval = fc.integer({ min: 1, max: 12 })
const every: fc.Arbitrary<Every> = fc.oneof(
  fc.record({ unit: fc.constant('day' as const), interval }),
  fc.record({
    unit: fc.constant('week' as const),
    interval,
    on: fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ unit: fc.constant('month' as const), interval, on: days }),
  fc
    .record({ unit: fc.constant('year' as const), interval, month: fc.integer({ min: 1, max: 12 }), on: days })
    .filter(({ month: in_, on }) => on.every((each) => !('day' in each) || each.day <= (in_ === 2 ? 29 : 30))),
  fc.record({
    unit: fc.constant('holiday' as const),
    holiday: fc.constantFrom('春节', '国庆节', '元旦', '端午'),
    workingDaysBefore: fc.integer({ min: 1, max: 5 }),
  }),
)
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'))
const recurrence: fc.Arbitrary<Recurrence> = fc
  .record(
    {
      every,
      at: fc.uniqueArray(time, { minLength: 1, maxLength: 3 }),
      onDayOff: fc.constantFrom('keep', 'skip', 'before', 'after'),
      from: fc.constantFrom('2026-01-01', '2026-02-28'),
    },
    { requiredKeys: ['every', 'at', 'onDayOff', 'from'] },
  )
  .chain((rule) =>
    fc
      .record({
        zone: fc.constantFrom(undefined, 'Asia/Tokyo', 'America/Argentina/Buenos_Aires'),
        until: fc.constantFrom(undefined, '2027-12-31'),
      })
      .map(({ zone, until }) => ({
        ...rule,
        at: rule.at.toSorted(),
        ...(zone === undefined ? {} : { timeZone: zone }),
        ...(until === undefined ? {} : { until }),
      })),
  )

/** What a sentence does not say, because it makes no difference: days off of rules that only know working days. */
function asSaid(rule: Recurrence): Recurrence {
  const { every: often } = rule
  const knowsNoDaysOff =
    often.unit === 'holiday' ||
    ((often.unit === 'month' || often.unit === 'year') && often.on.every((each) => 'workingDay' in each))
  return knowsNoDaysOff ? { ...rule, onDayOff: 'keep' } : rule
}

describe('reading is the inverse of saying', () => {
  it.each(['zh-CN', 'en'] as const)('in %s', (language) => {
    fc.assert(
      fc.property(recurrence, (rule) => {
        expect(parsed(sayRecurrence(rule, language), rule.from)).toEqual({ yes: asSaid(rule) })
      }),
      { numRuns: 500 },
    )
  })
})
