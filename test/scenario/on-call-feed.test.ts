import ICAL from 'ical.js'
import { afterEach, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, type Instant, instantOf } from '../../functions/kernel/instant.ts'
import { people, type Role } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { layer, rota, schedules } from '../support/on-call-at-work.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

const shanghai = (local: string): Instant => instantOf(Date.parse(`${local}:00+08:00`))
const WEEKLY = layer('周轮值', ['opsOne', 'opsTwo'], { from: '2026-01-05', weekday: 'mon' })

interface Made {
  readonly id: Id
  readonly url: string
}
const subscribes = (role: Role, body: Readonly<Record<string, unknown>> = {}) =>
  office.does<Made>(role, 'POST', '/api/on-call/feeds', body)

/** What a calendar reads there, without signing in. */
async function readAt({ url }: Made) {
  const answer = await office.api.request(new URL(url).pathname)
  return { status: answer.status, type: answer.headers.get('Content-Type'), text: await answer.text() }
}
const eventsIn = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => {
    const { summary, startDate } = new ICAL.Event(each)
    return `${startDate.toJSDate().toISOString()} ${summary}`
  })

describe('given I want my shifts in my own calendar', () => {
  it('then I subscribe to an address, and my calendar shows my shifts and nobody else’s', async () => {
    office = await MemoryOffice.open()
    await schedules(office, rota([WEEKLY]))
    const feed = await subscribes('opsTwo')
    const { status, type, text } = await readAt(feed)
    expect({ status, type }).toEqual({ status: 200, type: 'text/calendar; charset=utf-8' })
    const events = eventsIn(text)
    expect(events[0]).toBe(`${shanghai('2026-01-12T09:00')} 系统运维值班 主值班：opsTwo`)
    expect(events.every((each) => each.endsWith('opsTwo'))).toBe(true)
    expect(feed.url.split('/').at(-1)).toHaveLength(43)
  })

  it('when somebody stands in for me, then my calendar knows when it asks again', async () => {
    office = await MemoryOffice.open()
    const { id } = await schedules(office, rota([WEEKLY]))
    const feed = await subscribes('opsTwo')
    await office.does('opsLeader', 'POST', `/api/on-call/schedules/${id}/overrides`, {
      ...{ role: 'primary', person: people.opsThree },
      ...{ from: shanghai('2026-01-12T09:00'), until: shanghai('2026-01-19T09:00') },
    })
    expect(eventsIn((await readAt(feed)).text)[0]).toContain(shanghai('2026-01-26T09:00'))
  })

  it('when I subscribe to a schedule, then everybody’s shifts are in it', async () => {
    office = await MemoryOffice.open()
    const { id } = await schedules(office, rota([WEEKLY]))
    await office.advance(8 * DAY)
    const events = eventsIn((await readAt(await subscribes('appOne', { schedule: id }))).text)
    expect(events.slice(0, 4).map((each) => each.split('：')[1])).toEqual(['opsOne', 'opsTwo', 'opsOne', 'opsTwo'])
  })

  it('when it is read in the middle of a shift and later again, then that shift is one, and the same one', async () => {
    office = await MemoryOffice.open()
    await schedules(office, rota([WEEKLY]))
    const feed = await subscribes('opsTwo')
    const running = async () => {
      const [first] = new ICAL.Component(ICAL.parse((await readAt(feed)).text)).getAllSubcomponents('vevent')
      const { uid, endDate } = new ICAL.Event(first ?? new ICAL.Component('vevent'))
      return { uid, until: endDate.toJSDate().toISOString() }
    }
    await office.advance(8 * DAY)
    const seen = await running()
    expect(seen.until).toBe(shanghai('2026-01-19T09:00'))
    await office.advance(DAY)
    expect(await running()).toEqual(seen)
  })

  it('when I revoke it, or leave, then the address answers nothing, and guessing finds nothing', async () => {
    office = await MemoryOffice.open()
    await schedules(office, rota([WEEKLY]))
    const [first, second] = [await subscribes('opsTwo'), await subscribes('opsTwo')]
    await office.does('opsTwo', 'DELETE', `/api/on-call/feeds/${first.id}`)
    expect((await readAt(first)).status).toBe(404)
    expect((await readAt(second)).status).toBe(200)
    expect((await office.call('opsOne', 'DELETE', `/api/on-call/feeds/${second.id}`)).status).toBe(404)
    const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people.opsTwo}`)
    await office.does('admin', 'PATCH', `/api/people/${people.opsTwo}`, { active: false }, version)
    expect((await readAt(second)).status).toBe(404)
    expect((await readAt({ id: '', url: second.url.slice(0, -1) })).status).toBe(404)
    // What is stored would not open it.
    expect(JSON.stringify(office.store.dump())).not.toContain(second.url.split('/').at(-1))
  })
})
