import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { allowance, business, isAllowance, spanOf, wall } from '../../functions/calendar/allowance.ts'
import { InvalidAllowanceError } from '../../functions/calendar/errors.ts'
import { HOUR, MINUTE } from '../../functions/kernel/instant.ts'

test('days and time are told apart', () => {
  expect(spanOf(business('P1DT4H'))).toEqual({ days: 1, millis: 4 * HOUR })
  expect(spanOf(wall('PT90M'))).toEqual({ days: 0, millis: 90 * MINUTE })
  expect(spanOf(wall('P2W'))).toEqual({ days: 14, millis: 0 })
})

test('the longest', () => {
  expect(spanOf(business('PT10000H'))).toEqual({ days: 0, millis: 10_000 * HOUR })
  expect(spanOf(wall('P1000D')).days).toBe(1000)
})

test('what Temporal reads, we read the same', () => {
  const count = fc.option(fc.integer({ min: 0, max: 999 }), { nil: undefined })
  fc.assert(
    fc.property(count, count, count, count, (days, hours, minutes, seconds) => {
      const time = [hours && `${hours}H`, minutes && `${minutes}M`, seconds && `${seconds}S`].filter(Boolean).join('')
      const iso = `P${days ? `${days}D` : ''}${time ? `T${time}` : ''}`
      fc.pre(iso !== 'P')
      const read = Temporal.Duration.from(iso)
      const millis = read.with({ days: 0 }).total('milliseconds')
      expect(spanOf(wall(iso))).toEqual({ days: read.days, millis })
    }),
  )
})

describe('refused, with what to write instead', () => {
  test.each([
    ['P1M', /say days/],
    ['P1Y', /say days/],
    ['P1Y2M', /say days/],
    ['PT1.5H', /whole numbers/],
    ['PT1,5H', /whole numbers/],
    ['-PT1H', /negative/],
    ['PT0S', /longer than nothing/],
    ['P0D', /longer than nothing/],
    ['P1W', /working days/],
    ['P1001D', /at most P1000D/],
    ['PT10001H', /at most/],
    ['PT99999999H', /ISO 8601/],
    ['', /ISO 8601/],
    ['P', /ISO 8601/],
    ['PT', /ISO 8601/],
    ['P1DT', /ISO 8601/],
    ['P1H', /ISO 8601/],
    ['PT1S1M', /ISO 8601/],
    ['8 hours', /ISO 8601/],
    ['PT8H\n', /ISO 8601/],
    ['pt8h', /ISO 8601/],
  ])('%j', (iso, advice) => {
    expect(() => business(iso)).toThrow(InvalidAllowanceError)
    expect(() => business(iso)).toThrow(advice)
    expect(isAllowance({ clock: 'business', iso })).toBe(false)
  })

  test('whatever is typed, it is an allowance or an error that says why', () => {
    const typed = fc.oneof(fc.string(), fc.stringMatching(/^P[0-9DTHMSWY.]{0,12}$/))
    fc.assert(
      fc.property(typed, (iso) => {
        if (isAllowance({ clock: 'wall', iso })) expect(allowance('wall', iso)).toEqual({ clock: 'wall', iso })
        else expect(() => wall(iso)).toThrow(InvalidAllowanceError)
      }),
      { numRuns: 1000 },
    )
  })
})
