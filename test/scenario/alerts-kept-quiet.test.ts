import { afterEach, describe, expect, it } from 'vitest'
import type { SilenceOut } from '../../functions/alert/alert-silence.contract.ts'
import { DAY, HOUR, MINUTE, plusMillis } from '../../functions/kernel/instant.ts'
import {
  addSource,
  alertmanager,
  alertsIn,
  delivers,
  incidentsIn,
  publishRules,
  sourceAs,
} from '../support/alerts-at-work.ts'
import { services } from '../support/department.ts'
import { takes } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

const silences = (wish: Readonly<Record<string, unknown>> = {}) =>
  office.does<SilenceOut>('head', 'POST', '/api/alert-silences', {
    matchers: [{ label: 'host', is: 'prefix', value: 'mail-' }],
    until: plusMillis(office.now, HOUR),
    reason: '机房断电检修',
    ...wish,
  })
const silenceAs = (id: string) => office.does<SilenceOut>('head', 'GET', `/api/alert-silences/${id}`)
const down = (name = 'HostDown', more: object = {}) =>
  alertmanager({ name, labels: { host: 'mail-1', service: 'mail' }, ...more })

describe('given somebody wants quiet about some machines for an hour', () => {
  it('when one of them fails, then nobody is paged, it is listed and counted, and others are heard as ever', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    const silence = await silences()
    expect(silence).toMatchObject({ by: { name: 'head' }, reason: '机房断电检修', isOver: false, silenced: 0 })
    await delivers(office, source, down())
    expect(await incidentsIn(office)).toEqual([])
    expect(await alertsIn(office)).toMatchObject([{ status: 'firing', treatment: 'silenced', because: silence.id }])
    expect((await silenceAs(silence.id)).silenced).toBe(1)
    expect((await sourceAs(office, source.id)).noise).toMatchObject({ received: 1, silenced: 1, opened: 0 })
    await delivers(office, source, alertmanager({ name: 'HostDown', labels: { host: 'erp-1' } }))
    expect(await incidentsIn(office)).toHaveLength(1)
  })

  it('when it is still down at the end of the hour, then somebody is paged then', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    await silences()
    await delivers(office, source, down())
    await office.advance(59 * MINUTE)
    expect(await incidentsIn(office)).toEqual([])
    await office.advance(2 * MINUTE)
    expect(await incidentsIn(office)).toMatchObject([{ title: 'HostDown', status: 'triggered' }])
  })

  it('when it is back before, then nobody ever hears of it', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    await silences()
    await delivers(office, source, down())
    await delivers(office, source, down('HostDown', { status: 'resolved' }))
    await office.advance(2 * HOUR)
    expect(await incidentsIn(office)).toEqual([])
    expect(await alertsIn(office)).toMatchObject([{ status: 'resolved', treatment: 'settled' }])
  })

  it('when it is ended early, then what is still down is paged at once, and the silence says who ended it', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    const { id } = await silences()
    await delivers(office, source, down())
    await office.advance(10 * MINUTE)
    expect(await office.does('head', 'POST', `/api/alert-silences/${id}/end`)).toMatchObject({
      isOver: true,
      endedBy: { name: 'head' },
    })
    expect(await incidentsIn(office)).toHaveLength(1)
    expect((await office.call('head', 'POST', `/api/alert-silences/${id}/end`)).body).toMatchObject({
      code: 'silence-is-over',
    })
  })

  it('when another silence goes on longer, then it stays quiet until that one ends, and both have counted it', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    const [first, second] = [
      await silences({ until: plusMillis(office.now, 30 * MINUTE) }),
      await silences({ from: plusMillis(office.now, 20 * MINUTE), until: plusMillis(office.now, 2 * HOUR) }),
    ]
    await delivers(office, source, down())
    await office.advance(HOUR)
    expect(await incidentsIn(office)).toEqual([])
    expect(await alertsIn(office)).toMatchObject([{ because: second.id }])
    expect([(await silenceAs(first.id)).silenced, (await silenceAs(second.id)).silenced]).toEqual([1, 1])
    await office.advance(2 * HOUR)
    expect(await incidentsIn(office)).toHaveLength(1)
  })

  it('when forty machines fail at once, each silenced by somebody else, then each is kept quiet, and counted', async () => {
    office = await officeOnCall()
    const source = await addSource(office)
    const hosts = Array.from({ length: 40 }, (_, nth) => `mail-${String(nth).padStart(2, '0')}`)
    for (const value of hosts) await silences({ matchers: [{ label: 'host', is: 'equals', value }] })
    await delivers(
      office,
      source,
      alertmanager(...hosts.map((host) => ({ name: `Down ${host}`, labels: { host, service: 'mail' } }))),
    )
    expect(await incidentsIn(office)).toEqual([])
    expect((await sourceAs(office, source.id)).noise).toMatchObject({ received: 40, silenced: 40 })
    await office.advance(61 * MINUTE)
    expect(await incidentsIn(office)).toHaveLength(40)
  })

  it('then it always has an end, within a month, and a reason', async () => {
    office = await officeOnCall()
    const asked = { matchers: [{ label: 'host', is: 'present' }], reason: '检修' }
    const ask = (more: object) => office.call('head', 'POST', '/api/alert-silences', { ...asked, ...more })
    for (const wrong of [
      {},
      { until: plusMillis(office.now, -MINUTE) },
      { until: plusMillis(office.now, 32 * DAY) },
      { until: plusMillis(office.now, HOUR), reason: '' },
      { until: plusMillis(office.now, HOUR), matchers: [] },
      { until: plusMillis(office.now, HOUR), matchers: [{ label: 'host', is: 'regex', value: '.*' }] },
    ]) {
      expect((await ask(wrong)).status).toBe(422)
    }
  })
})

describe('given the mail service is being changed tonight', () => {
  async function changeTonight() {
    const { id } = await office.raises('opsOne')
    for (const [step, body] of [
      ['assess', { comment: '没问题。' }],
      ['authorise', { comment: '同意。' }],
      ['record-test', { outcome: 'passed', evidence: '测试环境收发正常。' }],
    ] as const) {
      await office.ownerTakes(id, step, body)
    }
    const { releaseWindow } = await office.change(id)
    return { id, releaseWindow }
  }

  it.each([
    ['is carried out', (id: string) => office.ownerTakes(id, 'release', { outcome: 'succeeded' })],
    [
      'is taken back',
      (id: string) => office.ownerTakes(id, 'release', { outcome: 'rolled-back', comment: '已回退。' }),
    ],
    ['is withdrawn', (id: string) => takenBack(id)],
  ] as const)(
    'when the change %s long before its window ends, then what still fails is paged at once',
    async (_, ends) => {
      office = await officeOnCall()
      await publishRules(office, { otherwise: { does: 'open', service: services.mail } })
      const source = await addSource(office)
      const { id, releaseWindow } = await changeTonight()
      await office.advance(Date.parse(releaseWindow.from) - Date.parse(office.now) + MINUTE)
      await delivers(office, source, alertmanager({ name: 'During' }, { name: 'Over before' }))
      await delivers(office, source, alertmanager({ name: 'Over before', status: 'resolved' }))
      expect(await incidentsIn(office)).toEqual([])
      await ends(id)
      await office.settle()
      expect(office.now < plusMillis(releaseWindow.until, -30 * MINUTE)).toBe(true)
      expect(await incidentsIn(office)).toMatchObject([{ title: 'During', status: 'triggered' }])
    },
  )

  const takenBack = (id: string) =>
    office.does('opsOne', 'POST', `/api/changes/${id}/cancel`, { comment: '今晚不做了。' })

  it('when its machines fail in the release window, then that is attached to the change; what still fails afterwards is paged', async () => {
    office = await officeOnCall()
    await publishRules(office, { otherwise: { does: 'open', service: services.mail } })
    const source = await addSource(office)
    const { id, releaseWindow } = await changeTonight()
    await office.advance(Date.parse(releaseWindow.from) - Date.parse(office.now) - MINUTE)
    await delivers(office, source, alertmanager({ name: 'Before' }))
    expect(await incidentsIn(office)).toMatchObject([{ title: 'Before' }])
    await office.advance(2 * MINUTE)
    await delivers(office, source, alertmanager({ name: 'During' }))
    expect(await incidentsIn(office)).toHaveLength(1)
    expect(await alertsIn(office)).toContainEqual(
      expect.objectContaining({ title: 'During', treatment: 'attached', because: id }),
    )
    expect((await sourceAs(office, source.id)).noise).toMatchObject({ attached: 1, opened: 1 })
    const noted = (await office.change(id)).timeline.filter(({ comment }) => comment?.includes('“During”') === true)
    expect(noted).toMatchObject([{ did: 'change.commented', by: { kind: 'system' } }])
    await takes(office, 'opsOne', (await incidentsIn(office))[0]?.id ?? '', 'acknowledge')
    await office.advance(Date.parse(releaseWindow.until) - Date.parse(office.now) + MINUTE)
    expect((await incidentsIn(office)).map(({ title }) => title)).toContain('During')
  })
})
