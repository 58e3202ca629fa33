import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { incidents } from './fixture-incidents.ts'
import { Portal, settled } from './portal.ts'

let portal: Portal
let page: Page
const worked = `/incidents/${incidents[1]?.id}`
beforeAll(async () => {
  portal = await Portal.open()
  page = await portal.page({}, worked)
  page.setDefaultTimeout(5000)
})
afterAll(() => portal.close())

const last = (operation: string) => portal.api.asked.findLast((each) => each.operation === operation)?.body
const dialog = () => page.getByRole('dialog')
const press = (name: string) => page.getByRole('button', { name, exact: true }).first().click()
const send = (name: string) => dialog().getByRole('button', { name, exact: true }).click()
/** Chooses in a list that drops down, by letters of it. */
async function choose(label: string, letters: string) {
  await dialog().getByRole('combobox', { name: label }).click()
  await page.getByRole('option', { name: letters }).first().waitFor({ state: 'attached' })
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

describe('whoever may command', () => {
  test('writes down a vendor: whom to ask, in which order', async () => {
    await page.goto('/vendors')
    await settled(page)
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
