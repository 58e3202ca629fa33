import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

describe('the role book', () => {
  test('is read by position, and found by a word; a duty shows everything it says', async () => {
    const page = await portal.page({}, '/role-book')
    await page.getByRole('button', { name: '每日备份检查' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByText('每个工作日 09:00').waitFor()
    await panel.getByText('第 2 版').waitFor()
    await page.keyboard.press('Escape')
    await page.getByLabel('在职责中查找').fill('打印机')
    await page.getByText('没有符合条件的职责').waitFor()
  })

  test('is compared version by version: what was is struck out, what is underlined', async () => {
    const page = await portal.page({ language: 'en', size: 'phone' }, '/role-book/versions')
    await page.locator('del', { hasText: 'Server Administrator' }).waitFor()
    await page.locator('ins', { hasText: 'Database Administrator' }).waitFor()
  })

  test('complains of nothing', () => expect(portal.complaints).toEqual([]))
})
