import { afterEach, describe, expect, it } from 'vitest'
import type { IncidentOut } from '../../functions/incident/incident.contract.ts'
import { MINUTE, millisOf, SECOND } from '../../functions/kernel/instant.ts'
import type { Mail } from '../../functions/platform/mailer.ts'
import type { Store } from '../../functions/platform/store.ts'
import { addSource, alertmanager, bearing, incidentsIn, sends, sourceAs } from '../support/alerts-at-work.ts'
import { bound } from '../support/bound-store.ts'
import { emailOf, people, type Role } from '../support/department.ts'
import { incidentAs, pagesIn, reports, roleOf } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

const look = (id: string): Promise<IncidentOut> => incidentAs(office, 'head', id)

/** A table; right after the next step of a ladder is written there, and before anything of it goes out, this happens. */
function betweenStepAndPage(happens: () => Promise<unknown>) {
  let hasHappened = false
  return (store: Store): Store => ({
    ...bound(store),
    async commit(writes) {
      await store.commit(writes)
      if (hasHappened || !JSON.stringify(writes).includes('"incident.escalated"')) return
      hasHappened = true
      await happens()
    },
  })
}

describe('given the primary answers in the second in which the secondary is being paged', () => {
  it('then the secondary is not woken, the primary leads, and nobody is paged afterwards', async () => {
    let id = ''
    const acknowledges = async () =>
      expect((await office.call('opsOne', 'POST', `/api/incidents/${id}/acknowledge`, {})).status).toBe(200)
    office = await officeOnCall({ through: betweenStepAndPage(acknowledges) })
    const raised = await reports(office, 'appOne')
    id = raised.id
    await office.advance(5 * MINUTE)
    const { commander, timeline } = await look(id)
    expect(timeline.map(({ did }) => did)).toContain('incident.escalated')
    expect(commander?.id).toBe(people.opsOne)
    await office.advance(20 * MINUTE)
    expect(pagesIn(office, raised.number)).toEqual(['opsOne'])
  })
})

describe('given whoever is on call is deactivated before they have answered', () => {
  it('then the secondary is paged at once, nothing of it is left with who is gone, and the gap is the owner’s of the schedule', async () => {
    office = await officeOnCall()
    const { id, number } = await reports(office, 'appOne')
    await office.advance(MINUTE)
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.opsOne}`)
    await office.does('admin', 'PATCH', `/api/people/${people.opsOne}`, { active: false }, version)
    await office.settle()
    expect(pagesIn(office, number)).toEqual(['opsOne', 'opsTwo'])
    const open = (await look(id)).obligations.filter(({ status }) => status === 'open')
    expect(open.map(({ accountable }) => roleOf(accountable.id))).not.toContain('opsOne')
    const owed = await office.does<{ items: { kind: string }[] }>(
      'opsLeader',
      'GET',
      '/api/obligations?accountable=me&status=open',
    )
    expect(owed.items.map(({ kind }) => kind)).toContain('on-call.fill-gap')
  })
})

describe('given ten thousand alerts within a minute, of a hundred things', () => {
  it('then there is one incident for each, nobody is mailed oftener than once a minute, all are told, and none is lost', async () => {
    const sent: { readonly to: string; readonly text: string; readonly at: string }[] = []
    const send = async ({ to, subject, text }: Mail) =>
      void sent.push({ to: to.address, text: `${subject}\n${text}`, at: office.now })
    office = await officeOnCall({ mailer: { send } })
    const source = await addSource(office)
    const all = Array.from({ length: 100 }, (_, nth) => ({ name: `Storm${nth}`, labels: { service: 'mail' } }))
    for (let second = 0; second < 50; second += 1) {
      for (let call = 0; call < 2; call += 1) {
        expect((await sends(office, source, alertmanager(...all), bearing(source))).status).toBe(202)
      }
      await office.advance(SECOND)
    }
    await office.advance(2 * MINUTE)
    const incidents = await incidentsIn(office)
    expect(new Set(incidents.map(({ title }) => title)).size).toBe(100)
    expect(incidents).toHaveLength(100)
    expect((await sourceAs(office, source.id)).noise).toMatchObject({ received: 10_000, opened: 100 })
    for (const role of Object.keys(people) as Role[]) {
      const pages = sent.filter(({ to, text }) => to === emailOf(role) && /待接手/.test(text))
      const gaps = pages.slice(1).map(({ at }, nth) => millisOf(at) - millisOf(pages[nth]?.at ?? at))
      expect(gaps.filter((gap) => gap < MINUTE)).toEqual([])
    }
    // The mail lists the fifty gravest, and says how many more there are.
    const told = sent.filter(({ to, text }) => to === emailOf('opsOne') && text.includes('待接手'))
    expect(told.reduce((sum, { text }) => sum + 1 + Number(/另有 (\d+) 件/.exec(text)?.[1] ?? 0), 0)).toBe(100)
    const listed = incidents.filter(({ number }) => told.some(({ text }) => text.includes(number)))
    const unlisted = told.reduce((sum, { text }) => sum + Number(/其余 (\d+) 件/.exec(text)?.[1] ?? 0), 0)
    expect(listed.length + unlisted).toBe(100)
  })
})
