import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { business, defaultCalendar, workingTimeBetween } from '../../functions/calendar/index.ts'
import { DAY, type Instant, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import { planLadder, usualLadder } from '../../functions/obligation/index.ts'
import { stretched } from '../../functions/obligation/rules/stretched.ts'
import { shanghai } from '../calendar/shanghai.ts'
import { anyLadder } from './any-ladder.ts'

const FROM = shanghai.at('2026-01-05T09:00')
const read = ({ dueAt, plan }: ReturnType<typeof stretched>) => ({
  due: shanghai.read(dueAt),
  plan: plan.map(({ at, does }) => `${does} ${shanghai.read(at)}`),
})

describe('a ladder for something that is due by a date', () => {
  const planned = planLadder(usualLadder(business('P1D'), [{ after: 'due', to: 'head' }]), FROM, defaultCalendar)

  it('reminds at half and nine tenths of the time there is, and climbs on the day', () => {
    expect(read(stretched(planned, FROM, shanghai.at('2026-01-16T18:00'), defaultCalendar))).toEqual({
      due: '2026-01-16T18:00',
      plan: ['remind 2026-01-09T18:00', 'remind 2026-01-15T18:00', 'climb 2026-01-16T18:00'],
    })
  })

  it('stays as it is when the date is nearer than its own deadline, or over', () => {
    for (const until of ['2026-01-05T12:00', '2026-01-05T18:00', '2025-12-31T18:00']) {
      expect(stretched(planned, FROM, shanghai.at(until), defaultCalendar)).toEqual(planned)
    }
  })

  it('whatever the ladder keeps its order and its steps, and what comes before the deadline stays before it', () => {
    const later = fc.integer({ min: 0, max: 60 * 24 * 60 }).map((minutes) => plusMillis(FROM, minutes * MINUTE))
    fc.assert(
      fc.property(anyLadder, later, fc.integer({ min: 0, max: 5 * 24 * 60 }), (ladder, until: Instant, minutes) => {
        const from = plusMillis(FROM, minutes * MINUTE)
        const own = planLadder(ladder, from, defaultCalendar)
        const { dueAt, plan } = stretched(own, from, plusMillis(until, DAY), defaultCalendar)
        expect(dueAt >= own.dueAt).toBe(true)
        expect(plan.map(({ at: _, ...does }) => does)).toEqual(own.plan.map(({ at: _, ...does }) => does))
        const instants = plan.map(({ at }) => at)
        expect(instants).toEqual(instants.toSorted())
        for (const [nth, { at }] of own.plan.entries()) {
          const moved = plan[nth]?.at ?? ''
          expect(moved <= dueAt).toBe(at <= own.dueAt || moved === dueAt)
          if (at > own.dueAt && dueAt !== own.dueAt)
            expect(workingTimeBetween(dueAt, moved, defaultCalendar)).toBe(
              workingTimeBetween(own.dueAt, at, defaultCalendar),
            )
        }
      }),
      { numRuns: 300 },
    )
  })
})
