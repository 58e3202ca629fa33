import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldCheckpointTask } from '../../functions/audit-trail/tasks/fold-checkpoint.ts'
import { verifyAggregate } from '../../functions/audit-trail/verify-aggregate.ts'
import type { CheckpointLog } from '../../functions/platform/checkpoint-log.ts'
import type { Store } from '../../functions/platform/store.ts'
import { memoryHouse } from './audit-house.ts'

describe('the checkpoint task', () => {
  it('keeps one checkpoint for each five minutes in which something happened, once they are over', async () => {
    const house = memoryHouse()
    const [one, other] = [house.newCase(), house.newCase()]
    await house.act(one)
    await house.act(other)
    house.pass(4)
    expect(await house.fold()).toEqual({ checkpoints: 0, leaves: 0 })
    await house.act(one)
    house.pass(60)
    await house.act(other)
    house.pass(1)
    expect(await house.fold()).toEqual({ checkpoints: 2, leaves: 4 })
    house.pass(4)
    expect(await house.fold()).toEqual({ checkpoints: 0, leaves: 0 })
    expect([...house.log.kept.keys()]).toEqual(['2026-01-05T00:05:00.000Z', '2026-01-05T01:05:00.000Z'])
  })

  it('asks the table no more after a year of silence than after five minutes', async () => {
    const house = memoryHouse()
    let queries = 0
    const counting = new Proxy(house.store, {
      get: (store, name: keyof Store) => {
        if (name === 'query') queries += 1
        return store[name].bind(store)
      },
    })
    const id = house.newCase()
    await house.act(id)
    house.pass(366 * 24 * 60)
    await foldCheckpointTask(house.ports).run({ ...house.platform, store: counting }, {})
    expect(queries).toBeLessThanOrEqual(16)
    expect((await verifyAggregate(house.proof(), id)).broken).toBeNull()
  })

  it('adds a part for what comes late, and large ones in several', async () => {
    const house = memoryHouse()
    const id = house.newCase()
    await house.act(id)
    const late = house.state.now
    house.pass(5)
    await house.fold()
    house.state.now = late
    await house.act(id)
    house.pass(20)
    await house.fold()
    expect([...house.log.kept.keys()]).toEqual(['2026-01-05T00:05:00.000Z', '2026-01-05T00:05:00.001Z'])
    expect((await verifyAggregate(house.proof(), id)).broken).toBeNull()
  })

  it('loses nothing when it is cut short anywhere or run by two at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            acts: fc.nat({ max: 4 }),
            minutes: fc.nat({ max: 12 }),
            dies: fc.nat({ max: 40 }),
            twice: fc.boolean(),
          }),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        async (history) => {
          const house = memoryHouse()
          const ids = [house.newCase(), house.newCase()]
          for (const { acts, minutes, dies, twice } of history) {
            for (let nth = 0; nth < acts; nth += 1) await house.act(ids[nth % 2] ?? '')
            house.pass(minutes)
            let calls = 0
            const dying = <Port extends object>(port: Port): Port =>
              new Proxy(port, {
                get: (target, name) => {
                  const found: unknown = Reflect.get(target, name)
                  if (typeof found !== 'function') return found
                  return (...args: unknown[]) => {
                    calls += 1
                    return calls > dies ? new Promise(() => {}) : found.apply(target, args)
                  }
                },
              })
            const log = dying<CheckpointLog>(house.log)
            const platform = { ...house.platform, store: dying<Store>(house.store) }
            void foldCheckpointTask({ ...house.ports, log }).run(platform, {})
            if (twice) await house.fold()
            for (let turn = 0; turn < 4; turn += 1) await new Promise(setImmediate)
          }
          house.pass(10)
          await house.fold()
          await house.fold()
          expect(house.store.dump().filter(({ pk }) => pk.startsWith('grown#'))).toEqual([])
          for (const id of ids) expect((await verifyAggregate(house.proof(), id)).broken).toBeNull()
        },
      ),
      { numRuns: 80 },
    )
  })
})
