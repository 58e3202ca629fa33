import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Store } from '../../../../functions/platform/store.ts'
import type { States } from '../../../../functions/platform/workflow.ts'
import type { ExecutionEnd } from '../../../../infra/local/states-engine/execution.ts'
import { MemoryStore } from '../../../support/memory-store.ts'
import { EngineHouse, type TestTask, workflowOf } from './engine-house.ts'

const DUE = '2026-01-05T00:01:00.000Z'
const START = { workflow: 'test', name: 'one', input: {} }

const ASKING: States = {
  Ask: {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
    Arguments: { FunctionName: 'local:ask', Payload: { token: '{% $states.context.Task.Token %}' } },
    TimeoutSeconds: 60,
    Assign: { by: '{% $states.result.by %}' },
    Catch: [{ ErrorEquals: ['States.Timeout'], Assign: { by: 'time' }, Next: 'Rest' }],
    Next: 'Rest',
  },
  Rest: { Type: 'Wait', Seconds: 60, Output: { by: '{% $by %}' }, Next: 'Done' },
  Done: { Type: 'Succeed' },
}

/** A store that answers when the scheduler says so, once it has been switched on. */
function unsteady(store: Store, scheduler: fc.Scheduler) {
  const state = { isOn: false }
  const later = async <T>(work: () => Promise<T>): Promise<T> => {
    if (state.isOn) await scheduler.schedule(Promise.resolve())
    return work()
  }
  const slow: Store = {
    find: (key) => later(() => store.find(key)),
    findMany: (keys) => later(() => store.findMany(keys)),
    query: (query) => later(() => store.query(query)),
    commit: (writes) => later(() => store.commit(writes)),
    write: (write) => later(() => store.write(write)),
    remove: (keys) => later(() => store.remove(keys)),
  }
  return { state, slow }
}

/** A table in which an execution waits for this token, due at {@link DUE}. */
async function asking() {
  const table = new MemoryStore()
  const tokens: string[] = []
  const ask: TestTask = ({ token }) => ({ asked: tokens.push(String(token)) })
  const house = new EngineHouse({ store: table, workflows: [workflowOf(ASKING)], tasks: { ask } })
  await house.engine.start(START)
  await house.engine.settle()
  return { table, token: tokens[0] ?? '' }
}

/** What of all this may happen at the same moment, told to one engine or another. */
const happening = fc.record({
  what: fc.constantFrom('a', 'b', 'time', 'start'),
  engine: fc.nat({ max: 1 }),
})

/** Runs all of it at once on so many engines; gives what was answered, and how the execution ended. */
async function race(
  table: MemoryStore,
  token: string,
  scheduler: fc.Scheduler,
  happenings: readonly { readonly what: string; readonly engine: number }[],
  engines: number,
) {
  const { state, slow } = unsteady(table, scheduler)
  const houses = Array.from(
    { length: engines },
    () => new EngineHouse({ store: slow, now: DUE, workflows: [workflowOf(ASKING)] }),
  )
  for (const { engine } of houses) await engine.recover()
  state.isOn = true
  const doing = happenings.map(async ({ what, engine: nth }) => {
    const { engine } = houses[nth % engines] as EngineHouse
    if (what === 'time') return (await engine.fireDue(DUE)) > 0 ? 'fired' : 'nothing to fire'
    if (what === 'start') return engine.start(START)
    return `${what} ${await engine.succeed(token, { by: what })}`
  })
  const answers = await scheduler.waitFor(Promise.all(doing))
  await scheduler.waitFor(Promise.all(houses.map(({ engine }) => engine.settle())))
  state.isOn = false
  const later = new EngineHouse({ store: table, now: DUE, workflows: [workflowOf(ASKING)] })
  await later.engine.recover()
  await later.advance(3600)
  return { answers, by: outputOf(later.ends.get('one')) }
}

const outputOf = (end: ExecutionEnd | undefined): unknown =>
  end?.status === 'SUCCEEDED' ? (end.output as { readonly by: string }).by : end?.status

describe('answers and time-out in the same millisecond', () => {
  it.each([
    ['one engine', 1, 300],
    ['two engines on one table, which should never be', 2, 150],
  ])('have exactly one outcome, in whatever order: %s', async (_, engines, numRuns) => {
    const { table, token } = await asking()
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(happening, { minLength: 2, maxLength: 6 }),
        async (scheduler, happenings) => {
          const { answers, by } = await race(table.clone(), token, scheduler, happenings, engines)
          const delivered = answers.filter((answer) => answer.endsWith('delivered'))
          // Time comes last, at the latest: then it is time that has decided.
          expect(delivered).toEqual(by === 'time' ? [] : [`${by} delivered`])
          expect(answers).not.toContain('started')
        },
      ),
      { numRuns },
    )
  })
})
