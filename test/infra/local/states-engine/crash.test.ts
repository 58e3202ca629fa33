import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Instant } from '../../../../functions/kernel/instant.ts'
import { StoreBusyError } from '../../../../functions/platform/store.ts'
import { MemoryStore } from '../../../support/memory-store.ts'
import { ChangeRecord } from './change-record.ts'
import { DAWN, EngineHouse, named, steadyRandom, type TestTask } from './engine-house.ts'
import { fanOut } from './fan-out.workflow.ts'
import { normalChange } from './normal-change.workflow.ts'
import { KilledError, type Trouble, TroubledStore } from './troubled-store.ts'

/** What outlives the processes beside the table. */
interface World {
  readonly tasks: Readonly<Record<string, TestTask>>
  /** What happens, in order. A step that was interrupted is done again. */
  readonly steps: readonly (() => Promise<unknown>)[]
  /** What people would see. */
  outcome(): unknown
}

/** Lives through a world while troubles come, one per process; after the last, one lives on. */
async function live(makeWorld: (house: () => EngineHouse) => World, troubles: readonly Trouble[] = []) {
  const table = new MemoryStore()
  const calls: string[] = []
  const process = { store: new TroubledStore(table, troubles[0]), nth: 0 }
  const world = makeWorld(() => house)

  const boot = (now: Instant): EngineHouse => {
    const { store, nth } = process
    const mortal =
      (does: TestTask, name: string): TestTask =>
      (payload) => {
        if (store.isDead) throw new KilledError()
        calls.push(name)
        return does(payload)
      }
    return new EngineHouse({
      store,
      now,
      isDead: () => store.isDead,
      random: steadyRandom(`process ${nth}`),
      workflows: [normalChange, fanOut],
      tasks: Object.fromEntries(Object.entries(world.tasks).map(([name, does]) => [name, mortal(does, name)])),
    })
  }

  let house = boot(DAWN)
  // Whoever acts on the engine from outside tries again when the table was busy, as the relay does.
  const doStep = async (step: () => Promise<unknown>) => {
    await step().catch((error) => (error instanceof StoreBusyError ? step() : undefined))
    await house.engine.settle()
  }
  for (const step of world.steps) {
    await doStep(step)
    while (process.store.isDead) {
      process.nth += 1
      process.store = new TroubledStore(table, troubles[process.nth])
      house = boot(house.now)
      await house.engine.recover().catch(() => undefined)
      await doStep(step)
    }
  }
  return { outcome: world.outcome(), rows: table.dump(), calls, died: process.nth, writes: process.store.writes }
}

/** A change from request to review, with a reminder. */
function changing(house: () => EngineHouse): World {
  const record = new ChangeRecord(house, DAWN)
  const act = (stage: string) => async () => {
    if (record.stage === stage) await record.act()
    else await record.wake()
    await house().engine.settle()
  }
  const start = { workflow: 'normal-change', name: 'chg-1', input: { contract: 1, caseId: 'chg_1', generation: 1 } }
  return {
    tasks: record.tasks,
    steps: [
      () => house().engine.start(start),
      act('assess'),
      () => house().advanceTo('2026-01-05T01:10:00.000Z'),
      act('authorise'),
      act('test'),
      () => house().advanceTo('2026-01-15T00:10:00.000Z'),
      act('release'),
      act('review'),
    ],
    outcome: () => ({ stage: record.stage, reminders: record.reminders }),
  }
}

/** Branches and iterations, one of whose tasks fails at first, and three answers. */
function fanning(house: () => EngineHouse): World {
  const tokens = new Map<string, string>()
  const prepared = new Set<string>()
  let late = false
  const answer = (item: string) => async () => {
    await house().engine.settle()
    await house().engine.succeed(tokens.get(item) ?? '', { said: `yes to ${item}` })
  }
  return {
    tasks: {
      prepare: ({ item }) => {
        if (item === 'b' && !prepared.has('b')) {
          prepared.add('b')
          throw named('StoreBusyError')
        }
        return { prepared: item }
      },
      'ask-for': ({ item, token }) => {
        tokens.set(String(item), String(token))
        return {}
      },
      look: () => {
        late = true
        return { seen: 'late' }
      },
    },
    steps: [
      () => house().engine.start({ workflow: 'fan-out', name: 'fan-1', input: { items: ['a', 'b', 'c'] } }),
      answer('a'),
      () => house().advanceTo('2026-01-05T00:01:00.000Z'),
      answer('c'),
      () => house().advanceTo('2026-01-05T00:02:00.000Z'),
      answer('b'),
    ],
    outcome: () => ({ late, asked: [...tokens.keys()].sort() }),
  }
}

const WHEN = ['before', 'after'] as const

describe.each([
  ['a change', changing],
  ['branches and iterations', fanning],
] as const)('%s ends as if nothing had happened', (_, makeWorld) => {
  it('wherever the process is killed', async () => {
    const peace = await live(makeWorld)
    expect(peace.rows.filter(({ pk }) => pk === 'closed')).toMatchObject([{ status: 'SUCCEEDED' }])
    for (let nth = 1; nth <= peace.writes; nth += 1) {
      for (const when of WHEN) {
        const { outcome, rows, died, calls } = await live(makeWorld, [{ kind: 'killed', nth, when }])
        expect({ nth, when, outcome, rows, died }).toEqual({
          nth,
          when,
          outcome: peace.outcome,
          rows: peace.rows,
          died: 1,
        })
        // Every effect at least once: what was called in peace was called here, perhaps again.
        const times = (of: readonly string[], task: string) => of.filter((call) => call === task).length
        for (const task of new Set(peace.calls)) {
          expect(times(calls, task)).toBeGreaterThanOrEqual(times(peace.calls, task))
        }
      }
    }
  })

  it('however often processes are killed, also while they are recovering', async () => {
    const peace = await live(makeWorld)
    const trouble = fc.record({
      kind: fc.constant('killed' as const),
      nth: fc.integer({ min: 1, max: 6 }),
      when: fc.constantFrom(...WHEN),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(trouble, { minLength: 2, maxLength: 30 }), async (troubles) => {
        const { outcome, rows } = await live(makeWorld, troubles)
        expect({ outcome, rows }).toEqual({ outcome: peace.outcome, rows: peace.rows })
      }),
      { numRuns: 15 },
    )
  })

  it('wherever the table is busy once', async () => {
    const peace = await live(makeWorld)
    for (let nth = 1; nth <= peace.writes; nth += 1) {
      for (const when of WHEN) {
        const { outcome, rows } = await live(makeWorld, [{ kind: 'busy', nth, when }])
        expect({ nth, when, outcome }).toEqual({ nth, when, outcome: peace.outcome })
        expect(rows.filter(({ pk }) => pk === 'closed')).toMatchObject([{ status: 'SUCCEEDED' }])
      }
    }
  })
})
