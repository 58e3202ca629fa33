import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DraftStep,
  type EmergencyPlan,
  PLAN_ROLES,
  type PlanDraft,
  type PlanRole,
  type PlanSeverity,
  type PlanStep,
} from '../../functions/emergency-plan/plan.ts'
import { compareVersions } from '../../functions/emergency-plan/rules/compare-versions.ts'
import { isFor, mostSpecific, rivalOf, specificity } from '../../functions/emergency-plan/rules/most-specific.ts'
import type { Beside } from '../../functions/emergency-plan/rules/problem.ts'
import { problemsOf } from '../../functions/emergency-plan/rules/problems-of.ts'
import type { PlanStepState } from '../../functions/incident/plan-step.ts'
import { planFlow } from '../../functions/incident/rules/plan-flow.ts'
import type { Directory } from '../../functions/responsibility/index.ts'
import { aDepartment, positions } from '../support/department.ts'

const directory: Directory = await (await aDepartment()).directory()
const NOW = '2026-01-05T01:00:00.000Z'
const both = (words: string) => ({ 'zh-CN': words, en: words })

const drafted = (steps: readonly DraftStep[]): PlanDraft => ({
  ...{ title: both('预案'), owner: positions.opsLeader, services: [], severities: [1], drillEveryDays: 180, steps },
  contacts: [{ name: '厂商', reach: '400', what: '网关' }],
})
const NOTHING_BESIDE: Beside = { directory, now: NOW, plans: [], unreachable: new Set(), schedules: [] }
const wrongWith = (steps: readonly DraftStep[]) =>
  problemsOf(drafted(steps), NOTHING_BESIDE).map(({ problem }) => problem)

const drawnSteps = fc.array(fc.record({ after: fc.array(fc.nat(20), { maxLength: 2 }), decides: fc.boolean() }), {
  minLength: 1,
  maxLength: 12,
})

/** Steps that come after any of these; those that several wait for may decide between them. */
function stepsOf(drawn: readonly { after: number[]; decides: boolean }[], isForward: boolean): PlanStep[] {
  const after = drawn.map((each, nth) => {
    const among = isForward ? nth : drawn.length
    return among === 0 ? [] : [...new Set(each.after.map((other) => `s${other % among}`))]
  })
  return drawn.map(({ decides }, nth) => {
    const key = `s${nth}`
    const waiting = drawn.flatMap((_, other) => (after[other]?.includes(key) ? [`s${other}`] : []))
    const half = Math.ceil(waiting.length / 2)
    const options = [waiting.slice(0, half), waiting.slice(half)].map((opens, way) => ({
      ...{ key: `w${way}`, title: both(`w${way}`), opens },
    }))
    return {
      ...{ key, title: both(key), role: 'operations', minutes: 5, after: after[nth] ?? [] },
      ...(decides && waiting.length > 1 ? { kind: 'decision', options } : { kind: 'action' }),
    }
  })
}
const forward = drawnSteps.map((drawn) => stepsOf(drawn, true))
const someSteps = drawnSteps.map((drawn) => stepsOf(drawn, false))

describe('a plan that may be published', () => {
  it('comes to its end, whichever way is taken at every decision', () => {
    fc.assert(
      fc.property(forward, fc.infiniteStream(fc.boolean()), (steps, chooses) => {
        expect(wrongWith(steps)).toEqual([])
        let standing = steps.map((each) => ({ ...each, state: 'waiting' as PlanStepState, option: '' }))
        for (let rounds = 0; rounds <= steps.length; rounds += 1) {
          const { opens, fallsAway } = planFlow(standing)
          standing = standing.map((each) =>
            opens.includes(each.key)
              ? { ...each, state: 'done', option: chooses.next().value === true ? 'w1' : 'w0' }
              : fallsAway.includes(each.key)
                ? { ...each, state: 'away' }
                : each,
          )
        }
        expect(standing.filter(({ state }) => state === 'waiting').map(({ key }) => key)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('has no circle: that is told exactly when no order of its steps exists', () => {
    fc.assert(
      fc.property(someSteps, (steps) => {
        const placed = new Set<string>()
        for (let rounds = 0; rounds < steps.length; rounds += 1) {
          for (const { key, after } of steps) if (after.every((each) => placed.has(each))) placed.add(key)
        }
        expect(wrongWith(steps).includes('steps-in-a-circle')).toBe(placed.size < steps.length)
      }),
    )
  })

  it('has somebody for every step: a commander’s is refused exactly where nobody may command', () => {
    const powerless = [...directory.positions].map(([id, each]) => {
      const authorities = each.authorities.filter(({ act }) => act !== 'incident.command')
      return [id, { ...each, authorities }] as const
    })
    const beside = { ...NOTHING_BESIDE, directory: { ...directory, positions: new Map(powerless) } }
    fc.assert(
      fc.property(forward, fc.infiniteStream(fc.constantFrom(...PLAN_ROLES)), (steps, roles) => {
        const drawn = steps.map((each) => ({ ...each, role: roles.next().value as PlanRole }))
        expect(wrongWith(drawn)).toEqual([])
        const commanders = drawn.flatMap(({ role }, nth) => (role === 'commander' ? [`steps/${nth}/role`] : []))
        const problems = problemsOf(drafted(drawn), beside)
        expect(problems.map(({ path }) => path)).toEqual(commanders)
        expect(problems.every(({ problem }) => problem === 'nobody-commands')).toBe(true)
      }),
    )
  })

  it('is different from another version only in what differs', () => {
    fc.assert(
      fc.property(someSteps, fc.nat(), (steps, nth) => {
        const plan = { ...drafted([]), steps }
        expect(compareVersions(plan, plan)).toEqual({ added: [], removed: [], changed: [], fields: [] })
        const key = steps[nth % steps.length]?.key
        const slower = steps.map((each) => (each.key === key ? { ...each, minutes: 6 } : each))
        expect(compareVersions(plan, { ...plan, steps: slower })).toMatchObject({
          ...{ added: [], removed: [], fields: [], changed: [{ fields: ['minutes'] }] },
        })
      }),
    )
  })
})

describe('of plans published one after the other, where one that is as specific as another is refused', () => {
  const services = ['svc_a', 'svc_b', 'svc_c']
  const binding = fc.record({
    services: fc.subarray(services),
    severities: fc.subarray([1, 2, 3] as PlanSeverity[], { minLength: 1 }),
  })

  it('exactly one counts for an incident, or none is for it', () => {
    fc.assert(
      fc.property(fc.array(binding, { maxLength: 8 }), (bindings) => {
        const plans: EmergencyPlan[] = []
        for (const [nth, each] of bindings.entries()) {
          if (rivalOf(plans, each, undefined) !== undefined) continue
          plans.push({ ...drafted([]), ...each, id: `epl_${nth}`, steps: 1, published: 1, version: 1 })
        }
        for (const severity of [1, 2, 3] as const) {
          for (const service of [undefined, ...services]) {
            const wanted = { severity, ...(service === undefined ? {} : { service }) }
            const fitting = plans.filter((plan) => isFor(plan, wanted))
            const most = Math.max(...fitting.map(specificity))
            expect(fitting.filter((plan) => specificity(plan) === most).length).toBeLessThanOrEqual(1)
            expect(mostSpecific(plans, wanted)).toBe(fitting.find((plan) => specificity(plan) === most))
          }
        }
      }),
    )
  })
})
