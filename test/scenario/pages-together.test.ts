import { afterEach, describe, expect, it } from 'vitest'
import type { IncidentSummary } from '../../functions/incident/incident.contract.ts'
import { MINUTE, millisOf, plusMillis, SECOND } from '../../functions/kernel/instant.ts'
import type { Mail } from '../../functions/platform/mailer.ts'
import { aMailServer } from '../support/a-mail-server.ts'
import { emailOf, people, type Role, services } from '../support/department.ts'
import { reports, takes } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'

let office: MemoryOffice
afterEach(async () => {
  const { violations } = await office.checkUp()
  expect(violations).toEqual([])
})

async function whatHappenedTo(id: string): Promise<string[]> {
  const { items } = await office.does<{ items: { did: string }[] }>('head', 'GET', `/api/incidents/${id}/timeline`)
  return items.map(({ did }) => did).toSorted()
}

describe('given many incidents within a minute', () => {
  it('when one comes while another is being mailed, then the secondary is not paged before the next message has gone out', async () => {
    const { state, mailer } = aMailServer()
    let second = ''
    const slow = async (mail: Mail) => {
      if (second === '' && mail.to.address === emailOf('opsOne')) {
        const wish = {
          title: '门户打不开',
          description: '也打不开。',
          service: services.mail,
          impact: 'broad',
          urgency: 'high',
        }
        second = (await office.call<IncidentSummary>('appOne', 'POST', '/api/incidents', wish)).body.number
        office.clock.moveTo(plusMillis(office.now, 5 * SECOND))
      }
      await mailer.send(mail)
    }
    office = await officeOnCall({ mailer: { send: slow } })
    const { number } = await reports(office, 'appOne')
    await office.advance(2 * MINUTE)
    const to = (role: Role) => state.sent.filter(({ mail }) => mail.to.address === emailOf(role))
    expect(to('opsTwo')).toEqual([])
    const said = to('opsOne').map(({ mail }) => `${mail.subject}\n${mail.text}`)
    expect(said).toHaveLength(2)
    expect(said[0]).toContain(number)
    expect(said[1]).toContain(second)
  })

  it('when the mail server fails after the first, then the secondary is paged for the others as soon as the next message fails', async () => {
    const { state, mailer } = aMailServer()
    office = await officeOnCall({ mailer })
    await reports(office, 'appOne')
    state.isDown = true
    const { id } = await reports(office, 'appOne', { title: '门户打不开' })
    await office.advance(MINUTE + 10 * SECOND)
    const { owner } = await office.does<{ owner: { id: string } }>('head', 'GET', `/api/incidents/${id}`)
    expect(owner.id).toBe(people.opsTwo)
  })

  it('then nobody gets more than one mail a minute about them, and every one of them is in some mail', async () => {
    const { state, mailer } = aMailServer()
    office = await officeOnCall({ mailer })
    state.now = () => office.now
    const numbers: string[] = []
    for (let nth = 0; nth < 12; nth += 1) {
      const severe = nth === 7 ? {} : { impact: 'partial', urgency: 'medium' }
      numbers.push((await reports(office, 'appOne', { title: `第 ${nth} 项`, ...severe })).number)
      await office.advance(3 * SECOND)
    }
    await office.advance(3 * MINUTE)
    const pages = state.sent.filter(({ mail }) => mail.to.address === emailOf('opsOne'))
    expect(pages.every(({ mail }) => mail.text.startsWith('[呼叫] '))).toBe(true)
    const gaps = pages.slice(1).map(({ at }, nth) => millisOf(at) - millisOf(pages[nth]?.at ?? at))
    expect(gaps.every((gap) => gap >= MINUTE)).toBe(true)
    const said = pages.map(({ mail }) => `${mail.subject}\n${mail.text}`).join('\n')
    for (const number of numbers) expect(said).toContain(number)
    // What came together is told the gravest first.
    expect(pages[1]?.mail.subject).toContain('第 7 项')
  })

  it('when there are hundreds of them, then one mail names the gravest and counts the others, and nobody else is woken meanwhile', async () => {
    const { state, mailer } = aMailServer()
    office = await officeOnCall({ mailer })
    let last = ''
    for (let nth = 0; nth < 120; nth += 1) last = (await reports(office, 'appOne', { title: `第 ${nth} 项` })).id
    await office.advance(2 * MINUTE)
    const to = (role: Role) => state.sent.filter(({ mail }) => mail.to.address === emailOf(role))
    expect(to('opsTwo')).toEqual([])
    expect(to('opsOne')).toHaveLength(2)
    expect(to('opsOne')[1]?.mail.text).toContain('以下是最严重的 50 件，其余 69 件')
    // Known to wait for the next message, it is looked at once, when that has had its time.
    expect(await whatHappenedTo(last)).toEqual(['incident.opened', 'incident.page-delivered', 'incident.told'])
  })

  it('when most of them are answered before the mail goes out, then it names only what is still open', async () => {
    const { state, mailer } = aMailServer()
    office = await officeOnCall({ mailer })
    const first = await reports(office, 'appOne', { title: '第一项' })
    const second = await reports(office, 'appOne', { title: '第二项' })
    const third = await reports(office, 'appOne', { title: '第三项' })
    await takes(office, 'opsTwo', second.id, 'acknowledge')
    await office.advance(MINUTE)
    const mails = state.sent.filter(({ mail }) => mail.to.address === emailOf('opsOne')).map(({ mail }) => mail)
    expect(mails.map(({ subject }) => subject.includes(first.number))).toEqual([true, false])
    expect(mails[1]?.text).toContain(third.number)
    expect(mails[1]?.text).not.toContain(second.number)
  })
})

describe('given what somebody was to be told next is no longer true when its turn comes', () => {
  it('then nothing is said, and a page that comes right after is not kept waiting', async () => {
    const { state, mailer } = aMailServer()
    office = await officeOnCall({ mailer })
    state.now = () => office.now
    await reports(office, 'appOne')
    await office.advance(10 * SECOND)
    const { id } = await reports(office, 'appOne', { title: '门户打不开' })
    await takes(office, 'opsTwo', id, 'acknowledge')
    await office.advance(MINUTE)
    const { number } = await reports(office, 'appOne', { title: '报表打不开' })
    const pages = state.sent.filter(({ mail }) => mail.to.address === emailOf('opsOne'))
    expect(pages).toHaveLength(2)
    expect(pages[1]?.mail.subject).toContain(number)
  })
})
