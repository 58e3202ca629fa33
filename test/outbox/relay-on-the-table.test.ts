import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { createEpoch, createRelay } from '../../functions/outbox/index.ts'
import { listParked } from '../../functions/outbox/outbox.store.ts'
import type { Store } from '../../functions/platform/store.ts'
import { type Database, startEmbeddedDatabase, TABLES } from '../../infra/local/embedded-database.ts'
import { caseOf, letterTo, mailTo, relayHouse } from './relay-house.ts'

let folder = ''
let database: Database
let store: Store
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'onduty-'))
  database = await startEmbeddedDatabase(folder)
  store = createDynamoStore({ client: database.client, table: TABLES.product })
}, 20_000)
afterAll(async () => {
  await database.stop()
  await rm(folder, { recursive: true })
})

/** What the store in memory does must be what the table does: conditions on absent fields, ranges, paging. */
describe('the relay on the real table', () => {
  it('claims, retries, bundles, parks and leaves nothing behind', async () => {
    let isDown = true
    const { ports, state, commit } = relayHouse({
      store,
      letters: {
        'change.please-authorise': async (_, { to }) => letterTo(to, 'one'),
        summary: async (_, { to, about }) => letterTo(to, String((about.parts as unknown[]).length)),
      },
      mailer: {
        async send(mail) {
          if (isDown) throw new Error('421 later')
          state.mails.push(mail)
        },
      },
    })
    const [relay, other] = [createRelay(ports), createRelay(ports)]
    const kicked = await commit(
      ...Array.from({ length: 6 }, (_, nth) => mailTo(nth)),
      ...Array.from({ length: 6 }, (_, nth) => mailTo(nth % 2, { nth }, 'after-outage')),
      { kind: 'start', workflow: 'change', caseId: caseOf(1), generation: 1 },
      { kind: 'start', workflow: 'unheard-of', caseId: caseOf(2), generation: 1 },
    )
    await Promise.all([relay.perform(kicked), other.perform(kicked)])
    // It came along with a mail, which only one of the two could claim.
    expect(state.starts).toHaveLength(1)
    isDown = false
    for (let round = 0; round < 20; round += 1) {
      const due = await createRelay(ports).nextDueAt()
      if (due === undefined) break
      if (due > state.now) state.now = due
      await Promise.all([relay.sweep(), other.sweep()])
    }
    expect(state.mails.map(({ text }) => text).sort()).toEqual(['3', '3', 'one', 'one', 'one', 'one', 'one', 'one'])
    expect((await listParked(store, { limit: 10 })).items).toMatchObject([
      { tries: 5, effect: { workflow: 'unheard-of' } },
    ])
    expect(await createRelay(ports).nextDueAt()).toBeUndefined()
  })

  it('notices a table that is behind', async () => {
    const { platform, state } = relayHouse({ store })
    const kept = {
      epoch: 5,
      read: async () => kept.epoch,
      write: async (epoch: number) => void Object.assign(kept, { epoch }),
    }
    const epoch = createEpoch(platform, kept)
    expect(await epoch.isHeld()).toBe(true)
    await epoch.sweepPart.run(platform, state.now)
    expect(kept.epoch).toBe(5)
  })
})
