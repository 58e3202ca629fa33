import { describe, expect, it } from 'vitest'
import { lookAtInbox } from '../../functions/alert/process/look-at-inbox.ts'
import { openIncidentOfAlertTask } from '../../functions/alert/tasks/open-incident.ts'
import { createApi } from '../../functions/api.ts'
import { MINUTE } from '../../functions/kernel/instant.ts'
import type { OutboxRow } from '../../functions/platform/outbox.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import type { Item } from '../../functions/platform/store.ts'
import { people as peopleForSignIn } from '../../functions/registry.ts'
import { machineClock } from '../../infra/local/clocks.ts'
import { addSource, alertmanager, bearing, incidentsIn, sends, sourceAs } from '../support/alerts-at-work.ts'
import { CrashedError, crashing } from '../support/crashing-store.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import type { MemoryStore } from '../support/memory-store.ts'

/** Hosts of a cluster fail and come back; what is accepted is kept, and nobody looks at it yet. */
async function accepted() {
  const office = await MemoryOffice.open()
  const source = await addSource(office)
  const platform: Platform = { ...office.machine.platform, kick() {} }
  const limits = { ratePerCaller: FOREVER, ratePerAddress: FOREVER }
  const api = createApi({
    platform,
    routes: office.machine.routes,
    people: peopleForSignIn,
    wallClock: machineClock,
    ...limits,
  })
  const quiet = { ...office, api } as unknown as MemoryOffice
  const hosts = (from: number, status: 'firing' | 'resolved') =>
    alertmanager(...[0, 1, 2].map((nth) => ({ name: `HostDown ${from + nth}`, status })))
  for (const said of [hosts(0, 'firing'), hosts(2, 'firing'), hosts(0, 'firing'), hosts(4, 'resolved')]) {
    expect((await sends(quiet, source, said, bearing(source))).status).toBe(202)
  }
  return { office, source, platform }
}
const FOREVER = { perSecond: 1e9, burst: 1e9 }

/** What is known afterwards: how each thing stands, what was counted, what still waits. */
const knownIn = (store: MemoryStore) => {
  const rows: Item[] = store.dump()
  const of = (prefix: string) => rows.filter(({ pk }) => pk.startsWith(prefix))
  const noise: Record<string, number> = {}
  for (const { sk, count } of of('alert-noise#')) {
    const what = sk.split('#')[1] ?? ''
    noise[what] = (noise[what] ?? 0) + Number(count)
  }
  return {
    parts: of('alert-part#')
      .map(({ fingerprint, status }) => `${fingerprint} ${status}`)
      .toSorted(),
    noise,
    tallies: rows
      .filter(({ sk }) => sk === 'tally')
      .map(({ count, number }) => `${count} ${number}`)
      .toSorted(),
    inbox: of('alert-inbox#').length,
    firing: of('outbox#').filter(
      (row) => (row as OutboxRow).effect?.kind === 'event' && JSON.stringify(row).includes('alert.firing'),
    ).length,
  }
}

describe('given messages that were accepted and not yet looked at', () => {
  it('when whoever looks at them dies at any of its steps, then the next who looks loses none and counts none twice', async () => {
    const { office, source, platform } = await accepted()
    const whole = office.store.clone()
    await lookAtInbox({ ...platform, store: whole }, source.id)
    const expected = knownIn(whole)
    expect(expected).toMatchObject({ noise: { received: 12, grouped: 5 }, inbox: 0, firing: 5 })

    for (const when of ['before', 'after'] as const) {
      for (let nth = 1; ; nth += 1) {
        const store = office.store.clone()
        const crashed = await lookAtInbox({ ...platform, store: crashing(store, nth, when) }, source.id).then(
          () => false,
          (error: unknown) => {
            expect(error).toBeInstanceOf(CrashedError)
            return true
          },
        )
        await lookAtInbox({ ...platform, store }, source.id)
        expect(knownIn(store)).toEqual(expected)
        if (!crashed) break
      }
    }
  })

  it('when two look at once, then it is as if one had', async () => {
    const { office, source, platform } = await accepted()
    const looks = [1, 2, 3].map(() => lookAtInbox(platform, source.id).catch(() => undefined))
    await Promise.all(looks)
    await lookAtInbox(platform, source.id)
    expect(knownIn(office.store)).toMatchObject({ noise: { received: 12, grouped: 5 }, inbox: 0, firing: 5 })
  })

  it('when nobody was there to look, then the sweeper sees to it that somebody does', async () => {
    const { office, source } = await accepted()
    expect(await incidentsIn(office)).toEqual([])
    await office.machine.runTask('sweep', {})
    await office.machine.relay.sweep({ fresh: true })
    await office.settle()
    // The fifth was back before anybody looked.
    expect(await incidentsIn(office)).toHaveLength(4)
    expect((await sourceAs(office, source.id)).noise).toMatchObject({ received: 12, opened: 4 })
    expect((await office.checkUp()).violations).toEqual([])
  })

  it('when even the effect that has them looked at is gone, then the sweeper finds them in the inbox', async () => {
    const { office, source } = await accepted()
    for (const { pk, sk } of office.store.dump().filter(({ pk }) => pk.startsWith('outbox#'))) {
      await office.store.remove([{ pk, sk }])
    }
    await office.machine.runTask('sweep', {})
    await office.settle()
    expect((await sourceAs(office, source.id)).noise.received).toBe(0)
    await office.advance(2 * MINUTE)
    expect((await sourceAs(office, source.id)).noise).toMatchObject({ received: 12, opened: 4 })
  })

  it('when an alert is told to fire again and again, then there is one incident', async () => {
    const { office, source, platform } = await accepted()
    await lookAtInbox(platform, source.id)
    const alerts = office.store.dump().filter(({ sk, id }) => sk === 'head' && String(id).startsWith('alt_'))
    for (const { id } of [...alerts, ...alerts]) {
      const told = [1, 2].map(() =>
        openIncidentOfAlertTask.run(office.machine.platform, { alert: String(id), episode: 1 }),
      )
      await Promise.all(told)
    }
    await office.settle()
    // The fifth was back before anybody looked.
    expect(await incidentsIn(office)).toHaveLength(4)
  })
})
