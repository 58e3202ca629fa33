import { expect, it } from 'vitest'
import { instantOf, millisOf } from '../../../../functions/kernel/instant.ts'
import { silentLog } from '../../../../functions/platform/log.ts'
import { StatesEngine } from '../../../../infra/local/states-engine/states-engine.ts'
import { tickByClock } from '../../../../infra/local/states-engine/tick-by-clock.ts'
import { MemoryStore } from '../../../support/memory-store.ts'
import { steadyRandom, workflowOf } from './engine-house.ts'

it('by a real clock a timer fires when its time has come, also one armed while the clock sleeps', async () => {
  // The machine's own clock, as the adapter of the clock port would give it.
  const began = performance.timeOrigin + performance.now()
  const clock = { now: () => instantOf(Math.floor(began + performance.now())) }
  const ended = Promise.withResolvers<string>()
  const engine = new StatesEngine({
    store: new MemoryStore(),
    clock,
    random: steadyRandom(),
    log: silentLog,
    workflows: [workflowOf({ Wait: { Type: 'Wait', Seconds: 1, End: true } })],
    addressOf: (task) => task,
    invoke: async () => ({}),
    onClosed: ({ closedAt }) => ended.resolve(closedAt),
  })
  const stop = tickByClock(engine, clock)
  const startedAt = clock.now()
  await engine.start({ workflow: 'test', name: 'one', input: {} })
  const waited = millisOf(await ended.promise) - millisOf(startedAt)
  stop()
  expect(waited).toBeGreaterThanOrEqual(1000)
})
