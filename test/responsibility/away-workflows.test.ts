import { describe, expect, it } from 'vitest'
import { DAY, type Instant, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import type { JsonObject } from '../../functions/kernel/json.ts'
import { lintWorkflow, type Workflow } from '../../functions/platform/workflow.ts'
import { awayWorkflow } from '../../functions/responsibility/away.workflow.ts'
import { responsibilityTasks } from '../../functions/responsibility/index.ts'
import { leaverWorkflow } from '../../functions/responsibility/leaver.workflow.ts'
import { validationErrors } from '../conformance/states/validate.ts'
import { EngineHouse, named } from '../infra/local/states-engine/engine-house.ts'
import { people } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'
import { directoryHouse } from './directory-house.ts'

const [lookAtAbsence] = responsibilityTasks

/** The department with an engine on the same clock; `hand-over-everything` finds as many things as told. */
async function house(finds: readonly (number | Error)[] = []) {
  const organisation = await directoryHouse()
  const { platform } = organisation
  let round = 0
  const engine = new EngineHouse({
    workflows: [awayWorkflow, leaverWorkflow],
    now: platform.clock.now(),
    tasks: {
      'look-at-absence': async (payload) => {
        platform.at(engine.now)
        return (await lookAtAbsence?.run(platform, payload)) ?? {}
      },
      'hand-over-everything': () => {
        const found = finds[round] ?? 0
        round += 1
        if (found instanceof Error) throw found
        return { handedOver: found }
      },
    },
  })
  const started = new Set<string>()
  /** What the relay would do: starts what waits in the outbox. */
  const start = async () => {
    for (const effect of organisation.effects() as JsonObject[]) {
      const { workflow, caseId, generation } = effect as JsonObject & {
        workflow: string
        caseId: string
        generation: number
      }
      const name = `${caseId}-${generation}`
      if (effect.kind !== 'start' || started.has(name)) continue
      started.add(name)
      await engine.engine.start({ workflow, name, input: { contract: 1, caseId, generation } })
    }
  }
  const advanceTo = async (at: Instant) => {
    await start()
    await engine.advanceTo(at)
    platform.at(at)
  }
  const handOvers = () => engine.calls.filter(({ task }) => task === 'hand-over-everything')
  return { ...organisation, engine, advanceTo, handOvers, start }
}

const inDays = (days: number): Instant => plusMillis(MONDAY_MORNING, days * DAY)

describe('the workflow of an absence', () => {
  it('hands over when it begins, and once more two minutes later', async () => {
    const { post, advanceTo, handOvers, engine } = await house()
    const { body } = await post('opsOne', '/api/absences', { from: inDays(2), until: inDays(5) })
    await advanceTo(inDays(4))
    expect(handOvers().map(({ at, payload }) => [at, payload.person])).toEqual([
      [inDays(2), people.opsOne],
      [plusMillis(inDays(2), 2 * MINUTE), people.opsOne],
    ])
    expect(engine.ends.get(`${body.id}-1`)?.status).toBe('SUCCEEDED')
  })

  it('begins at once for somebody who is away already', async () => {
    const { post, advanceTo, handOvers } = await house()
    await post('opsOne', '/api/absences', { from: inDays(-1), until: inDays(5) })
    await advanceTo(plusMillis(MONDAY_MORNING, MINUTE))
    expect(handOvers()).toHaveLength(1)
  })

  it('does nothing when it was ended before, or moved: then the next one minds it', async () => {
    const { post, remove, patch, advanceTo, handOvers, engine } = await house()
    const cancelled = await post('opsOne', '/api/absences', { from: inDays(2), until: inDays(5) })
    const moved = await post('opsTwo', '/api/absences', { from: inDays(2), until: inDays(5) })
    await advanceTo(inDays(1))
    await remove('opsOne', `/api/absences/${cancelled.body.id}`)
    await patch('opsTwo', `/api/absences/${moved.body.id}`, { from: inDays(3) }, 1)
    await advanceTo(inDays(4))
    expect(handOvers().map(({ at, payload }) => [at, payload.person])[0]).toEqual([inDays(3), people.opsTwo])
    expect(handOvers()).toHaveLength(2)
    expect([...engine.ends.values()].map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED', 'SUCCEEDED'])
  })

  it('leaves the stragglers to somebody who came back meanwhile', async () => {
    const { post, remove, advanceTo, handOvers } = await house()
    const { body } = await post('opsOne', '/api/absences', { from: inDays(2), until: inDays(5) })
    await advanceTo(plusMillis(inDays(2), MINUTE))
    await remove('opsOne', `/api/absences/${body.id}`)
    await advanceTo(inDays(3))
    expect(handOvers()).toHaveLength(1)
  })

  it('goes on in a new execution every twenty days', async () => {
    const { post, advanceTo, handOvers, engine, directory } = await house()
    const { body } = await post('opsOne', '/api/absences', { from: inDays(50), until: inDays(60) })
    for (let day = 5; day <= 55; day += 5) await advanceTo(inDays(day))
    expect(handOvers()[0]?.at).toBe(inDays(50))
    expect(engine.ends.size).toBe(3)
    expect((await directory()).absences).toMatchObject([{ id: body.id, version: 1 }])
  })

  it('tries again after a fault that outlasts its retries', async () => {
    const faults = Array.from({ length: 4 }, () => named('StoreBusyError'))
    const { post, advanceTo, handOvers, engine } = await house(faults)
    const { body } = await post('opsOne', '/api/absences', { from: inDays(-1), until: inDays(5) })
    await advanceTo(inDays(1))
    expect(handOvers().length).toBe(6)
    expect(engine.ends.get(`${body.id}-1`)?.status).toBe('SUCCEEDED')
  })
})

describe('the workflow of a leaver', () => {
  it('hands over until nothing is left', async () => {
    const { patch, advanceTo, handOvers, engine } = await house([3, 1, 2, 0])
    await patch('admin', `/api/people/${people.opsOne}`, { active: false }, 1)
    await advanceTo(plusMillis(MONDAY_MORNING, 10 * MINUTE))
    expect(handOvers().map(({ at, payload }) => [at, payload.person])).toEqual(
      [0, 2, 4, 6].map((minutes) => [plusMillis(MONDAY_MORNING, minutes * MINUTE), people.opsOne]),
    )
    expect(engine.ends.get(`${people.opsOne}-1`)?.status).toBe('SUCCEEDED')
  })
})

describe.each([awayWorkflow, leaverWorkflow])('$name', (workflow: Workflow) => {
  const machine = workflow.define((task) => `arn:aws:lambda:cn:1:function:${task}`)

  it('is what the service accepts, and reads like a procedure', () => {
    expect(lintWorkflow(machine)).toEqual([])
    expect(validationErrors(machine)).toEqual([])
  })
})

it('an act of minding moves no version that people see', async () => {
  const { post, platform, directory } = await house()
  const { body } = await post('opsOne', '/api/absences', { from: inDays(50), until: inDays(60) })
  const before = (await directory()).version
  await lookAtAbsence?.run(platform, { caseId: body.id, generation: 1, hasWaited: true })
  expect((await directory()).version).toBe(before)
})
