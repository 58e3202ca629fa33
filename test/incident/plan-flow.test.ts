import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSettled, type PlanStepState } from '../../functions/incident/plan-step.ts'
import { planFlow } from '../../functions/incident/rules/plan-flow.ts'

interface Step {
  readonly key: string
  readonly kind: 'action' | 'decision'
  readonly after: readonly string[]
  readonly options?: readonly {
    readonly key: string
    readonly title: { 'zh-CN': string; en: string }
    readonly opens: readonly string[]
  }[]
  readonly option?: string
  readonly state: PlanStepState
}

const title = { 'zh-CN': '', en: '' }
const action = (key: string, after: readonly string[] = [], state: PlanStepState = 'waiting'): Step => ({
  ...{ key, after, state },
  kind: 'action',
})
const decision = (key: string, opens: Readonly<Record<string, readonly string[]>>, done?: string): Step => ({
  ...{ key, after: [], state: done === undefined ? 'waiting' : 'done' },
  kind: 'decision',
  options: Object.entries(opens).map(([option, keys]) => ({ key: option, title, opens: keys })),
  ...(done === undefined ? {} : { option: done }),
})

describe('which steps of a plan open', () => {
  it('those with nothing before them do, and those after them wait', () => {
    expect(planFlow([action('a'), action('b', ['a']), action('c')])).toEqual({ opens: ['a', 'c'], fallsAway: [] })
  })

  it('a step opens when everything before it is settled, however it was', () => {
    const steps = [action('a', [], 'done'), action('b', [], 'skipped'), action('c', ['a', 'b']), action('d', ['c'])]
    expect(planFlow(steps).opens).toEqual(['c'])
  })

  it('what a decision opens waits for it, whether or not it says so itself', () => {
    const steps = [decision('which', { one: ['a'], other: ['b'] }), action('a'), action('b', ['which'])]
    expect(planFlow(steps)).toEqual({ opens: ['which'], fallsAway: [] })
  })

  it('what was not chosen falls away, with all that comes after nothing else', () => {
    const steps = [
      decision('which', { one: ['a'], other: ['b'] }, 'one'),
      ...[action('a'), action('b'), action('after-b', ['b']), action('end', ['a', 'after-b'])],
    ]
    expect(planFlow(steps)).toEqual({ opens: ['a'], fallsAway: ['b', 'after-b'] })
  })

  it('what both ways open, opens whichever is chosen', () => {
    const steps = [
      decision('which', { one: ['a', 'both'], other: ['b', 'both'] }, 'other'),
      action('a'),
      action('b'),
      action('both'),
    ]
    expect(planFlow(steps)).toEqual({ opens: ['b', 'both'], fallsAway: ['a'] })
  })

  it('a decision that was skipped opens none of its ways', () => {
    const skipped: Step = { ...decision('which', { one: ['a'], other: ['b'] }), state: 'skipped' }
    expect(planFlow([skipped, action('a'), action('b'), action('on', ['which'])])).toEqual({
      opens: ['on'],
      fallsAway: ['a', 'b'],
    })
  })
})

/** Any plan without a circle: each step comes after, and is opened by, earlier ones only. */
const aPlan = fc
  .array(
    fc.record({ isDecision: fc.boolean(), after: fc.array(fc.nat(), { maxLength: 3 }), gate: fc.option(fc.nat()) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((drawn): Step[] => {
    const name = (nth: number) => `s${nth}`
    const opened = new Map<number, string[][]>()
    drawn.forEach(({ gate }, nth) => {
      if (gate === null || nth === 0 || drawn[gate % nth]?.isDecision !== true) return
      const ways = opened.get(gate % nth) ?? [[], []]
      ways[gate % 2]?.push(name(nth))
      opened.set(gate % nth, ways)
    })
    return drawn.map(({ isDecision, after }, nth) => ({
      ...action(name(nth), nth === 0 ? [] : [...new Set(after.map((each) => name(each % nth)))]),
      ...(isDecision
        ? {
            kind: 'decision' as const,
            options: (opened.get(nth) ?? [[], []]).map((opens, way) => ({ key: `w${way}`, title, opens })),
          }
        : {}),
    }))
  })

describe('any plan without a circle', () => {
  it('comes to its end, in whatever order its steps are settled and whatever is decided: nobody waits for nothing', () => {
    fc.assert(
      fc.property(aPlan, fc.infiniteStream(fc.nat()), (plan, choices) => {
        let steps = plan
        const flow = () => {
          const { opens, fallsAway } = planFlow(steps)
          steps = steps.map((step) =>
            opens.includes(step.key)
              ? { ...step, state: 'open' }
              : fallsAway.includes(step.key)
                ? { ...step, state: 'away' }
                : step,
          )
        }
        const choose = (): number => choices.next().value ?? 0
        flow()
        for (let turn = 0; turn < plan.length; turn += 1) {
          const open = steps.filter(({ state }) => state === 'open')
          const taken = open[choose() % Math.max(1, open.length)]
          if (taken === undefined) break
          const isSkipped = choose() % 4 === 0
          const option = taken.options?.[choose() % 2]?.key
          steps = steps.map((step) =>
            step !== taken
              ? step
              : {
                  ...step,
                  state: isSkipped ? 'skipped' : 'done',
                  ...(isSkipped || option === undefined ? {} : { option }),
                },
          )
          flow()
        }
        expect(steps.filter((step) => !isSettled(step)).map(({ key }) => key)).toEqual([])
      }),
    )
  })

  it('never opens a step while something before it is not settled', () => {
    fc.assert(
      fc.property(
        aPlan,
        fc.func(fc.constantFrom<PlanStepState>('waiting', 'open', 'done', 'skipped')),
        (plan, stateOf) => {
          const steps = plan.map((step) => ({ ...step, state: stateOf(step.key) }))
          const { opens, fallsAway } = planFlow(steps)
          for (const key of opens) {
            const { after } = steps.find((step) => step.key === key) as Step
            const before = steps.filter((step) => after.includes(step.key) && !fallsAway.includes(step.key))
            expect(before.every(isSettled)).toBe(true)
          }
          expect(opens.filter((key) => fallsAway.includes(key))).toEqual([])
        },
      ),
    )
  })
})
