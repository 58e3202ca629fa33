import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

describe('duty lists to sign', () => {
  test('are found in the menu, read in full with what changed, and signed as read', async () => {
    const page = await portal.page({}, '/')
    await page.getByRole('navigation').getByRole('link', { name: '职责签收' }).click()
    const mine = page.getByRole('region', { name: '我的职责清单' })
    await mine.getByText('待签收').waitFor()
    await mine.getByRole('link').first().click()
    await page.getByText('上次签收的是第 1 版，此后的变化已标出。').waitFor()
    for (const word of ['新增', '有变化', '已不在清单中', '变化的内容：完成标准', '每日确认。'])
      await page.getByText(word, { exact: true }).first().waitFor()
    await page.getByRole('button', { name: '我已通读，签收' }).click()
    await page.getByText('已签收', { exact: true }).first().waitFor()
    const [signed] = portal.api.asked.filter(({ operation }) => operation === 'sign-duty-list')
    expect(signed?.body).toEqual({ page: 'a'.repeat(64) })
  })
})
