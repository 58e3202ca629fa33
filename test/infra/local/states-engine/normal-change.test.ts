import { describe, expect, it } from 'vitest'
import type { Item, Store, Write } from '../../../../functions/platform/store.ts'
import { MemoryStore } from '../../../support/memory-store.ts'
import { ChangeRecord } from './change-record.ts'
import { DAWN, EngineHouse, named, type TestTask } from './engine-house.ts'
import { normalChange } from './normal-change.workflow.ts'

const start = { workflow: 'normal-change', name: 'chg-1', input: { contract: 1, caseId: 'chg_1', generation: 1 } }

/** A house where one change runs; tasks may be replaced. */
async function changeHouse(
  replaced: (record: ChangeRecord) => Record<string, TestTask> = () => ({}),
  store: Store = new MemoryStore(),
) {
  const record: ChangeRecord = new ChangeRecord(() => house, DAWN)
  const house: EngineHouse = new EngineHouse({
    store,
    workflows: [normalChange],
    tasks: { ...record.tasks, ...replaced(record) },
  })
  await house.engine.start(start)
  await house.engine.settle()
  const states = async () => (await house.engine.describe('chg-1'))?.states
  return { house, record, states }
}

describe('a normal change', () => {
  it('goes from stage to stage as people act, with one reminder, in at most 20 transitions', async () => {
    const { house, record, states } = await changeHouse()
    expect(await states()).toEqual(['Assess the change'])
    await record.act()
    await house.engine.settle()
    expect(await states()).toEqual(['Ask the change authority'])
    await house.advance(3600)
    expect(record.reminders).toEqual(['authorise'])
    expect(await states()).toEqual(['Ask the change authority'])
    await record.act()
    await record.act()
    expect(await states()).toEqual(['Wait for the window'])
    await house.advance(10 * 24 * 3600 - 3600)
    expect(await states()).toEqual(['Release the change'])
    await record.act()
    await record.act()
    await house.engine.settle()
    expect(await house.engine.describe('chg-1')).toMatchObject({ status: 'SUCCEEDED' })
    expect(house.engine.nextDueAt()).toBeUndefined()
    expect(house.engine.usage()).toEqual({ 'normal-change': 20 })
  })

  it('gives its tasks ids, when it was started, the stage and a token, nothing else', async () => {
    const { house } = await changeHouse()
    const fields = ['task', 'contract', 'caseId', 'generation', 'startedAt']
    expect(house.calls.map(({ task, payload }) => [task, Object.keys(payload)])).toEqual([
      ['tick-obligation', fields],
      ['ask-obligation', [...fields, 'stage', 'taskToken']],
    ])
    expect(house.calls[1]?.payload).toMatchObject({ contract: 1, caseId: 'chg_1', generation: 1, stage: 'assess' })
  })

  it('reminds at exactly the computed instants, as often as nobody acts', async () => {
    const { house } = await changeHouse()
    await house.advance(5 * 3600)
    const ticks = house.calls.filter(({ task }) => task === 'tick-obligation').map(({ at }) => at.slice(11, 19))
    expect(ticks).toEqual(['00:00:00', '01:00:00', '02:00:00', '03:00:00', '04:00:00', '05:00:00'])
  })

  it('asks again when the plan has changed without the stage being over', async () => {
    const { house, record, states } = await changeHouse()
    await house.advance(600)
    record.tickAt = '2026-01-05T00:15:00.000Z'
    expect(await record.wake()).toBe('delivered')
    await house.engine.settle()
    expect(house.engine.nextDueAt()).toBe('2026-01-05T00:15:00.000Z')
    expect(await states()).toEqual(['Assess the change'])
  })

  it('starts in the middle when the record is in the middle', async () => {
    const { states } = await changeHouse((record) => ({
      'tick-obligation': (payload) => {
        record.stage = 'test'
        return record.tasks['tick-obligation']?.(payload) ?? {}
      },
    }))
    expect(await states()).toEqual(['Test the change'])
  })

  it('ends when the case goes on in a new execution', async () => {
    const { house } = await changeHouse(() => ({ 'tick-obligation': () => ({ next: 'continued' }) }))
    expect(await house.engine.describe('chg-1')).toMatchObject({ status: 'SUCCEEDED' })
  })

  it('fails, for the sweeper to start it on the newest definition, when an answer names a stage it does not know', async () => {
    const { house } = await changeHouse(() => ({ 'tick-obligation': () => ({ next: 'rehearse', waitSeconds: 60 }) }))
    expect(house.ends.get('chg-1')).toMatchObject({
      status: 'FAILED',
      error: 'UnknownStageError',
      cause: 'no way to rehearse',
    })
  })

  it('never waits less than a second, and looks again after an hour when nobody says', async () => {
    let waitSeconds: number | undefined = -5
    const { house } = await changeHouse(() => ({
      'tick-obligation': () => ({ next: 'assess', ...(waitSeconds === undefined ? {} : { waitSeconds }) }),
    }))
    expect(house.engine.nextDueAt()).toBe('2026-01-05T00:00:01.000Z')
    waitSeconds = undefined
    await house.advance(1)
    expect(house.engine.nextDueAt()).toBe('2026-01-05T01:00:01.000Z')
  })
})

describe('faults that pass do not end it', () => {
  it.each([
    ['Lambda.TooManyRequestsException', 'tick-obligation', 600],
    ['Lambda.ServiceException', 'ask-obligation', 600],
    ['StoreBusyError', 'tick-obligation', 900],
    ['TypeError', 'ask-obligation', 3000],
    ['TypeError', 'tick-obligation', 3000],
  ])('%s of %s for %i seconds', async (error, broken, seconds) => {
    let isBroken = false
    const { house, record, states } = await changeHouse((real) => ({
      [broken]: (payload) => {
        if (isBroken) throw named(error)
        return real.tasks[broken]?.(payload) ?? {}
      },
    }))
    isBroken = true
    await record.act()
    await house.advance(3600 + seconds)
    isBroken = false
    await house.advance(600)
    expect(await states()).toEqual(['Ask the change authority'])
    expect(record.reminders.length).toBeGreaterThan(0)
    for (let stage = 1; stage < 6; stage += 1) {
      await record.act()
      await house.advance(1)
    }
    expect(await house.engine.describe('chg-1')).toMatchObject({ status: 'SUCCEEDED' })
  })
})

describe('what it costs', () => {
  it('two writes and no read from one ask to the next', async () => {
    const store = new MemoryStore()
    const { house, record } = await changeHouse(undefined, store)
    const written: Item[] = []
    let reads = 0
    const [write, find] = [store.write.bind(store), store.find.bind(store)]
    store.find = async (key) => {
      reads += 1
      return find(key)
    }
    store.write = async (each: Write) => {
      if ('put' in each) written.push(each.put)
      return write(each)
    }
    await record.act()
    await house.engine.settle()
    expect(written).toHaveLength(2)
    await house.advance(3600)
    // A reminder: the tick is called, answers and asks again, the ask has been called.
    expect(written).toHaveLength(5)
    expect(reads).toBe(0)
    expect(Math.max(...written.map((row) => JSON.stringify(row).length))).toBeLessThan(1024)
  })
})
