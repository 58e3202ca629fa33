import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createDynamoStore } from '../../functions/adapters/dynamo-store.ts'
import { createApi } from '../../functions/api.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { instantOf } from '../../functions/kernel/instant.ts'
import * as registry from '../../functions/registry.ts'
import { machineClock } from '../../infra/local/clocks.ts'
import type { RunningRow } from '../../infra/local/states-engine/journal.ts'
import { closeOffices, Office } from '../support/office.ts'
import { engineTable } from '../support/premises.ts'

let office: Office
beforeEach(async () => {
  office = await Office.open({ at: shanghai('2026-01-05T09:00') })
})
afterEach(async () => {
  const { violations } = await office.checkUp()
  await office.close()
  expect(violations).toEqual([])
})
afterAll(closeOffices)

const shanghai = (local: string) => instantOf(Date.parse(`${local}:00+08:00`))
const LATER = { from: shanghai('2026-02-10T20:00'), until: shanghai('2026-02-11T02:00') }

const engineStore = () =>
  createDynamoStore({ client: office.premises.client, table: engineTable(office.premises.table) })

/** Names of the executions that run for a case, by generation. */
async function executionsOf(id: Id): Promise<string[]> {
  const { items } = await engineStore().query<RunningRow>({ pk: 'running', beginsWith: `${id}-` })
  return items.map(({ sk }) => sk)
}

/** What Onduty itself did with a change, and when. */
async function ticks(id: Id): Promise<string[]> {
  const { timeline } = await office.change(id)
  return timeline.filter(({ by }) => by.kind === 'system').map(({ did, at }) => `${did} ${at}`)
}

async function assessedChange(): Promise<Id> {
  const { id } = await office.raises('opsOne', { releaseWindow: LATER })
  await office.bringTo(id, 'assessed')
  return id
}

/** Gone, as after a restore of the engine's table alone. */
const lose = (id: Id) => engineStore().write({ delete: { pk: 'running', sk: `${id}-1` } })

/** Stopped by somebody in the console: its name stays taken. */
async function stopByHand(id: Id): Promise<void> {
  const closed = { workflow: 'change-lifecycle', status: 'FAILED', closedAt: office.now, error: 'States.Aborted' }
  await engineStore().commit([
    { delete: { pk: 'running', sk: `${id}-1` } },
    { put: { pk: 'closed', sk: `${id}-1`, ...closed } },
  ])
}

describe.each([
  ['was lost', lose],
  ['was stopped by hand', stopByHand],
])('given a change whose execution %s while it waits for its authorisation', (_, break_) => {
  it.each([
    ['on the running machine', async (id: Id) => break_(id)],
    ['while the machine was stopped', async (id: Id) => office.restart({ meanwhile: () => break_(id) })],
  ])(
    'when that happened %s, then the sweeper reminds within minutes and a new execution keeps the clock',
    async (_name, happens) => {
      const id = await assessedChange()
      await happens(id)
      // 4 business hours are over at 14:30; the sweeper looks every minute and is patient for two.
      await office.advanceTo(shanghai('2026-01-05T14:30'))
      expect(await ticks(id)).toEqual([])
      await office.advanceTo(shanghai('2026-01-05T14:33'))
      expect(await ticks(id)).toEqual([`obligation.reminded ${shanghai('2026-01-05T14:33')}`])
      expect(await executionsOf(id)).toEqual([`${id}-2`])

      // From here on it is the new execution's timers, at the very instant, without the sweeper.
      await office.advanceTo(shanghai('2026-01-06T18:00'))
      expect(await ticks(id)).toEqual([
        `obligation.reminded ${shanghai('2026-01-05T14:33')}`,
        `obligation.reminded ${shanghai('2026-01-06T09:30')}`,
      ])
      await office.ownerTakes(id, 'authorise')
      expect((await office.change(id)).status).toBe('authorised')
      expect((await office.machine.engine.describe(`${id}-2`))?.states).toEqual(['Test the change'])
    },
  )
})

describe('given a change for which a second execution was started', () => {
  it('when both run, then everything happens once, and at the end neither is left', async () => {
    const id = await assessedChange()
    await office.machine.engine.start({
      workflow: 'change-lifecycle',
      name: `${id}-7`,
      input: { contract: 1, caseId: id, generation: 7 },
    })
    await office.settle()
    expect(await executionsOf(id)).toEqual([`${id}-1`, `${id}-7`])
    await office.advanceTo(shanghai('2026-01-05T18:00'))
    expect(await ticks(id)).toEqual([`obligation.reminded ${shanghai('2026-01-05T14:30')}`])
    const reminders = (await office.mailsTo('changeManager')).filter(({ subject }) => subject.includes('提醒'))
    expect(reminders).toHaveLength(1)
    await office.ownerTakes(id, 'authorise')
    await office.does('opsOne', 'POST', `/api/changes/${id}/cancel`, { comment: '不做了。' })
    await office.advance({ days: 7 })
    expect(await executionsOf(id)).toEqual([])
  })
})

describe('given a machine that dies right after a commit', () => {
  /** The same doors on the same table, and nobody who performs what they decide. */
  const deafDoors = () => {
    const { platform, routes } = office.machine
    return createApi({
      platform: { ...platform, kick: () => undefined },
      routes,
      pages: [],
      people: registry.people,
      wallClock: machineClock,
    })
  }

  it('when nobody performed what it decided, then the sweeper does within a minute or so, once', async () => {
    const doors = deafDoors()
    const token = await office.tokenOf('opsOne')
    const response = await doors.request('/api/changes', {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(office.wish({ releaseWindow: LATER })),
    })
    expect(response.status).toBe(201)
    const { id, number } = (await response.json()) as { id: Id; number: string }
    await office.settle()
    expect(await executionsOf(id)).toEqual([])
    const assessor = await office.ownerOf(id)
    const asked = async () =>
      (await office.mailsTo(assessor ?? 'head')).filter(({ subject }) => subject.includes(number)).length
    expect(await asked()).toBe(0)

    await office.advance({ minutes: 1 })
    expect(await executionsOf(id)).toEqual([`${id}-1`])
    expect(await asked()).toBe(1)
    await office.advance({ minutes: 5 })
    expect(await asked()).toBe(1)
  })
})

describe('given a mail server that does not answer', () => {
  it('when a mail was given up after five tries, then an administrator sees it and sends it on its way again', async () => {
    office.premises.post.isDown = true
    const { id, number } = await office.raises('opsOne', { releaseWindow: LATER })
    await office.advance({ minutes: 30 })
    const parked = await office.call<{ items: { id: Id; letter: string; tries: number }[]; mailIsDown: boolean }>(
      'admin',
      'GET',
      '/api/parked',
    )
    expect(parked.body).toMatchObject({ mailIsDown: true, items: [{ letter: 'obligation.asked', tries: 5 }] })
    expect((await office.change(id)).status).toBe('submitted')

    office.premises.post.isDown = false
    const path = `/api/parked/${parked.body.items[0]?.id}/redrive`
    await office.does('admin', 'POST', path, { dryRun: true })
    expect(await office.mailbox.count()).toBe(0)
    await office.does('admin', 'POST', path, {})
    const mails = await office.mailbox.list()
    expect(mails.map(({ subject }) => subject.includes(number))).toEqual([true])
    expect((await office.call('admin', 'POST', path, {})).status).toBe(409)
    expect((await office.call<{ mailIsDown: boolean }>('admin', 'GET', '/api/parked')).body.mailIsDown).toBe(false)
  })
})
