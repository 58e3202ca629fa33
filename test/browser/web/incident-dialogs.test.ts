import type { Page } from '@playwright/test'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { incidents } from './fixture-incidents.ts'
import { Portal, walkTo } from './portal.ts'

let portal: Portal
let page: Page
const worked = `/incidents/${incidents[1]?.id}`
beforeAll(async () => {
  portal = await Portal.open()
  page = await portal.page({}, worked)
  page.setDefaultTimeout(10_000)
})
/** Each begins with the page alone, whatever became of the one before. */
beforeEach(async () => {
  if ((await page.getByRole('dialog').count()) > 0) await page.keyboard.press('Escape')
})
afterAll(() => portal.close())

const last = (operation: string) => portal.api.asked.findLast((each) => each.operation === operation)?.body
const dialog = () => page.getByRole('dialog')
const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
const send = (name: string) => dialog().getByRole('button', { name, exact: true }).click()
/** Chooses in a list that drops down, by letters of it. */
async function choose(label: string, letters: string) {
  await dialog().getByRole('combobox', { name: label }).click()
  await page.locator('.ant-select-item-option', { hasText: letters }).first().click()
}
async function gone() {
  await dialog().waitFor({ state: 'detached' })
}

describe('whoever works on an incident', () => {
  test('asks a vendor for help and is told before whom that reaches, and by when they should answer', async () => {
    await press('请求协助')
    await choose('供应商', '云信邮件')
    await dialog().getByText('先联系 值班热线（noc@vendor.example）').waitFor()
    expect(await axeFindings(page)).toEqual([])
    await dialog().getByLabel('请对方做什么').fill('请检查证书链。')
    await send('发出')
    await gone()
    expect(last('pull-into-incident')).toEqual({ vendor: expect.stringMatching(/^vnd_/), task: '请检查证书链。' })
  })

  test('writes down what a vendor said by phone; that they cannot has to be said in words', async () => {
    await press('记下答复')
    await dialog().getByLabel('无法协助').check()
    await send('记下')
    await dialog().getByText('请填写。').waitFor()
    await dialog().getByLabel('对方怎么说').fill('不在维保范围。')
    await send('记下')
    await gone()
    expect(last('answer-for-incident-party')).toEqual({ answer: 'cannot', comment: '不在维保范围。' })
  })

  test('takes the link of a contact, to send it by another way', async () => {
    await press('取答复链接')
    await dialog().getByLabel('值班热线').check()
    await send('取链接')
    const link = page.getByRole('textbox', { name: '给 值班热线 的链接' })
    await link.waitFor()
    expect(await link.inputValue()).toContain('/v/')
    expect(last('take-incident-party-link')).toEqual({ contact: 'noc@vendor.example' })
    await page.getByRole('dialog').getByRole('button', { name: '关闭', exact: true }).last().click()
    await gone()
  })
})

describe('whoever leads an incident', () => {
  test('is told before which clocks another severity moves from when to when', async () => {
    await press('调整级别')
    await dialog().getByLabel('有替代办法').check()
    await dialog().getByText('解决：今天 17:00 → 今天 14:20').waitFor()
    await dialog().getByText('通报：今天 10:32 → 无').waitFor()
    expect(last('change-severity-incident')).toBeUndefined()
    await dialog().getByLabel('工作受阻').check()
    await dialog().getByText('将立即呼叫 王建国。').waitFor()
    await send('取消')
    await gone()
  })

  test('tells those affected in both languages, and sees when the next word is due', async () => {
    await press('通报进展')
    await dialog().getByText('本次通报应在 今天 10:32 前').waitFor()
    await dialog().getByText('2 小时内应再通报一次').waitFor()
    await dialog().getByLabel('中文').fill('已重启一台，登录恢复正常。')
    await dialog().getByLabel('管理层').check()
    await send('发出')
    await gone()
    const audiences = ['it', 'affected', 'management']
    expect(last('update-incident')).toEqual({ 'zh-CN': '已重启一台，登录恢复正常。', audiences })
  })

  test('gives somebody a role, and asks somebody else to lead', async () => {
    const roles = page.getByRole('region', { name: '角色' })
    await roles.getByRole('button', { name: '安排' }).click()
    await choose('人员', '陈思远')
    await send('确定')
    await gone()
    expect(last('assign-role-incident')).toEqual({ role: 'communications', person: incidents[2]?.owner?.id })
    await roles.getByRole('button', { name: '移交指挥' }).click()
    await choose('人员', '陈思远')
    await dialog().getByLabel('交接说明').fill('重启了一台，另一台观察中。')
    await send('发出')
    await gone()
    expect(last('offer-command-incident')).toMatchObject({ to: incidents[2]?.owner?.id })
  })

  test('merges it into another one that is open, never into itself', async () => {
    await press('合并')
    await dialog().getByRole('combobox', { name: '合并到' }).click()
    await page.locator('.ant-select-item-option').first().waitFor()
    expect(await page.locator('.ant-select-item-option', { hasText: 'INC-102' }).count()).toBe(0)
    await page.locator('.ant-select-item-option', { hasText: 'INC-101' }).click()
    await dialog().getByLabel('为什么是同一起').fill('同一台服务器。')
    await send('合并')
    await gone()
    expect(last('merge-incident')).toEqual({ into: incidents[0]?.id, comment: '同一台服务器。' })
  })

  test('makes it part of a bigger one, or takes it out again', async () => {
    const family = page.getByRole('region', { name: '关联的故障' })
    await family.getByText('INC-105').waitFor()
    await family.getByRole('button', { name: '脱离上级故障' }).click()
    await send('脱离上级故障')
    await gone()
    await expect.poll(() => last('leave-incident')).toEqual({})
    await family.getByRole('button', { name: '归入上级故障' }).click()
    await dialog().getByRole('combobox', { name: '上级故障' }).click()
    // It is part of the other open one already; a drill holds no real one.
    await page.getByText('没有其他进行中的故障。').waitFor()
    await page.keyboard.press('Tab')
    await send('取消')
    await gone()
  })

  test('says of a change that it ended the incident', async () => {
    await press('标为由它修复')
    await expect.poll(() => last('link-change-incident')).toMatchObject({ relation: 'fixed-by' })
  })

  test('resolves it with a cause it had before, by one press', async () => {
    await press('已解决')
    await dialog().getByLabel('是什么原因、怎样解决的').fill('更换证书。')
    await dialog().getByLabel('原因归类').fill('证书过期，没有续。')
    await send('结束故障')
    await dialog().getByText('只写一个短语，不要标点').waitFor()
    expect(last('resolve-incident')).toBeUndefined()
    await dialog().getByRole('button', { name: '证书过期' }).click()
    await dialog().getByLabel('是什么原因、怎样解决的').fill('更换证书。')
    expect(await axeFindings(page)).toEqual([])
    await send('结束故障')
    await gone()
    expect(last('resolve-incident')).toEqual({ cause: '证书过期', comment: '更换证书。', parts: 'keep' })
  })
})

describe('whoever it concerns', () => {
  test('hears of an incident, and of all of a service', async () => {
    const affected = page.getByRole('region', { name: '受影响的服务和人' })
    await affected.getByRole('button', { name: '我也受影响，通知我进展' }).click()
    await expect.poll(() => last('join-affected-by-incident')).toEqual({})
    await affected.getByRole('button', { name: '关注统一邮件，有故障时通知我' }).click()
    await affected.getByRole('button', { name: '已关注统一邮件，不再关注' }).waitFor()
  })

  test('reads in the story only what was decided, and why a step of the ladder was passed over', async () => {
    const story = page.getByRole('region', { name: '时间线' })
    await story.getByText('备值班：没有人，已跳过').waitFor()
    // Who did what, read as a sentence.
    expect(await story.getByRole('listitem').last().innerText()).toMatch(/^\S+ 登记故障/)
    await story.getByText('呼叫了下一位：').waitFor()
    await story.getByText('答复协助情况：已完成、技术支持').waitFor()
    await story.getByRole('button', { name: '决定', exact: true }).click()
    expect(await story.getByRole('listitem').count()).toBe(1)
    await page.getByRole('region', { name: '呼叫顺序' }).getByText('没有人，已跳过').waitFor()
  })

  test('and does not work in IT sees how it goes, and asks for nothing that is only for IT', async () => {
    const other = await portal.page({ size: 'phone' }, '/services')
    await other.route('**/api/me', async (route) => {
      const answer = await route.fetch()
      const body = (await answer.json()) as { person: object }
      await route.fulfill({ response: answer, json: { ...body, person: { ...body.person, positions: [] } } })
    })
    const before = portal.api.asked.length
    await other.goto(worked)
    await other.getByRole('region', { name: '受影响的服务和人' }).getByText('3 人表示受影响').waitFor()
    const asked = portal.api.asked.slice(before).map(({ operation }) => operation)
    expect(asked).toContain('read-incident')
    for (const only of ['list-incident-parties', 'read-incident-changes', 'read-similar-incidents']) {
      expect(asked).not.toContain(only)
    }
    await other.context().close()
  })

  test('can read what they point at', async () => {
    for (const name of ['已解决', '合并']) {
      await page.getByRole('button', { name, exact: true }).hover()
      expect(await axeFindings(page, ['color-contrast'])).toEqual([])
    }
  })
})

describe('whoever may command', () => {
  test('writes down a vendor: whom to ask, in which order', async () => {
    await walkTo(page, '/vendors')
    await page.getByRole('button', { name: '修改云信邮件' }).click()
    await send('删除第 2 联系人')
    await send('添加联系人')
    const second = dialog().getByRole('group', { name: '第 2 联系人' })
    await second.getByLabel('姓名或热线名称').fill('张工')
    await second.getByLabel('邮箱').fill('zhang@vendor.example')
    expect(await axeFindings(page)).toEqual([])
    await send('保存')
    await gone()
    expect(last('change-vendor')).toMatchObject({
      name: '云信邮件',
      contacts: [{ email: 'noc@vendor.example' }, { email: 'zhang@vendor.example', language: 'zh-CN' }],
    })
    expect(portal.complaints).toEqual([])
  })
})
