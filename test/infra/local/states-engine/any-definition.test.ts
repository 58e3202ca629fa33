import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { StateMachine, Workflow } from '../../../../functions/platform/workflow.ts'
import { MemoryStore } from '../../../support/memory-store.ts'
import { anyDefinition } from './any-definition.ts'
import { DAWN, EngineHouse, named, steadyRandom, type TestTask } from './engine-house.ts'

const START = { workflow: 'any', name: 'one', input: { n: 1 } }

/** Runs a definition to its end. A forgetful one is another process after every single thing that happens. */
async function run(machine: StateMachine, isForgetful: boolean) {
  const workflow: Workflow = {
    name: 'any',
    contract: 1,
    // What the execution is started with is an object; the states count with numbers.
    define: () => ({
      ...machine,
      StartAt: 'begin',
      States: { begin: { Type: 'Pass', Output: '{% $states.input.n %}', Next: machine.StartAt }, ...machine.States },
    }),
  }
  const store = new MemoryStore()
  const answers: string[] = []
  const tasks: Record<string, TestTask> = {
    work: ({ n, tries, fails }) => {
      if (Number(tries) < Number(fails)) throw named('TriedError')
      return { n: Number(n) + 1 }
    },
    ask: ({ token, answered }) => ({ noted: answered === true && answers.push(String(token)) }),
  }
  const random = steadyRandom()
  const boot = (now: string) => new EngineHouse({ workflows: [workflow], tasks, store, random, now })
  let house = boot(DAWN)
  await house.engine.start(START)
  for (let happened = 0; happened < 500; happened += 1) {
    await house.engine.settle()
    if (isForgetful && house.ends.size === 0) {
      house = boot(house.now)
      await house.engine.recover()
      await house.engine.settle()
    }
    const answer = answers.shift()
    const next = house.engine.nextDueAt()
    if (answer !== undefined) await house.engine.succeed(answer, { plus: 2 })
    else if (next === undefined) break
    else {
      if (next > house.now) house.now = next
      await house.engine.fireDue(house.now)
    }
  }
  await house.engine.settle()
  return { end: house.ends.get('one'), rows: store.dump(), next: house.engine.nextDueAt() }
}

it('any definition ends, and the same way whether the engine remembers anything between two events or not', async () => {
  await fc.assert(
    fc.asyncProperty(anyDefinition, async (machine) => {
      const attentive = await run(machine, false)
      expect(attentive.end).toBeDefined()
      expect(attentive.next).toBeUndefined()
      expect(attentive.rows.map(({ pk }) => pk)).toEqual(['closed', 'definition'])
      expect(await run(machine, true)).toEqual(attentive)
    }),
    { numRuns: 100 },
  )
})
