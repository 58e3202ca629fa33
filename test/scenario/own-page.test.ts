import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY, HOUR, plusMillis } from '../../functions/kernel/instant.ts'
import { sessionOf } from '../support/credentials.ts'
import { people, type Role, services } from '../support/department.ts'
import { reports } from '../support/incidents-at-work.ts'
import { MemoryOffice } from '../support/memory-office.ts'
import { onCallIn } from '../support/on-call-at-work.ts'

const PAGE = '/my/obligations'

let office: MemoryOffice
beforeEach(async () => {
  office = await MemoryOffice.open()
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
  await office.machine.stop()
})

/** The page as somebody's browser gets it: a cookie, no script. */
async function visit(role: Role, search = '') {
  const { Cookie = '' } = await sessionOf(office.machine.platform, role)
  const answer = await office.api.request(PAGE + search, { headers: { Cookie } })
  const html = await answer.text()
  /** Presses a button of the form that holds this obligation. */
  const press = async (obligation: string, act: string, more: Readonly<Record<string, string>> = {}) => {
    const token = /name="form-token" value="([\w-]+)"/.exec(html)?.[1] ?? ''
    const body = new URLSearchParams({ 'form-token': token, obligation, act, ...more })
    const pressed = await office.api.request(PAGE, { method: 'POST', body, headers: { Cookie, Origin: 'null' } })
    await office.settle()
    return { status: pressed.status, html: await pressed.text(), location: pressed.headers.get('location') }
  }
  return { status: answer.status, html, press, headers: answer.headers }
}

const ownerOf = async (id: string): Promise<Role> => {
  const { accountable } = await office.change(id)
  return (Object.keys(people) as Role[]).find((role) => people[role] === accountable?.id) ?? 'head'
}
const owedOf = async (id: string) => (await office.change(id)).obligations.find(({ status }) => status === 'open')

describe('given somebody who owes an assessment, with a browser that runs no scripts', () => {
  it('when they open their page, then they read what is owed, by when, and are led to the decision', async () => {
    const { id, number } = await office.raises('opsOne')
    const owner = await ownerOf(id)
    const { status, html, headers } = await visit(owner)
    expect(status).toBe(200)
    expect(html).toContain(number)
    expect(html).toMatch(/href="http:\/\/localhost:8080\/d\/[\w-]+"/)
    expect(html).not.toMatch(/<script|\son\w+=|javascript:/)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('cache-control')).toContain('no-store')
  })

  it('when they acknowledge, then it is recorded as theirs, once however often they press', async () => {
    const { id } = await office.raises('opsOne')
    const owner = await ownerOf(id)
    const owed = await owedOf(id)
    const page = await visit(owner)
    expect(await page.press(owed?.id ?? '', 'acknowledge')).toMatchObject({ status: 303, location: PAGE })
    expect((await page.press(owed?.id ?? '', 'acknowledge')).status).toBe(303)
    expect((await owedOf(id))?.acknowledgedAt).not.toBeNull()
    const did = (await office.change(id)).timeline.map((entry) => entry.did)
    expect(did.filter((each) => each === 'obligation.acknowledged')).toHaveLength(1)
    expect((await visit(owner)).html).toMatch(/acknowledged|已确认收到/)
  })

  it('when they sign in as somebody else, then it is not there, and cannot be acted on', async () => {
    const { id, number } = await office.raises('opsOne')
    const owed = await owedOf(id)
    const stranger = await visit('employee')
    expect(stranger.html).not.toContain(number)
    // Their page has no form, so there is nothing that could be sent; somebody else has, for something of their own.
    expect((await stranger.press(owed?.id ?? '', 'acknowledge')).status).toBe(403)
    const other = await office.raises('appOne', { services: [services.erp], implementer: people.appTwo })
    await office.ownerTakes(other.id, 'assess')
    const attempt = await (await visit(await ownerOf(other.id))).press(owed?.id ?? '', 'acknowledge')
    expect([403, 404]).toContain(attempt.status)
    expect((await owedOf(id))?.acknowledgedAt).toBeNull()
  })
})

describe('given an assessment that is offered to a colleague', () => {
  async function offered() {
    const { id } = await office.raises('opsOne')
    const giver = await ownerOf(id)
    const owed = await owedOf(id)
    const receiver: Role = giver === 'opsLeader' ? 'opsThree' : 'opsLeader'
    const wish = { to: people[receiver], note: '我下午在机房。' }
    await office.does(giver, 'POST', `/api/obligations/${owed?.id}/hand-over`, wish)
    return { id, giver, receiver, owed: owed?.id ?? '' }
  }

  it('when they accept it on their phone, from the mail, then it is theirs', async () => {
    const { id, receiver, owed } = await offered()
    const mail = office.mails.findLast(({ text }) => text.includes(`${PAGE}#${owed}`))
    expect(mail).toBeDefined()
    const page = await visit(receiver)
    expect(page.html).toContain('我下午在机房。')
    expect(page.html).toContain(`id="${owed}"`)
    expect((await page.press(owed, 'accept')).status).toBe(303)
    expect(await ownerOf(id)).toBe(receiver)
  })

  it('when they decline and say why, then it stays with the giver', async () => {
    const { id, giver, receiver, owed } = await offered()
    expect((await (await visit(receiver)).press(owed, 'decline', { note: '今天出差。' })).status).toBe(303)
    expect(await ownerOf(id)).toBe(giver)
    expect((await owedOf(id))?.offer).toBeNull()
  })

  it('when it was assessed meanwhile, then they read that it is done, and what is true now', async () => {
    const { id, receiver, owed } = await offered()
    const page = await visit(receiver)
    await office.ownerTakes(id, 'assess')
    const late = await page.press(owed, 'accept')
    expect(late.status).toBe(409)
    expect(late.html).toMatch(/This had no effect|这一步没有生效/)
    expect(late.html).not.toContain(`id="${owed}"`)
  })
})

it('given somebody whose work falls to a colleague, when they leave, then the colleague confirms on the page', async () => {
  const { id } = await office.raises('opsOne')
  const leaver = await ownerOf(id)
  const { version } = await office.does<{ version: number }>('admin', 'GET', `/api/people/${people[leaver]}`)
  await office.does('admin', 'PATCH', `/api/people/${people[leaver]}`, { active: false }, version)
  const receiver = await ownerOf(id)
  const accept = (await office.change(id)).obligations.find(({ kind }) => kind === 'obligation.accept')
  expect((await (await visit(receiver)).press(accept?.id ?? '', 'accept')).status).toBe(303)
  expect((await office.change(id)).obligations.find(({ kind }) => kind === 'obligation.accept')?.status).toBe(
    'discharged',
  )
})

it('given somebody who asked for a change, when they open their page, then they read where it stands and who is next', async () => {
  const { id, number } = await office.raises('opsOne')
  const { html } = await visit('opsOne')
  expect(html).toContain(number)
  expect(html).toContain(`href="/print/changes/${id}"`)
  const printed = await office.api.request(`/print/changes/${id}`, {
    headers: await sessionOf(office.machine.platform, 'opsOne'),
  })
  expect(printed.status).toBe(200)
})

it('given an employee without a position, when they open their page, then they read that they owe nothing', async () => {
  const { status, html } = await visit('employee')
  expect(status).toBe(200)
  expect(html).toMatch(/You owe nothing|目前没有待办/)
})

it('given more than fits, when somebody goes on, then the rest is there, and a page stays below 10 KB', async () => {
  const from = plusMillis(office.now, 9 * DAY)
  const numbers: string[] = []
  for (let nth = 0; nth < 25; nth += 1) {
    const releaseWindow = { from, until: plusMillis(from, 2 * HOUR) }
    const raised = await office.raises('opsTwo', {
      implementer: people.opsOne,
      releaseWindow,
      title: `第 ${nth} 项变更`,
    })
    await office.ownerTakes(raised.id, 'assess')
    numbers.push(raised.number)
  }
  const seen = new Set<string>()
  let search = ''
  for (let pages = 0; pages < 5; pages += 1) {
    const { html } = await visit('changeManager', search)
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(10_000)
    for (const number of numbers) if (html.includes(number)) seen.add(number)
    const next = /href="\/my\/obligations(\?after=[^"]+)"/.exec(html)?.[1]
    if (next === undefined) break
    search = next.replaceAll('&amp;', '&')
  }
  expect(seen.size).toBe(25)
})

it('given nobody who has signed in, when the page is opened, then it offers to, and comes back', async () => {
  const answer = await office.api.request(PAGE, { headers: { Accept: 'text/html', 'Accept-Language': 'en' } })
  expect(answer.status).toBe(401)
  const html = await answer.text()
  expect(html).toContain('what you owe')
  expect(html).toContain(encodeURIComponent(PAGE))
})

it('given a form that is not ours, when it is sent, then nothing happens', async () => {
  const { id } = await office.raises('opsOne')
  const owed = await owedOf(id)
  const { Cookie = '' } = await sessionOf(office.machine.platform, await ownerOf(id))
  const body = new URLSearchParams({ 'form-token': 'x'.repeat(43), obligation: owed?.id ?? '', act: 'acknowledge' })
  const answer = await office.api.request(PAGE, { method: 'POST', body, headers: { Cookie, Origin: 'null' } })
  expect(answer.status).toBe(403)
  expect((await owedOf(id))?.acknowledgedAt).toBeNull()
})

it('given somebody who is being paged, then the page leads to the answer, and has no button that looks like one', async () => {
  await onCallIn(office, { primary: 'opsOne' })
  const { number } = await reports(office, 'employee')
  const { html } = await visit('opsOne')
  const [card = ''] = html.split('<div class="card"').filter((each) => each.includes(number) && each.includes('/d/'))
  expect(card).toMatch(/href="http:\/\/localhost:8080\/d\/[\w-]+"/)
  expect(card).not.toContain('value="acknowledge"')
})
