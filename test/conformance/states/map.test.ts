import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../functions/kernel/json.ts'
import type { MapState, StateGroup, States } from '../../../functions/platform/workflow.ts'
import { named } from '../../infra/local/states-engine/engine-house.ts'
import { ask, conforming, give, task } from './conforming.ts'

const branch = (states: States): StateGroup => ({ StartAt: Object.keys(states)[0] ?? '', States: states })
const each = (states: States): MapState['ItemProcessor'] => ({ ProcessorConfig: { Mode: 'INLINE' }, ...branch(states) })

const broken = () => {
  throw named('BrokenError')
}

describe('Map', () => {
  const doubling = (rest: Partial<MapState> = {}): States => ({
    Each: {
      Type: 'Map',
      ItemProcessor: each({ Double: give('{% $states.input * 2 %}') }),
      End: true,
      ...rest,
    } as MapState,
  })

  it('runs its states once per item, and gives a list of their outputs in the order of the items', async () => {
    const house = conforming(doubling({ Items: '{% $states.input.list %}' }))
    expect(await house.output({ list: [1, 2, 3] })).toEqual([2, 4, 6])
  })

  it('no items, no iterations: an empty list', async () => {
    expect(await conforming(doubling({ Items: '{% $states.input.list %}' })).output({ list: [] })).toEqual([])
  })

  it('without Items, the input must be the list', async () => {
    const house = conforming({ List: { Type: 'Pass', Output: '{% [4, 5] %}', Next: 'Each' }, ...doubling() })
    expect(await house.output()).toEqual([8, 10])
    expect(await conforming(doubling()).run({ n: 1 })).toMatchObject({ error: 'States.QueryEvaluationError' })
  })

  it('Items must be a list', async () => {
    expect(await conforming(doubling({ Items: '{% "text" %}' })).run()).toMatchObject({
      error: 'States.QueryEvaluationError',
    })
  })

  it('ItemSelector makes the input of each iteration, from the item, its index and the input of the state', async () => {
    const house = conforming({
      Each: {
        Type: 'Map',
        Items: '{% $states.input.list %}',
        ItemSelector: {
          value: '{% $states.context.Map.Item.Value %}',
          at: '{% $states.context.Map.Item.Index %}',
          of: '{% $states.input.name %}',
        },
        ItemProcessor: each({ Keep: { Type: 'Pass', End: true } }),
        End: true,
      },
    })
    expect(await house.output({ name: 'n', list: ['a', 'b'] })).toEqual([
      { value: 'a', at: 0, of: 'n' },
      { value: 'b', at: 1, of: 'n' },
    ])
  })

  it('the states of an iteration see its item in the context, those of a Parallel inside it too', async () => {
    const look = give('{% $states.context.Map.Item %}')
    const inside: States = {
      Look: {
        Type: 'Parallel',
        Branches: [branch({ 'Look inside': look })],
        Output: '{% $states.result[0] %}',
        End: true,
      },
    }
    const house = conforming({ Each: { Type: 'Map', Items: ['a', 'b'], ItemProcessor: each(inside), End: true } })
    expect(await house.output()).toEqual([
      { Index: 0, Value: 'a' },
      { Index: 1, Value: 'b' },
    ])
  })

  it.each([
    [1, 5],
    [2, 3],
    [5, 1],
    [0, 1],
  ])('with MaxConcurrency %i five items of a minute each take %i minutes', async (MaxConcurrency, minutes) => {
    const house = conforming({
      Each: {
        Type: 'Map',
        Items: [1, 2, 3, 4, 5],
        MaxConcurrency,
        ItemProcessor: each({ Wait: { Type: 'Wait', Seconds: 60, End: true } }),
        End: true,
      },
    })
    expect(await house.run()).toMatchObject({ closedAt: `2026-01-05T00:0${minutes}:00.000Z` })
  })

  it('runs at most 40 iterations at the same time', async () => {
    const house = conforming({
      Each: {
        Type: 'Map',
        Items: '{% [1..41] %}',
        ItemProcessor: each({ Wait: { Type: 'Wait', Seconds: 60, End: true } }),
        End: true,
      },
    })
    expect(await house.run()).toMatchObject({ closedAt: '2026-01-05T00:02:00.000Z' })
  })

  it('one iteration that fails, fails the state and stops the others', async () => {
    const house = conforming(
      {
        Each: {
          Type: 'Map',
          Items: [1, 2, 3],
          ItemProcessor: each({ Work: task('work', {}, { n: '{% $states.input %}' }) }),
          Catch: [{ ErrorEquals: ['BrokenError'], Next: 'Look' }],
          End: true,
        },
        Look: give('{% $states.input.Error %}'),
      },
      { work: ({ n }: JsonObject) => (n === 2 ? broken() : {}) },
    )
    expect(await house.output()).toBe('BrokenError')
  })

  it('iterations wait for tokens independently of each other', async () => {
    const tokens: string[] = []
    const house = conforming(
      {
        Each: {
          Type: 'Map',
          Items: ['a', 'b', 'c'],
          ItemProcessor: each({ Ask: ask('ask', { TimeoutSeconds: 600 }) }),
          End: true,
        },
      },
      {
        ask: ({ token }) => {
          tokens.push(String(token))
          return {}
        },
      },
    )
    await house.engine.start({ workflow: 'test', name: 'one', input: {} })
    await house.engine.settle()
    for (const nth of [2, 0, 1]) expect(await house.engine.succeed(tokens[nth] ?? '', { nth })).toBe('delivered')
    expect(house.ends.get('one')).toMatchObject({ output: [{ nth: 0 }, { nth: 1 }, { nth: 2 }] })
  })
})
