import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultCalendar } from '../../functions/calendar/index.ts'
import type { Planned } from '../../functions/duty/planned.ts'
import { slotOf } from '../../functions/duty/planned.ts'
import { mergedDay, planOfPosition } from '../../functions/duty/rules/plan-of-position.ts'
import { HOUR, type Instant, plusMillis } from '../../functions/kernel/instant.ts'
import { duty, dutyId, rule } from '../support/duties-at-work.ts'

const MORNING = '2026-01-05T00:00:00.000Z'
const hour = (nth: number): Instant => plusMillis(MORNING, nth * HOUR)
const daily = (at: readonly string[]) => duty(1, { when: { kind: 'recurring', rule: rule({ at }) } })

describe('what is planned', () => {
  test('is by the version that is in force when it opens, to the minute', () => {
    const found = planOfPosition(
      [
        { book: 1, from: MORNING, until: '2026-01-05T07:00:00.000Z', duties: [daily(['09:00', '15:00', '16:00'])] },
        { book: 2, from: '2026-01-05T07:00:00.000Z', duties: [daily(['09:00', '15:00'])] },
      ],
      defaultCalendar,
      '2026-01-05',
      '2026-01-06',
    )
    expect([...found].flatMap(([on, all]) => all.map(({ at, book }) => `${on} ${at} @${book}`))).toEqual([
      '2026-01-05 09:00 @1',
      '2026-01-05 15:00 @2',
      '2026-01-06 09:00 @2',
      '2026-01-06 15:00 @2',
    ])
  })

  test('has nothing of duties without a rule', () => {
    const standing = duty(1, { when: { kind: 'standing' } })
    const versions = [{ book: 1, from: MORNING, duties: [standing] }]
    expect(planOfPosition(versions, defaultCalendar, '2026-01-05', '2026-01-06').size).toBe(0)
  })
})

describe('a day that is planned again', () => {
  const planned: fc.Arbitrary<Planned> = fc
    .record({
      nth: fc.integer({ min: 1, max: 3 }),
      at: fc.integer({ min: 0, max: 12 }),
      book: fc.constantFrom(1, 2),
      isOpened: fc.boolean(),
    })
    .map(({ nth, at, book, isOpened }) => {
      const time = `${String(at + 8).padStart(2, '0')}:00`
      return { duty: dutyId(nth), at: time, opensAt: hour(at), book, isOpened, isCertain: true }
    })
  const day = fc.uniqueArray(planned, { maxLength: 8, selector: slotOf })
  const cases = fc.record({ known: day, wanted: day, now: fc.integer({ min: 0, max: 12 }) })
  const merge = ({ known, wanted, now }: { known: Planned[]; wanted: Planned[]; now: number }) => {
    const ground = { now: hour(now), plannedAt: hour(0), bookAt: () => 1 }
    const ahead = wanted.map((each) => ({ ...each, isOpened: false, book: 1 }))
    const once = mergedDay(known, ahead, ground)
    return { once, twice: mergedDay(once, ahead, ground), ahead }
  }

  test('is the same the second time, has nothing twice, and is in order', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { once, twice } = merge(each)
        expect(twice).toEqual(once)
        expect(new Set(once.map(slotOf)).size).toBe(once.length)
        expect(once.map(({ opensAt }) => opensAt)).toEqual(once.map(({ opensAt }) => opensAt).toSorted())
      }),
    )
  })

  test('keeps what has opened, and of what is to come is exactly the plan', () => {
    fc.assert(
      fc.property(cases, (each) => {
        const { once, ahead } = merge(each)
        for (const opened of each.known.filter(({ isOpened }) => isOpened)) expect(once).toContainEqual(opened)
        const taken = new Set(once.filter(({ isOpened }) => isOpened).map(slotOf))
        const future = ahead.filter(({ opensAt, ...slot }) => opensAt > hour(each.now) && !taken.has(slotOf(slot)))
        expect(
          once
            .filter(({ opensAt, isOpened }) => opensAt > hour(each.now) && !isOpened)
            .map(slotOf)
            .toSorted(),
        ).toEqual(
          future
            .map(slotOf)
            .filter((slot) => !once.some((other) => slotOf(other) === slot && other.opensAt <= hour(each.now)))
            .toSorted(),
        )
      }),
    )
  })
})
