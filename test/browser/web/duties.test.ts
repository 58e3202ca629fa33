import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nth } from './fixture-department.ts'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

const sent = (operation: string) => portal.api.asked.filter((each) => each.operation === operation)

describe('my duties', () => {
  test('are found in the menu: late first, then today, coming and ended, with what was unusual', async () => {
    const page = await portal.page({}, '/')
    await page.getByRole('navigation').getByRole('link', { name: '我的职责' }).click()
    const late = page.getByRole('region', { name: /已逾期/ })
    await late.getByRole('link', { name: '机房巡检' }).waitFor()
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      '已逾期 · 1 项',
      '今天 · 2 项',
      '接下来 · 8 项',
      '本月已了结 · 3 项',
    ])
    for (const word of ['代理人完成', '指标超限', '逾期完成', '系统原因延迟', '日期待定（节假日安排尚未公布）'])
      await page.getByText(word, { exact: true }).first().waitFor()
  })

  test('are a month, turned by keyboard', async () => {
    const page = await portal.page({ language: 'en' }, '/duties?view=calendar')
    const table = page.getByRole('table', { name: 'Duties in January 2026' })
    await expect.poll(() => table.getByRole('row').count()).toBe(6)
    await table.getByRole('link', { name: '机房巡检' }).waitFor()
    await page.getByRole('button', { name: 'Month after' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('table', { name: 'Duties in February 2026' }).waitFor()
  })

  test('are an agenda on a phone', async () => {
    const page = await portal.page({ size: 'phone' }, '/duties?view=calendar')
    await page.getByRole('heading', { name: '2026-01-07 周三 · 今天' }).waitFor()
    expect(await page.getByRole('table').count()).toBe(0)
  })

  test('are done with what the duty asks to be shown, each checked at its field', async () => {
    const page = await portal.page({}, '/duties')
    await page.getByRole('region', { name: /今天/ }).getByRole('link', { name: '核查备份结果' }).click()
    await page.getByText('SOP-12 备份核查').waitFor()
    await page.getByRole('button', { name: '完成' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('结论').fill('全部成功。')
    await dialog.getByLabel('备份报告').fill('http://backup.example.com')
    await dialog.getByRole('button', { name: '提交' }).click()
    await dialog.getByText('请填写以 https:// 开头的链接').waitFor()
    await dialog.getByText('请填写数字').waitFor()
    expect(sent('complete-duty-occurrence')).toEqual([])
    await dialog.getByLabel('备份报告').fill('https://backup.example.com/1')
    await dialog.getByLabel('失败任务数').fill('1')
    await dialog.getByRole('button', { name: '提交' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const [asked] = sent('complete-duty-occurrence')
    expect(asked?.headers['if-match']).toBe('"1"')
    expect(asked?.body).toEqual({ evidence: ['全部成功。', 'https://backup.example.com/1', 1] })
  })
})

describe('the story of a post', () => {
  test('tells who had it, what was done by its authority and why, and can be narrowed to one kind', async () => {
    const page = await portal.page({ language: 'en' }, `/positions/${nth('pos', 3)}`)
    const card = page.getByRole('region', { name: 'Its story' })
    const story = card.getByRole('list', { name: 'Its story' })
    await expect.poll(() => story.getByRole('listitem').count()).toBe(11)
    await card.getByRole('row', { name: /Last 365 days 95%/ }).waitFor()
    await story.getByText('took the post').waitFor()
    await card.getByLabel('Show').selectOption('Acts by its authority')
    await expect.poll(() => story.getByRole('listitem').count()).toBe(2)
    await story.getByText('because of the duty “审批服务器变更” (version 3)').waitFor()
    await story.getByRole('link', { name: /CHG-1042/ }).click()
    await page.waitForURL(/\/changes\/chg_/)
  })
})
