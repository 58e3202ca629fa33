import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRelay, type Relay } from '../../functions/outbox/index.ts'
import type { Kicked } from '../../functions/platform/platform.ts'
import { caseOf, mailTo, relayHouse } from '../outbox/relay-house.ts'
import { interleaved } from '../support/interleaved-store.ts'

const RUNS = 500
const PATIENCE = 120_000

type Worker = (relay: Relay, rows: readonly Kicked[]) => Promise<void>

const kick: Worker = async (relay, rows) => {
  relay.kick(rows)
  await relay.settle()
}
const stream: Worker = (relay, rows) => relay.perform(rows.map(({ pk, sk }) => ({ pk, sk })))
const sweep: Worker = (relay) => relay.sweep({ fresh: true, bundles: true })

/** A decision that mails two people, one of them in a bundle, and wakes its case; and all who are at it at once. */
async function mailsSent(scheduler: fc.Scheduler, processes: readonly (readonly Worker[])[], isAlone: boolean) {
  const house = relayHouse()
  const rows = await house.commit(mailTo(1), mailTo(2, {}, 'after-outage'), mailTo(2, { nth: 2 }, 'after-outage'), {
    kind: 'start',
    workflow: 'change',
    caseId: caseOf(1),
    generation: 1,
  })
  const working = processes.flatMap((workers) => {
    const store = interleaved(house.state.memory, scheduler)
    const letters = { ...house.ports.letters, summary: house.ports.letters['change.please-authorise'] ?? never }
    const relay = createRelay({ ...house.ports, letters, platform: { ...house.platform, store }, isAlone })
    return workers.map((work) => work(relay, rows))
  })
  await scheduler.waitFor(Promise.all(working))
  const left = [...house.rows('outbox#'), ...house.rows('bundles#'), ...house.rows('parked')]
  return { to: house.state.mails.map(({ to }) => to.name).toSorted(), left, starts: house.state.starts }
}

const never = async () => undefined

describe('given a decision whose mails wait in the outbox', () => {
  const someOf = (workers: Readonly<Record<string, Worker>>) =>
    fc.array(fc.constantFrom(...Object.keys(workers)), { minLength: 2, maxLength: 4 })

  it(
    'when one machine is told of them and sweeps at the same time, then each is sent once',
    async () => {
      const workers: Readonly<Record<string, Worker>> = { kick, sweep, stream }
      await fc.assert(
        fc.asyncProperty(someOf(workers), fc.scheduler(), async (names, scheduler) => {
          const one = names.map((name) => workers[name] ?? sweep)
          const { to, left } = await mailsSent(scheduler, [[...one, sweep]], true)
          expect(new Set(to).size).toBe(2)
          expect(to).toHaveLength(2)
          expect(left).toEqual([])
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )

  it(
    'when several processes have them from the stream and the sweeper at the same time, then each is sent once',
    async () => {
      const workers: Readonly<Record<string, Worker>> = { stream, sweep }
      await fc.assert(
        fc.asyncProperty(someOf(workers), fc.scheduler(), async (names, scheduler) => {
          const each = names.map((name) => [workers[name] ?? sweep])
          const { to, starts } = await mailsSent(scheduler, [...each, [sweep]], false)
          expect(new Set(to).size).toBe(2)
          expect(to).toHaveLength(2)
          // A start is named after its case and generation: the engine takes it once, however often it is asked.
          expect(new Set(starts.map(({ name }) => name)).size).toBe(1)
        }),
        { numRuns: RUNS },
      )
    },
    PATIENCE,
  )
})
