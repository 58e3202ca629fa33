import { afterAll, beforeAll, expect, test } from 'vitest'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

test('the holidays of a year are entered as they were announced, and what cannot be read is named', async () => {
  const page = await portal.page({}, '/calendar')
  await page.getByText('还没有 2027 年的节假日和调休安排').waitFor()
  await page.getByRole('row').filter({ hasText: '公司年会' }).waitFor()
  await page.getByRole('button', { name: '录入一年的安排' }).click()
  const dialog = page.getByRole('dialog')
  expect(await dialog.getByLabel('年份').inputValue()).toBe('2027')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText('还没有填写这一年的任何日期').waitFor()
  await dialog.getByLabel('日期').fill('01-01~01-03 休 元旦\n春节放八天')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.getByText('第 2 行无法识别').waitFor()
  await dialog.getByLabel('日期').fill('01-01~01-03 休 元旦\n02-14 班')
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('已保存，以后的时限按新日历推算。').first().waitFor()

  const asked = portal.api.asked.find(({ operation }) => operation === 'replace-calendar')
  expect(asked?.headers['if-match']).toBe('"3"')
  expect(asked?.body).toMatchObject({
    knownYears: [2027],
    days: { '2026-09-10': { is: 'off' }, '2027-01-03': { is: 'off' }, '2027-02-14': { is: 'make-up' } },
  })
  await page.getByText('已声明完整录入的年份：2027').waitFor()
  expect(portal.complaints).toEqual([])
})
