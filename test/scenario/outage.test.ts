import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { instantOf } from '../../functions/kernel/instant.ts'
import type { SentMail } from '../../infra/local/mailbox/local-mailbox.ts'
import { closeOffices, Office, people, type Role } from '../support/office.ts'

let office: Office
afterEach(async () => {
  const { violations } = await office.checkUp()
  await office.close()
  expect(violations).toEqual([])
})
afterAll(closeOffices)

/** A wall clock in Shanghai. */
const shanghai = (local: string) => instantOf(Date.parse(`${local}:00+08:00`))
const LATER = { from: shanghai('2026-02-10T20:00'), until: shanghai('2026-02-11T02:00') }

/** What everybody was mailed at an instant, whoever was mailed nothing left out. */
async function mailsAt(instant: string): Promise<Partial<Record<Role, SentMail[]>>> {
  const all = await Promise.all(
    (Object.keys(people) as Role[]).map(async (role) => {
      return [role, (await office.mailsTo(role)).filter(({ sentAt }) => sentAt === instant)] as const
    }),
  )
  return Object.fromEntries(all.filter(([, mails]) => mails.length > 0))
}

const subjects = (mails: Partial<Record<Role, SentMail[]>>) =>
  Object.fromEntries(Object.entries(mails).map(([role, sent]) => [role, sent.map(({ subject }) => subject)]))

/** What Onduty itself did with a change, and when. */
async function ticks(id: Id): Promise<string[]> {
  const { timeline } = await office.change(id)
  return timeline.filter(({ by }) => by.kind === 'system').map(({ did, at }) => `${did} ${at}`)
}

describe('given a machine that is stopped on Monday at 16:00, for 30 hours', () => {
  const back = shanghai('2026-01-06T22:00')

  it('when it starts again, then everything due happens at once and everybody gets one mail, the most pressing first', async () => {
    office = await Office.open({ at: shanghai('2026-01-05T09:00') })
    const raise = (title: string, releaseWindow = LATER) => office.raises('opsOne', { title, releaseWindow })
    const assessed = await raise('等待评估')
    const passed = await raise('窗口已过', { from: shanghai('2026-01-05T20:00'), until: shanghai('2026-01-06T02:00') })
    const opened = await raise('窗口已开', { from: shanghai('2026-01-06T20:00'), until: shanghai('2026-01-07T02:00') })
    await office.bringTo(passed.id, 'scheduled')
    await office.bringTo(opened.id, 'scheduled')
    const first = await raise('先到期')
    await office.bringTo(first.id, 'assessed')
    await office.advanceTo(shanghai('2026-01-05T13:30'))
    const second = await raise('后到期')
    await office.bringTo(second.id, 'assessed')
    await office.advanceTo(shanghai('2026-01-05T16:00'))
    await office.restart({ after: { hours: 30 } })
    expect(office.now).toBe(back)

    const mails = await mailsAt(back)
    expect(subjects(mails)).toEqual({
      changeManager: ['【汇总】您有 2 件事待处理'],
      opsOne: [`【已失效】${passed.number} 窗口已过`],
      opsTwo: ['【汇总】您有 1 件事待处理'],
      opsThree: [`【已升级给 opsLeader】${assessed.number} 等待评估`],
      opsLeader: [`【升级：请评估】${assessed.number} 等待评估（1月6日 09:30 到期）`],
    })
    const order = ['先到期', '后到期'].map((title) => mails.changeManager?.[0]?.text.indexOf(title) ?? -1)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order).not.toContain(-1)
    const release = ['窗口已开', '窗口已过'].map((title) => mails.opsTwo?.[0]?.text.indexOf(title) ?? -1)
    expect(release).toEqual(release.toSorted((a, b) => a - b))

    expect((await office.change(passed.id)).status).toBe('expired')
    expect((await office.change(opened.id)).stage).toBe('release')
    await office.ownerTakes(opened.id, 'release')
    expect((await office.change(opened.id)).status).toBe('released')
  })

  it('when two reminders were missed, then there is one, and the next comes at its own time', async () => {
    office = await Office.open({ at: shanghai('2026-01-05T13:30') })
    const { id } = await office.raises('opsOne', { releaseWindow: LATER })
    await office.bringTo(id, 'assessed')
    await office.advanceTo(shanghai('2026-01-05T16:00'))
    await office.restart({ after: { hours: 30 } })
    // 4 and 8 business hours are Monday 17:30 and Tuesday 14:00; 20 are Thursday 09:30.
    expect(await ticks(id)).toEqual([`obligation.reminded ${back}`])
    await office.advanceTo(shanghai('2026-01-08T12:00'))
    expect(await ticks(id)).toEqual([
      `obligation.reminded ${back}`,
      `obligation.reminded ${shanghai('2026-01-08T09:30')}`,
    ])
    expect(await office.ownerOf(id)).toBe('changeManager')
  })

  it('when nothing fell due meanwhile, then nobody hears anything', async () => {
    office = await Office.open({ at: shanghai('2026-01-05T16:00') })
    const { id } = await office.raises('opsOne', { releaseWindow: LATER })
    await office.bringTo(id, 'authorised')
    const before = await office.mailbox.count()
    await office.restart({ after: { hours: 10 } })
    await office.advance({ minutes: 5 })
    expect(await office.mailbox.count()).toBe(before)
  })

  it('when somebody was to be away from that night on, then their deputy hears of everything that fell to them at once', async () => {
    office = await Office.open({ at: shanghai('2026-01-05T13:30') })
    const raised = [await office.raises('opsOne', { title: '甲' }), await office.raises('opsOne', { title: '乙' })]
    for (const { id } of raised) await office.ownerTakes(id, 'assess')
    await office.does('changeManager', 'POST', '/api/absences', {
      from: shanghai('2026-01-05T20:00'),
      until: shanghai('2026-01-20T00:00'),
    })
    await office.advanceTo(shanghai('2026-01-05T16:00'))
    await office.restart({ after: { hours: 30 } })
    for (const { id } of raised) expect(await office.ownerOf(id)).toBe('changeDeputy')
    const { changeDeputy = [], changeManager = [] } = await mailsAt(back)
    expect(changeDeputy).toHaveLength(1)
    expect(changeManager.length).toBeLessThanOrEqual(1)
    for (const { title } of raised) expect(changeDeputy[0]?.text).toContain(title)
  })
})

describe('given a machine that is stopped for ten days while a change waits for its authorisation', () => {
  it('when it starts again, then only the deputy is told, and whoever is next comes after their answering time', async () => {
    office = await Office.open({ at: shanghai('2026-01-05T09:00') })
    const { id } = await office.raises('opsOne', { releaseWindow: LATER })
    await office.bringTo(id, 'assessed')
    // 24, 32 and 40 business hours, deputy, leader and head, all pass unseen.
    await office.restart({ after: { days: 10 } })
    const back = shanghai('2026-01-15T09:00')
    expect(await ticks(id)).toEqual([`obligation.climbed ${back}`])
    expect(await office.ownerOf(id)).toBe('changeDeputy')
    expect(Object.keys(await mailsAt(back)).sort()).toEqual(['changeDeputy', 'changeManager'])

    await office.advanceTo(shanghai('2026-01-19T18:00'))
    // 8 business hours each: the ladder's own distances, from when each was told.
    expect(await ticks(id)).toEqual([
      `obligation.climbed ${back}`,
      `obligation.climbed ${shanghai('2026-01-16T09:30')}`,
      `obligation.climbed ${shanghai('2026-01-19T10:00')}`,
    ])
    expect(await office.ownerOf(id)).toBe('head')
  })
})
