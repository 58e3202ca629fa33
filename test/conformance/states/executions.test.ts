import { describe, expect, it } from 'vitest'
import type { State, StateGroup, StateMachine, States } from '../../../functions/platform/workflow.ts'
import type { RunningRow } from '../../../infra/local/states-engine/journal.ts'
import { DAWN, EngineHouse, named, type TestTask, workflowOf } from '../../infra/local/states-engine/engine-house.ts'
import { ask, conforming, give, task } from './conforming.ts'

const start = { workflow: 'test', name: 'one', input: { caseId: 'c' } }

describe('starting', () => {
  it('a name that runs already, with the same input, changes nothing', async () => {
    const house = conforming(
      { Work: task('work', { Next: 'Wait' }), Wait: { Type: 'Wait', Seconds: 60, End: true } },
      { work: () => ({}) },
    )
    expect(await house.engine.start(start)).toBe('started')
    expect(await house.engine.start(start)).toBe('already-started')
    await house.advance(60)
    expect(house.calls).toHaveLength(1)
  })

  it('the name of a closed execution stays taken', async () => {
    const house = conforming({ End: { Type: 'Succeed' } })
    await house.run()
    expect(await house.engine.start(start)).toBe('already-started')
    expect(await house.engine.describe('one')).toEqual({
      workflow: 'test',
      status: 'SUCCEEDED',
      states: [],
      closedAt: DAWN,
    })
  })

  it('a hundred starts at once begin one execution', async () => {
    const house = conforming({ Work: task('work') }, { work: () => ({}) })
    const answers = await Promise.all(Array.from({ length: 100 }, () => house.engine.start(start)))
    expect(answers.filter((answer) => answer === 'started')).toHaveLength(1)
    await house.engine.settle()
    expect(house.calls).toHaveLength(1)
  })

  it('refuses unusable names, unknown workflows and more than 2 KB of input', async () => {
    const house = conforming({ End: { Type: 'Succeed' } })
    for (const name of ['', 'a b', 'a/b', 'a.b', '名', 'x'.repeat(81)]) {
      await expect(house.engine.start({ ...start, name })).rejects.toThrow(TypeError)
    }
    await expect(house.engine.start({ ...start, workflow: 'other' })).rejects.toThrow(TypeError)
    await expect(house.engine.start({ ...start, input: { a: '职'.repeat(700) } })).rejects.toThrow(TypeError)
  })
})

describe('an execution keeps the definition it was started with', () => {
  it('also when a newer one has been deployed, and the newer one is used by newer executions', async () => {
    const older = workflowOf({ Wait: { Type: 'Wait', Seconds: 60, Next: 'Look' }, Look: give("{% 'older' %}") })
    const newer = workflowOf({ Look: give("{% 'newer' %}") })
    const before = new EngineHouse({ workflows: [older] })
    await before.engine.start(start)
    await before.engine.stop()

    const after = new EngineHouse({ workflows: [newer], store: before.store })
    await after.engine.recover()
    await after.engine.start({ ...start, name: 'two' })
    await after.advance(60)
    expect(after.ends.get('one')).toMatchObject({ output: 'older' })
    expect(after.ends.get('two')).toMatchObject({ output: 'newer' })
  })
})

describe('the history of an execution has at most 25,000 events', () => {
  const spinning: StateMachine['States'] = {
    Round: { Type: 'Pass', Next: 'And round' },
    'And round': { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'End' }], Default: 'Round' },
    End: { Type: 'Succeed' },
  }

  it('then it fails with States.Runtime', async () => {
    const house = conforming(spinning)
    expect(await house.run()).toMatchObject({
      status: 'FAILED',
      error: 'States.Runtime',
      cause: 'The execution reached the maximum number of history events (25000).',
    })
    // Two events per state, one for the start.
    expect(house.engine.usage()).toEqual({ test: 12_500 })
  })

  it('which nothing catches', async () => {
    const house = conforming({
      All: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'Round', States: spinning }],
        Retry: [{ ErrorEquals: ['States.ALL'] }],
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
        Next: 'Done',
      },
      Done: { Type: 'Succeed' },
    })
    expect(await house.run()).toMatchObject({ status: 'FAILED', error: 'States.Runtime' })
  })

  it('a case that continues in a new execution in time never gets there', async () => {
    const house = conforming(
      {
        Work: task('work', { Assign: { n: '{% $states.result.Payload.n %}' }, Next: 'Continue?' }),
        'Continue?': {
          Type: 'Choice',
          Choices: [{ Condition: '{% $n < 2000 %}', Next: 'Work' }],
          Default: 'Continued',
        },
        Continued: { Type: 'Succeed' },
      },
      { work: () => ({ n: house.calls.length % 2001 }) },
    )
    for (const generation of [1, 2, 3]) {
      await house.engine.start({ workflow: 'test', name: `case-${generation}`, input: {} })
      await house.engine.settle()
      expect(house.ends.get(`case-${generation}`)?.status).toBe('SUCCEEDED')
    }
  })
})

describe('the history is counted as the service writes it', () => {
  const rest: State = { Type: 'Wait', Seconds: 60, End: true }
  const each = {
    ProcessorConfig: { Mode: 'INLINE' },
    StartAt: 'Item',
    States: { Item: { Type: 'Pass', End: true } },
  } as const
  const branch = (name: string): StateGroup => ({ StartAt: name, States: { [name]: { Type: 'Pass', End: true } } })
  const broken: TestTask = () => {
    throw named('BrokenError')
  }

  it.each<[string, number, States, TestTask?]>([
    ['Pass: entered, exited', 2, { Do: { Type: 'Pass', Next: 'Rest' } }],
    ['Choice: entered, exited', 2, { Do: { Type: 'Choice', Choices: [{ Condition: '{% true %}', Next: 'Rest' }] } }],
    ['Task: entered, scheduled, started, succeeded, exited', 5, { Do: task('work', { Next: 'Rest' }) }],
    ['Task with a token: submitted too', 4, { Do: ask('work', { TimeoutSeconds: 600, Next: 'Rest' }) }],
    [
      'Task tried three times and caught: entered, 3 × (scheduled, started, failed), exited',
      11,
      {
        Do: task('work', {
          Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 2 }],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Rest' }],
          Next: 'Rest',
        }),
      },
      broken,
    ],
    [
      'Parallel of two: entered, started, 2 × 2, succeeded, exited',
      8,
      { Do: { Type: 'Parallel', Branches: [branch('A'), branch('B')], Next: 'Rest' } },
    ],
    [
      'Map of two: entered, started, 2 × (started, 2, succeeded), succeeded, exited',
      12,
      { Do: { Type: 'Map', Items: [1, 2], ItemProcessor: each, Next: 'Rest' } },
    ],
  ])('%s', async (_, events, states, work = () => ({})) => {
    const house = conforming({ ...states, Rest: rest }, { work })
    await house.engine.start(start)
    await house.advance(4)
    const { items } = await house.store.query<RunningRow>({ pk: 'running' })
    const counted = JSON.parse(items[0]?.body ?? '{}') as { readonly events: number }
    const isResting = (await house.engine.describe('one'))?.states.includes('Rest') === true
    // Beside these: the start of the execution, and that it has come to rest.
    expect(counted.events).toBe(1 + events + (isResting ? 1 : 0))
  })
})

describe('state transitions are counted as they are billed', () => {
  it('every state entered, and every retry', async () => {
    let calls = 0
    const house = conforming(
      {
        First: { Type: 'Pass', Next: 'Work' },
        Work: task('work', { Retry: [{ ErrorEquals: ['States.ALL'] }], Next: 'Both' }),
        Both: {
          Type: 'Parallel',
          Branches: [
            { StartAt: 'One', States: { One: { Type: 'Pass', End: true } } },
            { StartAt: 'Two', States: { Two: { Type: 'Wait', Seconds: 1, End: true } } },
          ],
          Next: 'End',
        },
        End: { Type: 'Succeed' },
      },
      {
        work: () => {
          calls += 1
          if (calls < 3) throw new Error('twice')
          return {}
        },
      },
    )
    await house.run()
    expect(house.engine.usage()).toEqual({ test: 8 })
    house.engine.resetUsage()
    expect(house.engine.usage()).toEqual({})
  })
})

describe('what is left of a closed execution', () => {
  it('is one small row; its journal is gone', async () => {
    const house = conforming({ Ask: ask('ask', { TimeoutSeconds: 5 }) }, { ask: () => ({}) })
    await house.run()
    const page = await house.store.query({ pk: 'running' })
    expect(page.items).toEqual([])
    expect((await house.store.query({ pk: 'closed' })).items).toEqual([
      {
        pk: 'closed',
        sk: 'one',
        workflow: 'test',
        status: 'FAILED',
        closedAt: '2026-01-05T00:00:05.000Z',
        error: 'States.Timeout',
        cause: '',
      },
    ])
  })
})
