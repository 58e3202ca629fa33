import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { howServicesAre, SERVICE_STATES, stateUnder } from '../../functions/incident/rules/how-services-are.ts'

const incident = fc.record({
  service: fc.constantFrom('svc_a', 'svc_b'),
  severity: fc.constantFrom(1 as const, 2 as const, 3 as const),
  impact: fc.constantFrom('broad' as const, 'partial' as const, 'single' as const),
  urgency: fc.constantFrom('high' as const, 'medium' as const, 'low' as const),
  status: fc.constantFrom('triggered' as const, 'acknowledged' as const, 'mitigated' as const),
  stage: fc.constantFrom('answer' as const, 'work' as const, 'over' as const),
  raisedAt: fc.integer({ min: 1, max: 28 }).map((day) => `2026-01-${String(day).padStart(2, '0')}T00:00:00.000Z`),
  isDrill: fc.boolean(),
})

describe('how services are', () => {
  it('is as bad as the worst open incident that hits more than one person, since the first of those; in any order', () => {
    fc.assert(
      fc.property(fc.array(incident, { maxLength: 8 }), (drawn) => {
        const all = drawn.map(({ isDrill, ...each }) => ({
          ...each,
          ...(isDrill ? { exercise: { drill: 'edr_x', participants: [] } } : {}),
        }))
        const how = howServicesAre(all)
        expect(howServicesAre(all.toReversed())).toEqual(how)
        for (const service of ['svc_a', 'svc_b']) {
          const counts = all.filter(
            (each) =>
              each.service === service &&
              each.stage !== 'over' &&
              !('exercise' in each) &&
              (each.impact !== 'single' || each.severity !== 3),
          )
          const worst = SERVICE_STATES.findLast((state) => counts.some((each) => stateUnder(each) === state))
          const since = counts.filter((each) => stateUnder(each) === worst).map(({ raisedAt }) => raisedAt)
          expect(how.get(service)).toEqual(worst === undefined ? undefined : { state: worst, since: since.sort()[0] })
        }
      }),
    )
  })
})
