import { expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { DAY, HOUR, instantOf, MINUTE, millisOf } from '../../functions/kernel/instant.ts'
import { emailOf, groups, people } from '../support/department.ts'
import { actionAs, actionTakes, reviewOf, reviewTakes, WRITTEN } from '../support/improvement-at-work.ts'
import { incidentAs, pagesIn, reports, roleOf, takes } from '../support/incidents-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { layer, rota, schedules } from '../support/on-call-at-work.ts'
import { visitPage } from '../support/page-visit.ts'
import { planIn } from '../support/plans-at-work.ts'
import { vendorIn } from '../support/vendors-at-work.ts'

const shanghai = (local: string) => instantOf(Date.parse(`${local}:00+08:00`))

it('given the mail system fails at two in the morning, then from the first page to the proof that it helps nothing is left to chance', async () => {
  const office = await MemoryOffice.open({ at: shanghai('2026-01-05T10:00') })
  const look = (id: Id) => incidentAs(office, 'head', id)
  const owes = async (id: Id, kind: string) =>
    (await look(id)).obligations.filter((each) => each.kind === kind && each.status === 'open')
  const until = (local: string) => office.advance(millisOf(shanghai(local)) - millisOf(office.now))
  const mailsTo = (address: string) => office.mails.filter(({ to }) => to.address === address)
  /** In the newest mail that has one. */
  const linkIn = (address: string, under: 'd' | 'v') => {
    const links = mailsTo(address).map(
      ({ text }) => new RegExp(`http://localhost:8080(/${under}/[\\w-]+)`).exec(text)?.[1],
    )
    return links.findLast((link) => link !== undefined) ?? ''
  }

  // Operations are on call by turns of a day, handed over at eight; nobody is second. A plan is in force, a vendor known.
  await schedules(
    office,
    rota([
      layer('primary', ['opsOne', 'opsThree'], {
        every: { count: 1, unit: 'day' },
        handOverAt: '08:00',
        from: '2026-01-05',
      }),
    ]),
  )
  await planIn(office)
  const { id: vendor } = await office.does<{ id: Id }>('head', 'POST', '/api/vendors', vendorIn({}))

  // 02:00: nobody can send or receive. Severity 1, and its plan has begun.
  await until('2026-01-06T02:00')
  const { id, number, severity } = await reports(office, 'employee')
  expect(severity).toBe(1)
  expect((await look(id)).planSteps.filter(({ state }) => state === 'open').length).toBeGreaterThan(0)
  expect(pagesIn(office, number)).toEqual(['opsOne'])

  // 02:05: the primary is silent, the second place is empty and skipped at once: the leader is paged.
  await office.advance(5 * MINUTE)
  expect(pagesIn(office, number)).toEqual(['opsOne', 'opsLeader'])
  expect(JSON.stringify((await look(id)).timeline)).toContain('secondary: nobody')

  // 02:07: the leader acknowledges from the phone: the page of the link shows what it is, and one tap does it.
  await office.advance(2 * MINUTE)
  const page = await visitPage(office, 'opsLeader', linkIn(emailOf('opsLeader'), 'd'))
  expect(page.html).toContain('我来处理')
  // It is taken as it is: nothing that is edited afterwards would undo that.
  expect(page.html).not.toContain('决定只对这一版内容有效')
  expect((await page.press('acknowledge')).status).toBe(303)
  expect((await look(id)).commander?.id).toBe(people.opsLeader)

  // Development and the vendor are pulled in, each with a clock of their own.
  await takes(office, 'opsLeader', id, 'parties', { group: groups.applications, task: '确认应用没有在狂发邮件。' })
  await takes(office, 'opsLeader', id, 'parties', { vendor, task: '请检查贵司网关。' })
  const vendorPage = await visitPage(office, undefined, linkIn('noc@vendor.example', 'v'))
  expect((await vendorPage.press('on-it', { comment: '正在看。' })).status).toBe(303)

  // 02:37: those affected have to be told by then, and again every half hour.
  for (const _ of [1, 2, 3]) {
    const [update] = await owes(id, 'incident.update')
    expect(millisOf(update?.dueAt ?? '') - millisOf(office.now)).toBeLessThanOrEqual(30 * MINUTE)
    await office.advance(25 * MINUTE)
    await takes(office, 'opsLeader', id, 'update', { 'zh-CN': '仍在修复，半小时后再通报。' })
  }

  // 03:30: the engineer on call is reached, and leads from now on.
  await takes(office, 'opsLeader', id, 'offer-command', { to: people.opsOne, note: '网关厂商在查。' })
  await takes(office, 'opsOne', id, 'take-command')

  // 08:00: the shift ends in the middle of it: whoever has it now is asked to take over, and does.
  while (office.now < shanghai('2026-01-06T07:40')) {
    await office.advance(20 * MINUTE)
    await takes(office, 'opsOne', id, 'update', { 'zh-CN': '仍在修复。' })
  }
  await until('2026-01-06T08:01')
  expect((await owes(id, 'incident.take-command')).map(({ accountable }) => roleOf(accountable.id))).toEqual([
    'opsThree',
  ])
  await takes(office, 'opsThree', id, 'take-command')
  expect((await look(id)).commander?.id).toBe(people.opsThree)

  // 08:20: over. Nothing of it is owed any more, and the review is due within five working days.
  await office.advance(20 * MINUTE)
  await takes(office, 'opsThree', id, 'resolve', { cause: '证书过期', comment: '换了证书。' })
  expect((await look(id)).obligations.filter(({ status }) => status === 'open')).toEqual([])
  const review = await reviewOf(office, id)
  expect(review?.dueAt?.slice(0, 10)).toBe('2026-01-12')

  // The review is written by whoever led it and accepted by somebody who did not; its action is done, seen, and helps.
  await reviewTakes(office, 'opsThree', review?.id ?? '', 'save', WRITTEN)
  const action = await office.does<{ id: Id }>('opsThree', 'POST', '/api/improvement-actions', {
    ...{ review: review?.id, title: '监控证书剩余天数', description: '30 天前告警。', kind: 'detect' },
    ...{ owner: people.opsTwo, due: '2026-01-20' },
  })
  await reviewTakes(office, 'opsThree', review?.id ?? '', 'submit')
  await reviewTakes(office, 'head', review?.id ?? '', 'accept', { comment: '写得清楚。' })
  await actionTakes(office, 'opsTwo', action.id, 'done', { comment: '已上线。' })
  await actionTakes(office, 'head', action.id, 'verify', { outcome: 'done', comment: '看过了。' })
  await office.advance(31 * DAY)
  await actionTakes(office, 'head', action.id, 'check', { outcome: 'helped', comment: '到期前 30 天告过警。' })
  expect((await actionAs(office, 'head', action.id)).status).toBe('helped')
  await office.advance(HOUR)
  expect((await office.checkUp()).violations).toEqual([])
}, 30_000)
