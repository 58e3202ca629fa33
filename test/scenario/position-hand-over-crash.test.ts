import { beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, type Instant, plusMillis } from '../../functions/kernel/instant.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import type { Item } from '../../functions/platform/store.ts'
import { carryOutHandOverTask } from '../../functions/position-hand-over/tasks/carry-out-hand-over.ts'
import { kinds } from '../../functions/registry.ts'
import { checkUp } from '../../infra/local/doctor.ts'
import { CrashedError, crashing } from '../support/crashing-store.ts'
import { people, positions } from '../support/department.ts'
import { openEntitlements } from '../support/entitlement-office.ts'
import { HandOverWork } from '../support/hand-over-office.ts'
import type { MemoryStore } from '../support/memory-store.ts'

const task = carryOutHandOverTask(kinds)

describe('given a hand-over that both have signed, of two rights and something that is owed', () => {
  let platform: Platform
  let signed: MemoryStore
  let id: Id
  let day: Instant

  beforeAll(async () => {
    const { office, addRight, gives } = await openEntitlements()
    const work = new HandOverWork(office)
    await office.raises('opsTwo')
    for (const nth of ['一', '二']) {
      const name = { 'zh-CN': `日志${nth}`, en: `Logs ${nth}` }
      await gives('opsOne', (await addRight({ name })).id, { position: positions.opsEngineer })
    }
    await work.assigns('opsEngineer', 'appTwo', 1)
    id = (await work.starts('opsLeader', { position: 'opsEngineer', from: 'opsOne', to: 'appTwo' })).body.id
    await office.settle()
    await work.goesThrough(id, 'opsOne', 'appTwo')
    expect((await work.read('opsOne', id)).stage).toBe('carry-out')
    platform = office.machine.platform
    signed = office.store
    day = plusMillis(office.now, DAY + HOUR)
  })

  const inState = (store: Platform['store']): Platform => ({ ...platform, store, clock: { now: () => day }, kick() {} })

  /** What came of it, for everybody. */
  function outcomeIn(store: MemoryStore) {
    const heads = [...store.dump()].filter(({ sk }) => sk === 'head')
    const rights = heads.filter(({ id: of }) => String(of).startsWith('ent_'))
    const count = (those: readonly Item[], person: Id, status: string) =>
      those.filter((each) => each.person === person && each.status === status).length
    const carriedOut = [...store.dump()].filter(
      ({ entry }) => (entry as { did?: string } | undefined)?.did === 'position-hand-over.carried-out',
    )
    return {
      status: heads.find((head) => head.id === id)?.status,
      revoking: count(rights, people.opsOne, 'revoking'),
      asked: count(rights, people.appTwo, 'requested'),
      carriedOut: carriedOut.length,
    }
  }

  it('then it is carried out once, wherever the machine stops in between and begins again', async () => {
    let stops = 0
    for (const when of ['before', 'after'] as const) {
      for (let nth = 1; ; nth += 3) {
        const store = signed.clone()
        const isThrough = await task.run(inState(crashing(store, nth, when)), { handOver: id }).then(
          () => true,
          (error: unknown) => {
            if (error instanceof CrashedError) return false
            throw error
          },
        )
        await task.run(inState(store), { handOver: id })
        expect(outcomeIn(store)).toEqual({ status: 'done', revoking: 2, asked: 2, carriedOut: 3 })
        if (isThrough) break
        stops += 1
      }
    }
    expect(stops).toBeGreaterThan(20)
  })

  it('then two at the same time carry it out once, and all rows agree', async () => {
    const store = signed.clone()
    await Promise.all([1, 2, 3].map(() => task.run(inState(store), { handOver: id })))
    expect(outcomeIn(store)).toEqual({ status: 'done', revoking: 2, asked: 2, carriedOut: 3 })
    async function* everything() {
      yield* store.dump()
    }
    const { violations } = await checkUp(everything(), kinds, day)
    expect(violations.filter(({ where }) => where === id)).toEqual([])
  })

  it('then before that day nothing is done', async () => {
    const store = signed.clone()
    await task.run({ ...platform, store, kick() {} }, { handOver: id })
    expect(outcomeIn(store)).toEqual({ status: 'open', revoking: 0, asked: 0, carriedOut: 0 })
  })
})
