import { describe, expect, it } from 'vitest'
import { DAWN } from '../../infra/local/states-engine/engine-house.ts'
import { conforming, give, task } from './conforming.ts'

const failing = async (house: ReturnType<typeof conforming>, input = {}) => {
  const end = await house.run(input)
  if (end.status === 'SUCCEEDED') throw new Error('it should have failed')
  return end
}

describe('data flows through an execution', () => {
  it('the input of the execution is the input of the first state', async () => {
    expect(await conforming({ Pass: { Type: 'Pass', End: true } }).output({ a: 1 })).toEqual({ a: 1 })
  })

  it('the output of a state is the input of the next; without Output it is the input', async () => {
    const house = conforming({
      First: { Type: 'Pass', Output: { b: 2 }, Next: 'Second' },
      Second: { Type: 'Pass', Next: 'Third' },
      Third: { Type: 'Succeed' },
    })
    expect(await house.output({ a: 1 })).toEqual({ b: 2 })
  })

  it('only strings between {% and %} are evaluated, at any depth; everything else is constant', async () => {
    const Output = {
      list: [1, '{% $states.input.n + 1 %}', { deep: '{% "x" & $states.input.n %}' }],
      plain: '$n',
      nil: null,
    }
    expect(await conforming({ Pass: give(Output) }).output({ n: 1 })).toEqual({
      list: [1, 2, { deep: 'x1' }],
      plain: '$n',
      nil: null,
    })
  })

  it('$states.input is the input of the state, even after Output has been given', async () => {
    const Output = '{% [$states.input.a, $states.context.Execution.Input.a] %}'
    const house = conforming({ First: { Type: 'Pass', Output: { a: 2 }, Next: 'Second' }, Second: give(Output) })
    expect(await house.output({ a: 1 })).toEqual([2, 1])
  })

  it('Succeed may have an Output', async () => {
    expect(await conforming({ End: { Type: 'Succeed', Output: '{% $states.input.a %}' } }).output({ a: [] })).toEqual(
      [],
    )
  })

  it('a list of one stays a list when the expression makes a list, and is unwrapped when it selects', async () => {
    const Output = { made: '{% [$states.input.list.n] %}', selected: '{% $states.input.list.n %}' }
    expect(await conforming({ Pass: give(Output) }).output({ list: [{ n: 1 }] })).toEqual({ made: [1], selected: 1 })
  })

  it('the context tells execution, state machine and state', async () => {
    const house = conforming({ 'Look around': give('{% $states.context %}') })
    expect(await house.output({ a: 1 })).toEqual({
      Execution: {
        Id: 'arn:aws:states:local:000000000000:execution:test:one',
        Input: { a: 1 },
        Name: 'one',
        StartTime: DAWN,
        RedriveCount: 0,
      },
      StateMachine: { Id: 'arn:aws:states:local:000000000000:stateMachine:test', Name: 'test' },
      State: { Name: 'Look around', EnteredTime: DAWN, RetryCount: 0 },
    })
  })

  it('the service adds $partition, $range, $hash and $parse to JSONata', async () => {
    const Output = {
      parts: '{% $partition([1,2,3], 2) %}',
      range: '{% $range(0, 10, 5) %}',
      hash: "{% $hash('a', 'SHA-256') %}",
      parsed: `{% $parse('{"a":1}').a %}`,
    }
    expect(await conforming({ Pass: give(Output) }).output()).toEqual({
      parts: [[1, 2], [3]],
      range: [0, 5, 10],
      hash: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
      parsed: 1,
    })
  })
})

describe('an expression that fails, fails the state with States.QueryEvaluationError', () => {
  it.each([
    ['gives nothing', '{% $states.input.absent %}', 'returned nothing (undefined)'],
    ['throws', '{% "a" / 2 %}', 'threw an error during evaluation'],
    ['gives a function', '{% function($x) { $x } %}', 'returned a value that is not JSON'],
    ['calls $eval, which the service does not have', '{% $eval("1") %}', 'threw an error'],
    ['never ends', '{% ($f := function($n) { 1 + $f($n) }; $f(1)) %}', 'threw an error'],
  ])('when it %s', async (_, expression, why) => {
    const end = await failing(conforming({ Pass: give({ field: expression }) }))
    expect(end.error).toBe('States.QueryEvaluationError')
    expect(end.cause).toContain("specified for the field 'Output/field'")
    expect(end.cause).toContain(why)
  })

  it('null is a value, not nothing', async () => {
    expect(await conforming({ Pass: give({ field: '{% null %}' }) }).output()).toEqual({ field: null })
  })
})

describe('at most 256 KiB go from state to state', () => {
  const large = { large: '{% $pad("", 300000, "x") %}' }

  it('an output above it fails the execution with States.DataLimitExceeded', async () => {
    expect((await failing(conforming({ Pass: give(large) }))).error).toBe('States.DataLimitExceeded')
  })

  it('States.ALL does not catch it, because it is terminal', async () => {
    const Catch = [{ ErrorEquals: ['States.ALL'] as [string], Next: 'Caught' }]
    const house = conforming(
      { Work: task('work', { Catch, Output: large }), Caught: { Type: 'Succeed' } },
      { work: () => ({}) },
    )
    expect((await failing(house)).error).toBe('States.DataLimitExceeded')
  })

  it('counts bytes, not characters', async () => {
    const text = { text: '{% $pad("", 100000, "职") %}' }
    expect((await failing(conforming({ Pass: give(text) }))).error).toBe('States.DataLimitExceeded')
  })

  it('holds for what a task is given and for variables as well', async () => {
    expect((await failing(conforming({ Work: task('work', {}, large) }, { work: () => ({}) }))).error).toBe(
      'States.DataLimitExceeded',
    )
    const keep = conforming({ Keep: { Type: 'Pass', Assign: large, End: true } })
    expect((await failing(keep)).error).toBe('States.DataLimitExceeded')
  })
})
