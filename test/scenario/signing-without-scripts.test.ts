import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AcknowledgementSummary } from '../../functions/acknowledgement/acknowledgement.contract.ts'
import { BookWork } from '../support/book-work.ts'
import { sessionOf } from '../support/credentials.ts'
import type { Role } from '../support/department.ts'
import { MemoryOffice } from '../support/memory-office.ts'

let office: MemoryOffice
let list: AcknowledgementSummary
let address: string
beforeEach(async () => {
  office = await MemoryOffice.open()
  await new BookWork(office).founds()
  list = await mine()
  address = `/my/duty-lists/${list.id}`
})
afterEach(async () => {
  expect((await office.checkUp()).violations).toEqual([])
})

async function mine(): Promise<AcknowledgementSummary> {
  const { items } = await office.does<{ items: AcknowledgementSummary[] }>('opsTwo', 'GET', '/api/acknowledgements')
  const [found] = items
  if (found === undefined) throw new Error('no list')
  return found
}

/** The page as somebody's browser gets it: a cookie, no script. */
async function visit(role: Role, path = address) {
  const { Cookie = '' } = await sessionOf(office.machine.platform, role)
  const answer = await office.api.request(path, { headers: { Cookie } })
  const html = await answer.text()
  const hidden = (name: string) => new RegExp(`name="${name}" value="([\\w-]+)"`).exec(html)?.[1] ?? ''
  const press = async (act: string, more: Readonly<Record<string, string>> = {}) => {
    const body = new URLSearchParams({ 'form-token': hidden('form-token'), page: hidden('page'), act, ...more })
    const pressed = await office.api.request(path, { method: 'POST', body, headers: { Cookie, Origin: 'null' } })
    await office.settle()
    return { status: pressed.status, html: await pressed.text() }
  }
  return { status: answer.status, html, press }
}

describe('given a list to sign, and a browser that runs no scripts', () => {
  it('when they follow the link of the mail, then they read all of it and sign with one thumb', async () => {
    const mail = office.mails.findLast(
      ({ to, subject }) => to.address === 'ops-two@example.com' && subject.includes('签收'),
    )
    expect(mail?.text).toContain(`http://localhost:8080${address}`)
    const desk = await visit('opsTwo', '/my/obligations')
    expect(desk.html).toContain(address)
    const page = await visit('opsTwo')
    expect(page.html).not.toMatch(/<script|\son\w+=|javascript:/)
    expect(page.html).toContain('我已通读，签收')
    expect((await page.press('sign')).status).toBe(303)
    expect((await mine()).status).toBe('signed')
    // Looking again changes nothing, and offers nothing.
    expect((await visit('opsTwo')).html).not.toContain('我已通读，签收')
  })

  it('when they object without saying why, then nothing happens and the page says what is missing; with why, it is owed an answer', async () => {
    const page = await visit('opsTwo')
    const empty = await page.press('object', { text: ' ' })
    expect(empty.status).toBe(422)
    expect(empty.html).toContain('请写明异议的内容。')
    expect((await mine()).status).toBe('open')
    expect((await page.press('object', { text: '与发布冲突。' })).status).toBe(303)
    expect((await mine()).status).toBe('objected')
  })

  it('when it is another’s list, then it can be read in the department and not signed; elsewhere it is not there', async () => {
    const colleague = await visit('opsThree')
    expect(colleague.status).toBe(200)
    expect(colleague.html).not.toContain('我已通读，签收')
    expect((await colleague.press('sign', { page: list.page })).status).toBe(403)
    expect((await visit('employee')).status).toBe(404)
  })

  it('when the list is not the one on the page, then what was read is not signed', async () => {
    const page = await visit('opsTwo')
    const { status, html } = await page.press('sign', { page: 'another' })
    expect(status).toBe(409)
    expect(html).toContain('您看到的清单与需要签收的不一致')
  })
})
