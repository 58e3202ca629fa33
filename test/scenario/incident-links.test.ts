import { afterEach, describe, expect, it } from 'vitest'
import type { readIncidentChanges, readSimilarIncidents } from '../../functions/incident/incident-links.contract.ts'
import type { AnswerOf } from '../../functions/kernel/contract.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, MINUTE } from '../../functions/kernel/instant.ts'
import { services } from '../support/department.ts'
import { incidentAs, reports, takes } from '../support/incidents-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

type WhatChanged = AnswerOf<typeof readIncidentChanges>
type Similar = AnswerOf<typeof readSimilarIncidents>

const changed = (id: Id, query = '') =>
  office
    .does<WhatChanged>('opsOne', 'GET', `/api/incidents/${id}/changes${query}`)
    .then(({ items }) =>
      items.map(({ change, outcome, isOwn }) => `${change.title} ${outcome}${isOwn ? '' : ' below'}`),
    )
const similar = (id: Id) =>
  office.does<Similar>('opsOne', 'GET', `/api/incidents/${id}/similar`).then(({ items }) => items)

/** A change that is about to be released: its window is open. */
async function inItsWindow(title: string, service: Id): Promise<Id> {
  const from = new Date(Date.parse(office.now) + 2 * DAY).toISOString()
  const until = new Date(Date.parse(from) + 6 * HOUR).toISOString()
  const { id } = await office.raises('opsOne', { title, services: [service], releaseWindow: { from, until } })
  await office.ownerTakes(id, 'assess')
  await office.ownerTakes(id, 'authorise')
  await office.ownerTakes(id, 'record-test', { outcome: 'passed', evidence: '通过。' })
  await office.advance(2 * DAY + MINUTE)
  return id
}
const released = (id: Id, outcome = 'succeeded') => office.ownerTakes(id, 'release', { outcome, comment: '按计划。' })

describe('given an incident, and somebody asks what changed here', () => {
  it('then a change in its window and one carried out within a day are shown, also of what the service needs', async () => {
    office = await MemoryOffice.open()
    const onDatabase = await inItsWindow('数据库升级', services.database)
    const { id } = await reports(office, 'appOne', { service: services.erp, impact: 'partial' })
    expect(await changed(id)).toEqual(['数据库升级 in-window below'])
    await released(onDatabase)
    expect(await changed(id)).toEqual(['数据库升级 released below'])
    const { id: mail } = await reports(office, 'appOne', { service: services.mail })
    expect(await changed(mail)).toEqual([])
  })

  it('when it failed or was taken back, then that is what is shown', async () => {
    office = await MemoryOffice.open()
    const change = await inItsWindow('更换网关证书', services.mail)
    await released(change, 'failed')
    const { id } = await reports(office, 'appOne')
    expect(await changed(id)).toEqual(['更换网关证书 failed'])
    await office.does('opsTwo', 'POST', `/api/changes/${change}/back-out`, { comment: '换回旧证书。' })
    expect(await changed(id)).toEqual(['更换网关证书 rolled-back'])
  })

  it('when it was more than a day before, then it is shown only to whoever looks further back', async () => {
    office = await MemoryOffice.open()
    await released(await inItsWindow('更换网关证书', services.mail))
    await office.advance(25 * HOUR)
    const { id } = await reports(office, 'appOne')
    expect(await changed(id)).toEqual([])
    expect(await changed(id, '?hours=48')).toEqual(['更换网关证书 released'])
  })

  it('when its window passed and nobody released it, then nothing changed', async () => {
    office = await MemoryOffice.open()
    await inItsWindow('更换网关证书', services.mail)
    const { id } = await reports(office, 'appOne')
    await office.advance(7 * HOUR)
    expect(await changed(id)).toEqual([])
  })

  it('when somebody says it came from a change, or was ended by one, then it is told with the incident', async () => {
    office = await MemoryOffice.open()
    const change = await inItsWindow('更换网关证书', services.mail)
    await released(change)
    const { id } = await reports(office, 'appOne')
    await takes(office, 'appTwo', id, 'link-change', { change, relation: 'caused-by' })
    expect((await incidentAs(office, 'head', id)).changes).toMatchObject([
      { title: '更换网关证书', relation: 'caused-by' },
    ])
    const { items } = await office.does<WhatChanged>('opsOne', 'GET', `/api/incidents/${id}/changes`)
    expect(items).toMatchObject([{ relation: 'caused-by' }])
    await takes(office, 'appTwo', id, 'link-change', { change, relation: 'fixed-by' })
    const { changes, timeline } = await incidentAs(office, 'head', id)
    expect(changes).toMatchObject([{ relation: 'fixed-by' }])
    expect(timeline.at(-1)).toMatchObject({ did: 'incident.change-linked', what: { relation: 'fixed-by' } })
    await takes(office, 'appTwo', id, 'unlink-change', { change })
    expect((await incidentAs(office, 'head', id)).changes).toEqual([])
    const again = await office.call('appTwo', 'POST', `/api/incidents/${id}/unlink-change`, { change })
    expect(again).toMatchObject({ status: 409, body: { code: 'not-linked' } })
    const none = { change: 'chg_01K9ZQ6V80ABCDEFGHJKMNPQRS', relation: 'caused-by' }
    expect(await office.call('appTwo', 'POST', `/api/incidents/${id}/link-change`, none)).toMatchObject({
      status: 422,
      body: { errors: [{ code: 'unknown-change' }] },
    })
  })
})

/** It happened, somebody led it, and it was over after so many minutes. */
async function happened(title: string, minutes: number, cause: string, wish: Readonly<Record<string, unknown>> = {}) {
  const { id } = await reports(office, 'appOne', { title, ...wish })
  await takes(office, 'head', id, 'acknowledge')
  await office.advance(minutes * MINUTE)
  await takes(office, 'head', id, 'resolve', { cause, comment: `处理：${title}` })
  return id
}

describe('given an incident, and somebody asks whether we had this before', () => {
  it('then incidents of the same service that were like it are shown: why, how they ended, how long they took', async () => {
    office = await MemoryOffice.open()
    const before = await happened('邮件网关证书过期', 40, '证书过期')
    await happened('磁盘空间不足', 5, '日志未清理')
    await happened('邮件网关证书过期', 5, '证书过期', { service: services.erp })
    const { id } = await reports(office, 'appTwo', { title: '邮件网关拒绝连接', description: '可能又是证书过期。' })
    expect(await similar(id)).toMatchObject([
      {
        incident: { id: before },
        tookMinutes: 40,
        cause: '证书过期',
        resolution: '处理：邮件网关证书过期',
        commander: { name: 'head' },
        because: [
          { by: 'cause', says: 'The same cause: 证书过期' },
          { by: 'words', says: 'Alike in words: 邮件网关' },
        ],
      },
    ])
  })

  it('then the most alike is first; what is still open or was merged is not a story to learn from', async () => {
    office = await MemoryOffice.open()
    const onlyWords = await happened('邮件队列堆积', 5, '网络抖动')
    const alsoCause = await happened('邮件队列积压', 5, '证书过期')
    const { id: open } = await reports(office, 'appTwo', { title: '邮件队列堆积' })
    const { id } = await reports(office, 'appTwo', { title: '邮件队列堆积', description: '疑似证书过期' })
    const ids = (await similar(id)).map(({ incident }) => incident.id)
    expect(ids).toEqual([alsoCause, onlyWords])
    expect(ids).not.toContain(open)
  })

  it('when it is of no service, or nothing like it happened, then there is nothing to show', async () => {
    office = await MemoryOffice.open()
    await happened('邮件网关证书过期', 40, '证书过期')
    const { id } = await reports(office, 'appTwo', { title: 'VPN 掉线' })
    expect(await similar(id)).toEqual([])
    const { id: ofNone } = await reports(office, 'appTwo', { title: '邮件网关证书过期', service: undefined })
    expect(await similar(ofNone)).toEqual([])
    expect(await changed(ofNone)).toEqual([])
  })
})
