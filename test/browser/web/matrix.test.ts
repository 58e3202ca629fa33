import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

const sent = (operation: string) => portal.api.asked.filter((each) => each.operation === operation)

describe('the responsibility matrix', () => {
  test('is found in the menu, shows gaps by sign and word, and a cell says what is wrong and what would mend it', async () => {
    const page = await portal.page({}, '/')
    await page.getByRole('navigation').getByRole('link', { name: '责任矩阵' }).click()
    const table = page.getByRole('table', { name: '服务与活动' })
    await expect.poll(() => table.getByRole('row').count()).toBe(4)
    const gap = table.getByRole('button', { name: /监控 ?无人负责/ })
    await gap.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('没有任何一条职责覆盖它').waitFor()
    await dialog.getByText('已接受').waitFor()
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'hidden' })
    await table.getByRole('button', { name: /监控 ?无人在岗/ }).click()
    // The night, said by the cell and by what was found about its position.
    await page.getByRole('dialog').getByText('岗位空缺：数据库管理员').waitFor()
    await page.getByRole('dialog').getByRole('link', { name: '指定代理人' }).click()
    await page.waitForURL('**/positions')
  })

  test('shows only rows with what I look for, on the day I choose', async () => {
    const page = await portal.page({ language: 'en' }, '/matrix')
    await page.getByLabel(/^Only/).selectOption({ label: 'Nobody answers' })
    const table = page.getByRole('table', { name: 'Services and activities' })
    await expect.poll(() => table.getByRole('row').count()).toBe(2)
    await page.getByLabel(/^Day/).fill('2026-01-20')
    await page.getByRole('button', { name: 'Now', exact: true }).waitFor()
    await expect.poll(() => table.getByRole('row').count()).toBe(2)
  })

  test('is a card for each service on a phone', async () => {
    const page = await portal.page({ size: 'phone' }, '/matrix')
    const cards = page.getByRole('list', { name: '服务与活动' })
    await cards.getByRole('button', { name: /监控 ?无人负责/ }).click()
    await page.getByRole('dialog').getByText('没有任何一条职责覆盖它').waitFor()
  })

  test('lists what was found by weight, the duties of each position, and authority held against duty', async () => {
    const page = await portal.page({}, '/matrix?view=findings')
    const list = page.getByRole('list', { name: '检查发现' })
    await expect.poll(() => list.getByRole('article').count()).toBe(3)
    // What is done in the book leads to where a draft is chosen, with what is known of it.
    const leadsTo = (name: string) => list.getByRole('link', { name }).getAttribute('href')
    expect(await leadsTo('增加一条职责')).toMatch(
      /^\/role-book\/drafts\?position=pos_\w+&service=svc_\w+&activity=watch$/,
    )
    expect(await leadsTo('只留一个岗位')).toMatch(/^\/role-book\/drafts\?duty=dut_\w+$/)
    await page.getByLabel('轻重').selectOption('refused')
    await expect.poll(() => list.getByRole('article').count()).toBe(1)
    await list.getByText('两个人都负责，等于没有人负责。').waitFor()
    await page.getByRole('link', { name: '职责 × 岗位' }).click()
    await page.getByText('检查夜间备份结果').waitFor()
    await page.getByRole('link', { name: '责权对照' }).click()
    await page.getByText('有权无责', { exact: true }).waitFor()
  })
})

describe('a year ahead', () => {
  test('is played through with what I say a usual week brings', async () => {
    const page = await portal.page({}, '/simulation')
    await page.getByLabel('每周低风险变更').fill('20')
    await page.getByRole('button', { name: '开始推演' }).click()
    await page.getByRole('img', { name: /平均每周 31.1 小时，最忙 44.5 小时/ }).waitFor()
    await page.getByRole('table', { name: '授权是否积压' }).getByText('9.5').waitFor()
    const [asked] = sent('simulate-role-book')
    expect(asked?.body).toMatchObject({ weeks: 52, seed: 1, load: { changes: { low: 20, medium: 3, high: 1 } } })
  })
})

test('the browser had nothing to complain of', () => expect(portal.complaints).toEqual([]))
