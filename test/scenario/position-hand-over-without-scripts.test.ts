import { expect, it } from 'vitest'
import { sessionOf } from '../support/credentials.ts'
import type { Role } from '../support/department.ts'
import { HandOverWork } from '../support/hand-over-office.ts'
import { MemoryOffice } from '../support/memory-office.ts'

it('given a hand-over to confirm and a browser that runs no scripts, when they follow the mail, then they confirm each part, send one back with a reason, and sign', async () => {
  const office = await MemoryOffice.open()
  const work = new HandOverWork(office)
  await work.assigns('opsEngineer', 'appTwo')
  const { body } = await work.starts('opsLeader', { position: 'opsEngineer', from: 'opsTwo', to: 'appTwo' })
  await office.settle()
  const { id } = body
  const path = `/my/position-hand-overs/${id}`
  /** The page as somebody's browser gets it, and its buttons. */
  const visit = async (role: Role) => {
    const { Cookie = '' } = await sessionOf(office.machine.platform, role)
    const answer = await office.api.request(path, { headers: { Cookie } })
    const html = await answer.text()
    const hidden = (name: string) => new RegExp(`name="${name}" value="([\\w-]+)"`).exec(html)?.[1] ?? ''
    const press = async (act: string, more: Readonly<Record<string, string>> = {}) => {
      const form = { 'form-token': hidden('form-token'), contentHash: hidden('contentHash'), act, ...more }
      const sent = { method: 'POST', body: new URLSearchParams(form), headers: { Cookie, Origin: 'null' } }
      const pressed = await office.api.request(path, sent)
      await office.settle()
      return { status: pressed.status, html: await pressed.text() }
    }
    return { status: answer.status, html, press }
  }
  expect((await visit('opsTwo')).html).toContain('交接内容请在门户中整理')
  await work.decidesAll('opsTwo', id)
  await work.step('opsTwo', id, 'record-knowledge', { items: [{ title: '备份<失败>', text: '先看缓存告警。' }] })
  await work.prepares('opsTwo', id)

  const mail = office.mails.findLast(({ to }) => to.address === 'app-two@example.com')
  expect(mail?.subject).toContain('请确认岗位交接')
  expect(mail?.text).toContain(`http://localhost:8080${path}`)
  const page = await visit('appTwo')
  expect(page.html).not.toMatch(/<script|\son\w+=|javascript:|<失败>/)
  expect(page.html).toContain('先看缓存告警。')
  const unsaid = await page.press('return', { section: 'knowledge', reason: '  ' })
  expect([unsaid.status, unsaid.html.includes('请写明退回的原因')]).toEqual([422, true])
  expect((await page.press('return', { section: 'knowledge', reason: '缺少联系人。' })).status).toBe(303)
  expect((await visit('opsTwo')).html).toContain('退回：缺少联系人。')
  await work.step('opsTwo', id, 'prepare', { section: 'knowledge' })
  for (const section of ['duties', 'obligations', 'entitlements', 'knowledge']) {
    expect((await (await visit('appTwo')).press('confirm', { section })).status).toBe(303)
  }
  expect((await (await visit('opsTwo')).press('sign-as-giver')).status).toBe(303)
  // Only their own side: whoever gives does not sign for having received.
  expect((await (await visit('opsTwo')).press('sign-as-receiver')).status).toBe(403)
  expect((await (await visit('appTwo')).press('sign-as-receiver')).status).toBe(303)
  expect((await work.read('appTwo', id)).status).toBe('done')
  expect((await visit('appTwo')).html).toContain('这次交接已经结束')
  expect((await visit('employee')).status).toBe(404)
  expect((await office.checkUp()).violations).toEqual([])
})
