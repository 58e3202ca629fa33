import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { HASH } from './fixture-access-reviews.ts'
import { nth } from './fixture-department.ts'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

const PACKAGE = `/access-reviews/packages/${nth('rvw', 1)}`
const REPORT = `/access-reviews/${nth('rev', 2)}/report`

const sent = (operation: string) => portal.api.asked.filter((each) => each.operation === operation)
const rows = (page: Page) => page.locator('[data-item]')
const filter = (page: Page, name: RegExp) => page.getByRole('group', { name: '筛选' }).getByRole('button', { name })

describe('what I am asked to review', () => {
  test('is found from my obligations; 75 rows say what changed, and why it is me who is asked', async () => {
    const page = await portal.page({}, '/')
    await page.getByRole('link', { name: '2026 年一季度权限复核' }).first().click()
    await rows(page).first().waitFor()
    expect(page.url()).toContain(PACKAGE)
    expect(await rows(page).count()).toBe(75)
    await page.getByText('担任“系统运维组组长”，职责包括审批这些权限').waitFor()
    for (const word of ['90 天以上没用过', '职责分离冲突', '首次复核', '与上次相同'])
      await page.getByText(word, { exact: true }).first().waitFor()
    // One of them is my own: it is not mine to decide, with the mouse or without.
    const own = rows(page).filter({ hasText: '您自己的权限，须由其他人复核' })
    expect(await own.getByRole('button').count()).toBe(0)
    await filter(page, /高风险 7/).click()
    expect(await rows(page).count()).toBe(7)
  })

  test('is decided without a mouse: down, keep, and a reason where one is needed', async () => {
    const page = await portal.page({}, PACKAGE)
    await page.getByLabel('排序').selectOption('until')
    await filter(page, /可批量保留/).click()
    const [first, second] = [rows(page).nth(0), rows(page).nth(1)]
    await first.getByRole('checkbox').focus()
    await page.keyboard.press('1')
    await first.getByText('王建国决定').waitFor()
    expect(await second.getByRole('checkbox').evaluate((box) => box === document.activeElement)).toBe(true)
    await page.keyboard.press('2')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('理由').fill('不再需要')
    await page.keyboard.press('Tab')
    await dialog.getByRole('button', { name: '收回' }).press('Enter')
    await second.getByText('不再需要').waitFor()
    expect(sent('decide-access-review-item').map(({ body }) => body)).toMatchObject([
      { verdict: 'keep' },
      { verdict: 'revoke', reason: '不再需要' },
    ])
    await page.keyboard.press('ArrowUp')
    expect(await first.evaluate((row) => row.contains(document.activeElement))).toBe(true)
  })

  test('is changed only to something smaller, with a reason', async () => {
    const page = await portal.page({}, PACKAGE)
    await rows(page).first().getByRole('button', { name: '调整' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('到期时间').fill('2027-01-31T18:00')
    await dialog.getByRole('button', { name: '调整' }).click()
    await dialog.getByText('须早于现在的到期时间').waitFor()
    await dialog.getByText('请填写').waitFor()
    await dialog.getByLabel('到期时间').fill('2026-03-31T18:00')
    await dialog.getByLabel('理由').fill('项目三月底结束')
    await dialog.getByRole('button', { name: '调整' }).click()
    await dialog.waitFor({ state: 'hidden' })
    expect(sent('decide-access-review-item').at(-1)?.body).toMatchObject({
      ...{ verdict: 'change', reason: '项目三月底结束', until: '2026-03-31T10:00:00.000Z' },
    })
  })

  test('is kept in bulk where that is safe; what is not is marked, and can be left out', async () => {
    const page = await portal.page({}, PACKAGE)
    await page.getByRole('button', { name: /勾选全部可批量保留的/ }).click()
    await rows(page).first().getByRole('checkbox').check()
    const unsafe = await rows(page).first().getAttribute('data-item')
    portal.api.refuseNext('keep-many-access-review-items', {
      ...{ status: 409, code: 'not-safe-in-bulk', title: '与当前状态不符', entitlements: [unsafe] },
      detail: '有 1 项不能批量保留。',
    })
    await page.getByRole('button', { name: /^批量保留/ }).click()
    await page.getByRole('alert').getByText('有 1 项不能批量保留，已标出；这一次全部没有保存。').waitFor()
    await rows(page).first().getByText('不能批量保留，请单独查看').waitFor()
    await page.getByRole('button', { name: '去掉这些，保留其余' }).click()
    await page.getByRole('button', { name: /^批量保留/ }).click()
    await page.getByRole('button', { name: /^批量保留/ }).waitFor({ state: 'hidden' })
    const entitlements = Object(sent('keep-many-access-review-items').at(-1)?.body).entitlements
    expect(entitlements.length).toBeGreaterThan(20)
    expect(entitlements).not.toContain(unsafe)
  })

  test('is not submitted while something is open: that is what is shown then', async () => {
    const page = await portal.page({ size: 'phone' }, PACKAGE)
    expect(await page.getByRole('table').count()).toBe(0)
    const button = page.getByRole('button', { name: /提交复核（还有 \d+ 项）/ })
    const open = Number(/\d+/.exec(await button.innerText())?.[0])
    await button.click()
    await expect.poll(() => rows(page).count()).toBe(open)
    expect(sent('submit-access-review-package')).toEqual([])
  })
})

describe('whoever runs reviews', () => {
  test('sees before starting one who would be asked, and who has nobody', async () => {
    const page = await portal.page({}, '/access-reviews')
    await page.getByRole('button', { name: '发起复核' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('共 195 项权限，由 4 人复核').waitFor()
    await dialog.getByText('门禁系统').waitFor()
    await dialog.getByLabel('名称').fill('一季度复核')
    await dialog.getByRole('button', { name: '发起复核' }).click()
    await page.getByRole('heading', { name: '2026 年一季度权限复核' }).waitFor()
    expect(sent('start-access-review').at(-1)?.body).toMatchObject({
      ...{ name: '一季度复核', scope: { of: 'risk', risk: 'high' }, decideBy: '2026-01-28T10:00:00.000Z' },
    })
    await page.getByText('1 位复核人已逾期').waitFor()
    await page.getByText('现由孙婷婷负责').waitFor()
  })

  test('chooses several positions by keyboard, and Tab leads on with what was chosen', async () => {
    const page = await portal.page({}, '/access-reviews')
    await page.getByRole('button', { name: '发起复核' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: '复核范围' }).click()
    await page.locator('.ant-select-item-option', { hasText: '按岗位' }).click()
    const positions = dialog.getByRole('combobox', { name: '哪些岗位' })
    const chosen = dialog.locator('.ant-select-selection-item')
    await positions.press('ArrowDown')
    await positions.press('Enter')
    await chosen.waitFor()
    await positions.press('Tab')
    expect(await positions.evaluate((field) => field === document.activeElement)).toBe(false)
    expect(await chosen.count()).toBe(1)
  })

  test('takes the report along as a table without formulas, and signs exactly that one', async () => {
    const page = await portal.page({}, REPORT)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '下载明细（CSV）' }).click(),
    ])
    const lines = (await readFile(await download.path(), 'utf8')).split('\r\n')
    expect(lines).toHaveLength(5)
    expect(lines[2]).toContain(`"'=HYPERLINK(""x"")"`)
    expect(lines[3]).toContain('按策略收回')
    await page.getByRole('button', { name: '签署报告' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '签署报告' }).click()
    await expect.poll(() => sent('sign-access-review').at(-1)?.body).toEqual({ reportHash: HASH })
    expect(portal.complaints.filter((each) => !each.includes('409'))).toEqual([])
  })

  test('is told why they may not sign', async () => {
    const page = await portal.page({}, `/access-reviews/${nth('rev', 1)}/report`)
    await page.getByText('您现在不能签署：这次复核现在不能签署（复核中）。').waitFor()
    expect(await page.getByRole('button', { name: '签署报告' }).count()).toBe(0)
  })
})
