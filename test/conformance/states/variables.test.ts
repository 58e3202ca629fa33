import { describe, expect, it } from 'vitest'
import { named } from '../../infra/local/states-engine/engine-house.ts'
import { conforming, give, task } from './conforming.ts'

describe('variables', () => {
  it('are seen by every later state, without travelling through outputs', async () => {
    const house = conforming({
      First: { Type: 'Pass', Assign: { kept: '{% $states.input.a %}' }, Next: 'Second' },
      Second: { Type: 'Pass', Output: "{% 'something else' %}", Next: 'Third' },
      Third: give('{% $kept %}'),
    })
    expect(await house.output({ a: { b: 1 } })).toEqual({ b: 1 })
  })

  it('get their new values when the state is left: Assign and Output see the old ones', async () => {
    const house = conforming({
      First: { Type: 'Pass', Assign: { x: 1, y: 2 }, Next: 'Swap' },
      Swap: { Type: 'Pass', Assign: { x: '{% $y %}', y: '{% $x %}' }, Output: '{% [$x, $y] %}', Next: 'Look' },
      Look: give('{% {"during": $states.input, "after": [$x, $y]} %}'),
    })
    expect(await house.output()).toEqual({ during: [1, 2], after: [2, 1] })
  })

  it('can be set by Task, Pass, Wait, Choice, Map and Parallel', async () => {
    const house = conforming(
      {
        Task: task('work', { Assign: { a: '{% $states.result.Payload.n %}' }, Next: 'Wait' }),
        Wait: { Type: 'Wait', Seconds: 1, Assign: { b: 2 }, Next: 'Choice' },
        Choice: {
          Type: 'Choice',
          Choices: [{ Condition: '{% true %}', Assign: { c: 3 }, Next: 'Map' }],
          Default: 'Map',
        },
        Map: {
          Type: 'Map',
          Items: [4],
          ItemProcessor: {
            ProcessorConfig: { Mode: 'INLINE' },
            StartAt: 'Each',
            States: { Each: { Type: 'Pass', End: true } },
          },
          Assign: { d: '{% $states.result[0] %}' },
          Next: 'Parallel',
        },
        Parallel: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'Five', States: { Five: give('{% 5 %}') } }],
          Assign: { e: '{% $states.result[0] %}' },
          Next: 'Look',
        },
        Look: give('{% [$a, $b, $c, $d, $e] %}'),
      },
      { work: () => ({ n: 1 }) },
    )
    expect(await house.output()).toEqual([1, 2, 3, 4, 5])
  })

  it('of the outside are seen inside branches and iterations; those of inside are gone outside', async () => {
    const house = conforming({
      First: { Type: 'Pass', Assign: { outside: 'o' }, Next: 'Parallel' },
      Parallel: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Set',
            States: {
              Set: { Type: 'Pass', Assign: { inside: 'i' }, Next: 'Use' },
              Use: give('{% $outside & $inside %}'),
            },
          },
        ],
        Next: 'Look',
      },
      Look: give('{% $states.input[0] & ($exists($inside) ? " leaked" : " kept inside") %}'),
    })
    expect(await house.output()).toBe('oi kept inside')
  })

  it('of one branch are not seen by another', async () => {
    const house = conforming({
      Parallel: {
        Type: 'Parallel',
        Branches: [
          {
            StartAt: 'Set mine',
            States: { 'Set mine': { Type: 'Pass', Assign: { mine: 1 }, Next: 'Rest' }, Rest: give("{% 'set' %}") },
          },
          {
            StartAt: 'Rest first',
            States: { 'Rest first': { Type: 'Wait', Seconds: 5, Next: 'Look' }, Look: give('{% $exists($mine) %}') },
          },
        ],
        End: true,
      },
    })
    expect(await house.output()).toEqual(['set', false])
  })

  it('can be set by the catcher of a Parallel, outside of it', async () => {
    const house = conforming(
      {
        Parallel: {
          Type: 'Parallel',
          Branches: [{ StartAt: 'Work', States: { Work: task('work') } }],
          Catch: [{ ErrorEquals: ['BrokenError'], Assign: { why: '{% $states.errorOutput.Error %}' }, Next: 'Look' }],
          Next: 'Look',
        },
        Look: give('{% $why %}'),
      },
      {
        work: () => {
          throw named('BrokenError')
        },
      },
    )
    expect(await house.output()).toBe('BrokenError')
  })

  it('keep their value when a state fails and is tried again', async () => {
    let tries = 0
    const house = conforming(
      {
        First: { Type: 'Pass', Assign: { n: 1 }, Next: 'Work' },
        Work: task('work', { Retry: [{ ErrorEquals: ['States.ALL'] }], Assign: { n: '{% $n + 1 %}' }, Next: 'Look' }),
        Look: give('{% $n %}'),
      },
      {
        work: () => {
          tries += 1
          if (tries < 3) throw named('BrokenError')
          return {}
        },
      },
    )
    expect(await house.output()).toBe(2)
  })
})
