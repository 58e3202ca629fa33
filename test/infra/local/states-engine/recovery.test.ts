import { describe, expect, it } from 'vitest'
import type { JsonObject } from '../../../../functions/kernel/json.ts'
import { silentLog } from '../../../../functions/platform/log.ts'
import { StoreBusyError } from '../../../../functions/platform/store.ts'
import type { StateGroup, States } from '../../../../functions/platform/workflow.ts'
import { MemoryStore } from '../../../support/memory-store.ts'
import { EngineHouse, type HouseOptions, type TestTask, workflowOf } from './engine-house.ts'

const ASK: States = {
  Ask: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'local:ask', Payload: { token: '{% $states.context.Task.Token %}' } },
    TimeoutSeconds: '{% $states.context.Execution.Input.seconds %}',
    Catch: [{ ErrorEquals: ['States.Timeout'], Next: 'Tick' }],
    End: true,
  },
  Tick: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    Arguments: { FunctionName: 'local:tick', Payload: { name: '{% $states.context.Execution.Name %}' } },
    TimeoutSeconds: 30,
    Next: 'Ask',
  },
}

const answered: TestTask = () => ({})

const houseOn = (store: MemoryStore, options: Partial<HouseOptions> = {}) =>
  new EngineHouse({ store, workflows: [workflowOf(ASK)], tasks: { ask: answered, tick: answered }, ...options })

async function waiting(executions: Readonly<Record<string, number>>) {
  const store = new MemoryStore()
  const { engine } = houseOn(store)
  for (const [name, seconds] of Object.entries(executions)) {
    await engine.start({ workflow: 'test', name, input: { seconds } })
  }
  await engine.stop()
  return store
}

describe('after an outage', () => {
  it('what fell due meanwhile is fired at once, by priority and then by time', async () => {
    const store = await waiting({ c3: 300, a1: 100, b2: 200, urgent: 250, later: 200_000 })
    const house = houseOn(store, {
      now: '2026-01-06T06:00:00.000Z',
      priorityOf: ({ name }) => (name === 'urgent' ? 0 : 1),
    })
    await house.engine.recover()
    expect(house.engine.nextDueAt()).toBe('2026-01-05T00:01:40.000Z')
    expect(await house.engine.fireDue(house.now)).toBe(4)
    await house.engine.settle()
    const ticks = house.calls.filter(({ task }) => task === 'tick').map(({ payload }) => payload.name)
    expect(ticks).toEqual(['urgent', 'a1', 'b2', 'c3'])
    expect(house.engine.nextDueAt()).toBe('2026-01-06T06:01:40.000Z')
  })

  it('nobody is asked again who has been asked: only the timers are set', async () => {
    const store = await waiting(Object.fromEntries(Array.from({ length: 500 }, (_, nth) => [`e${nth}`, 60 + nth])))
    const house = houseOn(store)
    await house.engine.recover()
    await house.engine.settle()
    expect(house.calls).toEqual([])
    expect(house.engine.nextDueAt()).toBe('2026-01-05T00:01:00.000Z')
  })

  it('a function that had not answered is called again, with its whole time', async () => {
    const store = new MemoryStore()
    const never = Promise.withResolvers<JsonObject>()
    const before = houseOn(store, { tasks: { ask: answered, tick: () => never.promise } })
    await before.engine.start({ workflow: 'test', name: 'one', input: { seconds: 60 } })
    const stuck = before.advance(60)
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(before.calls.at(-1)?.task).toBe('tick')

    const slow = Promise.withResolvers<JsonObject>()
    const after = houseOn(store, {
      now: '2026-01-07T00:00:00.000Z',
      tasks: { ask: answered, tick: () => slow.promise },
    })
    await after.engine.recover()
    expect(await after.engine.fireDue(after.now)).toBe(0)
    expect(after.engine.nextDueAt()).toBe('2026-01-07T00:00:30.000Z')
    slow.resolve({})
    await after.engine.settle()
    expect(after.calls.map(({ task }) => task)).toEqual(['tick', 'ask'])
    never.resolve({})
    await stuck
  })

  it('a function that was to give out a token is called again with the same token', async () => {
    const store = new MemoryStore()
    const tokens: unknown[] = []
    const never = Promise.withResolvers<JsonObject>()
    const ask =
      (answer: () => Promise<JsonObject>): TestTask =>
      ({ token }) => {
        tokens.push(token)
        return answer()
      }
    const before = houseOn(store, { tasks: { ask: ask(() => never.promise) } })
    await before.engine.start({ workflow: 'test', name: 'one', input: { seconds: 60 } })
    const after = houseOn(store, { tasks: { ask: ask(async () => ({})) } })
    await after.engine.recover()
    await after.engine.settle()
    expect(tokens).toHaveLength(2)
    expect(tokens[0]).toBe(tokens[1])
    // Should the first process live after all, what becomes of its call is of no interest any more.
    never.reject(new Error('too late'))
    await before.engine.settle()
    expect(await after.engine.succeed(String(tokens[0]), {})).toBe('delivered')
  })
})

describe('stopping', () => {
  it('takes nothing new, calls nobody who is still in line, and waits for those who are being called', async () => {
    const gate = Promise.withResolvers<JsonObject>()
    const house = houseOn(new MemoryStore(), { tasks: { ask: () => gate.promise } })
    for (let nth = 0; nth < 40; nth += 1) {
      await house.engine.start({ workflow: 'test', name: `e${nth}`, input: { seconds: 60 } })
    }
    expect(house.calls).toHaveLength(16)
    const stopped = house.engine.stop()
    gate.resolve({})
    await stopped
    expect(house.calls).toHaveLength(16)
    await expect(house.engine.start({ workflow: 'test', name: 'more', input: { seconds: 60 } })).rejects.toThrow(
      StoreBusyError,
    )
    await expect(house.engine.succeed('e1.x', {})).rejects.toThrow(StoreBusyError)
    expect(await house.engine.fireDue('2026-02-01T00:00:00.000Z')).toBe(0)
  })
})

describe('many at once', () => {
  it('five hundred timers due at one instant are all handled, sixteen functions at a time', async () => {
    const names = Array.from({ length: 500 }, (_, nth) => [`e${nth}`, 60] as const)
    const store = await waiting(Object.fromEntries(names))
    let [running, most] = [0, 0]
    const tick: TestTask = async () => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
      return {}
    }
    const house = houseOn(store, { tasks: { ask: answered, tick } })
    await house.engine.recover()
    house.now = '2026-01-05T00:01:00.000Z'
    expect(await house.engine.fireDue(house.now)).toBe(500)
    await house.engine.settle()
    expect(house.calls.filter(({ task }) => task === 'tick')).toHaveLength(500)
    expect(most).toBeLessThanOrEqual(16)
    expect(house.engine.nextDueAt()).toBe('2026-01-05T00:02:00.000Z')
  })
})

describe('many at once, more than there are places', () => {
  it('an answer that came in time counts, however long it takes until it is heard', async () => {
    const names = Array.from({ length: 17 }, (_, nth) => [`e${String(nth).padStart(2, '0')}`, 60] as const)
    const store = await waiting(Object.fromEntries(names))
    const gates = new Map<string, PromiseWithResolvers<JsonObject>>()
    const tick: TestTask = ({ name }) => {
      const gate = Promise.withResolvers<JsonObject>()
      gates.set(String(name), gate)
      return gate.promise
    }
    const house = houseOn(store, { tasks: { ask: answered, tick } })
    await house.engine.recover()
    house.now = '2026-01-05T00:01:00.000Z'
    await house.engine.fireDue(house.now)
    gates.get('e00')?.resolve({})
    while (gates.size < 17) await new Promise(setImmediate)
    house.now = '2026-01-05T00:01:30.000Z'
    await house.engine.fireDue(house.now)
    for (const gate of gates.values()) gate.resolve({})
    await house.engine.settle()
    expect((await house.engine.describe('e00'))?.status).toBe('RUNNING')
    expect((await house.engine.describe('e01'))?.status).toBe('FAILED')
  })

  it('all that are due are done before the first of them begins to wait again', async () => {
    const names = Array.from({ length: 60 }, (_, nth) => [`e${nth}`, 60] as const)
    const store = await waiting(Object.fromEntries(names))
    const house = houseOn(store, { tasks: { ask: answered, tick: async () => ({}) } })
    await house.engine.recover()
    house.calls.length = 0
    house.now = '2026-01-05T00:01:00.000Z'
    await house.engine.fireDue(house.now)
    await house.engine.settle()
    const order = house.calls.map(({ task }) => task)
    expect(order).toHaveLength(120)
    expect(order.lastIndexOf('tick')).toBeLessThan(60 + 16)
  })
})

describe('more than a row of the journal holds', () => {
  it('fails the execution, as too much data does', async () => {
    const branch = (name: string): StateGroup => ({
      StartAt: name,
      States: {
        [name]: { Type: 'Pass', Assign: { large: '{% $pad("", 150000, "x") %}' }, Next: `${name} rests` },
        [`${name} rests`]: { Type: 'Wait', Seconds: 60, End: true },
      },
    })
    const Branches = [branch('One'), branch('Two'), branch('Three')] as const
    const house = houseOn(new MemoryStore(), {
      workflows: [workflowOf({ All: { Type: 'Parallel', Branches, End: true } })],
    })
    expect(await house.run()).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' })
  })
})

describe('what goes wrong is said', () => {
  it('an execution that fails, with its name and why', async () => {
    const errors: unknown[] = []
    const log = { ...silentLog, error: (...said: unknown[]) => errors.push(said) }
    const house = houseOn(new MemoryStore(), { log, tasks: {} })
    await house.engine.start({ workflow: 'test', name: 'one', input: { seconds: 60 } })
    await house.engine.settle()
    expect(errors).toMatchObject([
      ['an execution has failed', { name: 'one', workflow: 'test', error: 'Lambda.ResourceNotFoundException' }],
    ])
  })
})
