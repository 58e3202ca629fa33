import fc from 'fast-check'
import type { Catcher, Retrier, State, StateGroup, StateMachine } from '../../../../functions/platform/workflow.ts'

/** States of a group in a row; each goes on to the next, some jump ahead, the last one ends. Names are given later. */
type Sketch =
  | { readonly kind: 'pass'; readonly add: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'choice'; readonly above: number; readonly jump: number }
  | {
      readonly kind: 'task'
      readonly fails: number
      readonly retry: boolean
      readonly catch: boolean
      readonly seconds: number
    }
  | { readonly kind: 'ask'; readonly answered: boolean; readonly seconds: number }
  | { readonly kind: 'parallel'; readonly groups: readonly (readonly Sketch[])[]; readonly catch: boolean }
  | {
      readonly kind: 'map'
      readonly items: readonly number[]
      readonly atOnce: number
      readonly group: readonly Sketch[]
      readonly retry: boolean
    }
  | { readonly kind: 'fail' }

const seconds = fc.integer({ min: 1, max: 40 })

const { group } = fc.letrec<{ group: Sketch[]; state: Sketch }>((tie) => ({
  group: fc.array(tie('state'), { minLength: 1, maxLength: 4 }),
  state: fc.oneof(
    { maxDepth: 2, depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('pass' as const), add: fc.integer({ min: -3, max: 3 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), seconds }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('choice' as const),
        above: fc.integer({ min: -3, max: 3 }),
        jump: fc.integer({ min: 1, max: 3 }),
      }),
    },
    {
      weight: 4,
      arbitrary: fc.record({
        kind: fc.constant('task' as const),
        fails: fc.constantFrom(0, 0, 0, 1, 2, 9),
        retry: fc.boolean(),
        catch: fc.boolean(),
        seconds,
      }),
    },
    { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const), answered: fc.boolean(), seconds }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'fail' as const }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('parallel' as const),
        groups: fc.array(tie('group'), { minLength: 1, maxLength: 3 }),
        catch: fc.boolean(),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('map' as const),
        items: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 4 }),
        atOnce: fc.integer({ min: 0, max: 2 }),
        group: tie('group'),
        retry: fc.boolean(),
      }),
    },
  ),
}))

const Retry: Retrier[] = [
  { ErrorEquals: ['States.TaskFailed'], IntervalSeconds: 2, MaxAttempts: 1, JitterStrategy: 'FULL' },
]

/** A definition that counts: every state has a number as its input, and `$sum` is what the group has added so far. */
export const anyDefinition = group.map((sketches): StateMachine => {
  let made = 0
  const build = (states: readonly Sketch[]): StateGroup => {
    const names = states.map(({ kind }) => {
      made += 1
      return `${kind} ${made}`
    })
    const lastly = `end ${made}`
    const nameAfter = (nth: number, by = 1) => names[nth + by] ?? lastly
    const named = states.map((sketch, nth): [string, State] => [names[nth] ?? '', stateOf(sketch, nth, nameAfter)])
    const end: State = { Type: 'Pass', Output: '{% $number($states.input) %}', End: true }
    return { StartAt: names[0] ?? lastly, States: { ...Object.fromEntries(named), [lastly]: end } }
  }
  const stateOf = (sketch: Sketch, nth: number, nameAfter: (nth: number, by?: number) => string): State => {
    const Next = nameAfter(nth)
    const Catch: Catcher[] = [{ ErrorEquals: ['States.ALL'], Output: '{% $states.input - 1 %}', Next }]
    switch (sketch.kind) {
      case 'pass':
        return {
          Type: 'Pass',
          Output: `{% $states.input + ${sketch.add} %}`,
          Assign: { kept: '{% $states.input %}' },
          Next,
        }
      case 'wait':
        return { Type: 'Wait', Seconds: sketch.seconds, Next }
      case 'choice': {
        const Condition = `{% $states.input > ${sketch.above} %}` as const
        return { Type: 'Choice', Choices: [{ Condition, Next: nameAfter(nth, sketch.jump) }], Default: Next }
      }
      case 'task':
        return {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke',
          Arguments: {
            FunctionName: 'local:work',
            Payload: { n: '{% $states.input %}', tries: '{% $states.context.State.RetryCount %}', fails: sketch.fails },
          },
          TimeoutSeconds: sketch.seconds,
          Output: '{% $states.result.Payload.n %}',
          ...(sketch.retry ? { Retry } : {}),
          ...(sketch.catch ? { Catch } : {}),
          Next,
        }
      case 'ask':
        return {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          Arguments: {
            FunctionName: 'local:ask',
            Payload: { token: '{% $states.context.Task.Token %}', answered: sketch.answered },
          },
          TimeoutSeconds: sketch.seconds,
          Output: '{% $states.input + $states.result.plus %}',
          Catch,
          Next,
        }
      case 'parallel':
        return {
          Type: 'Parallel',
          Branches: sketch.groups.map(build) as [StateGroup, ...StateGroup[]],
          Output: '{% $sum($states.result) %}',
          ...(sketch.catch ? { Catch } : {}),
          Next,
        }
      case 'map':
        return {
          Type: 'Map',
          Items: [...sketch.items],
          MaxConcurrency: sketch.atOnce,
          ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...build(sketch.group) },
          Output: '{% $states.input + $sum($states.result) %}',
          ...(sketch.retry ? { Retry } : {}),
          Catch,
          Next,
        }
      case 'fail':
        return { Type: 'Fail', Error: 'ArrangedError', Cause: 'as sketched' }
    }
  }
  return { QueryLanguage: 'JSONata', ...build(sketches) }
})
