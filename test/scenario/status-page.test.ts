import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, MINUTE, SECOND } from '../../functions/kernel/instant.ts'
import { services } from '../support/department.ts'
import { drillIn } from '../support/drills-at-work.ts'
import { reports, takes } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'
import { visitPage } from '../support/page-visit.ts'

let office: MemoryOffice
beforeEach(async () => {
  office = await officeOnCall()
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

interface Status {
  readonly services: { id: string; state: string; since: string | null }[]
  readonly open: { number: string; isMitigated: boolean; update: { text: string } | null; nextBy: string | null }[]
  readonly past: { number: string }[]
}
/** As an employee sees it once what is kept is too old. */
async function seen(): Promise<Status & { readonly mail: string | undefined }> {
  await office.advance(MINUTE)
  const status = await office.does<Status>('employee', 'GET', '/api/status')
  return { ...status, mail: status.services.find(({ id }) => id === services.mail)?.state }
}
const page = async () => {
  await office.advance(MINUTE)
  return visitPage(office, 'employee', '/status')
}

describe('given an employee who wonders whether it is only them', () => {
  it('when nothing is wrong, then every service works', async () => {
    const { services: all, open } = await seen()
    expect(new Set(all.map(({ state }) => state))).toEqual(new Set(['working']))
    expect(open).toEqual([])
    expect((await page()).html).toContain('目前没有影响大家的故障')
  })

  it('when mail stands still, then it is down since it was reported; mitigated, it is disturbed; resolved, it works and stands below for 14 days', async () => {
    const { id, number, raisedAt } = await reports(office, 'employee')
    const down = await seen()
    expect(down.services.find(({ id: each }) => each === services.mail)).toMatchObject({
      state: 'down',
      since: raisedAt,
    })
    await takes(office, 'opsOne', id, 'acknowledge')
    await takes(office, 'opsOne', id, 'mitigate', { comment: '已切到备用。' })
    expect(await seen()).toMatchObject({ mail: 'disturbed', open: [{ number, isMitigated: true }] })
    await takes(office, 'opsOne', id, 'resolve', { comment: '好了。' })
    expect(await seen()).toMatchObject({ mail: 'working', open: [], past: [{ number }] })
    expect((await page()).html).toContain(number)
    await office.advance(15 * DAY)
    expect((await seen()).past).toEqual([])
  })

  it('when a hundred smaller things are reported after it, then what stands still is still shown, and first named', async () => {
    const { number } = await reports(office, 'opsThree')
    for (let nth = 1; nth <= 101; nth += 1) {
      await office.advance(SECOND)
      await reports(office, 'opsThree', {
        title: `小故障 ${nth}`,
        service: services.erp,
        impact: 'partial',
        urgency: 'low',
      })
    }
    const { mail, open } = await seen()
    expect(mail).toBe('down')
    expect(open.map((each) => each.number)).toContain(number)
  })

  it('when those affected were told, then the last word stands there and by when the next comes; what was only for IT does not', async () => {
    const { id } = await reports(office, 'employee')
    await takes(office, 'opsOne', id, 'acknowledge')
    await takes(office, 'opsOne', id, 'update', { 'zh-CN': '切换中<b>。', audiences: ['affected'] })
    await takes(office, 'opsOne', id, 'update', { 'zh-CN': '内部：密钥泄露。', audiences: ['it'] })
    const { html } = await page()
    expect(html).toContain('切换中&lt;b&gt;。')
    expect(html).not.toContain('密钥泄露')
    expect(html).toContain('前再次通报')
    expect(html).not.toMatch(/<script/)
  })

  it('when one colleague has trouble of their own, or there is a drill, then it does not stand there', async () => {
    await reports(office, 'appThree', { title: '我的打印机', impact: 'single', urgency: 'low' })
    await drillIn(office, ['opsOne', 'opsTwo'])
    expect(await seen()).toMatchObject({ mail: 'working', open: [] })
  })

  it('when nobody has signed in, then nothing is shown', async () => {
    await reports(office, 'employee', { title: '外人不该看到' })
    const { status, html } = await visitPage(office, undefined, '/status')
    expect([status, html.includes('外人不该看到')]).toEqual([401, false])
  })

  it('when everybody looks at once, then the table is read once', async () => {
    await seen()
    let reads = 0
    const query = office.store.query.bind(office.store)
    office.store.query = (asked) => {
      if (JSON.stringify(asked).includes('incidents#')) reads += 1
      return query(asked)
    }
    await office.advance(MINUTE)
    for (let nth = 0; nth < 20; nth += 1) await office.call('employee', 'GET', '/api/status')
    expect(reads).toBe(2)
  })
})
