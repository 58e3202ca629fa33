import { expect, test } from 'vitest'
import { inTheBrowser } from './in-the-browser.ts'

const office = inTheBrowser()

test('an employee without a position is told what they can do here, not that all is done', async () => {
  const employee = await office.arrives({ isPhone: true })
  await employee.comesAs('沈佳')
  await employee.page.getByRole('heading', { level: 1, name: '沈佳，您好' }).waitFor()
  await employee.sees('目前没有您提出的变更')
  expect(await employee.page.getByText('待办').count()).toBe(0)
  expect(await employee.page.getByText('都处理完了').count()).toBe(0)

  await employee.page.getByRole('button', { name: '打开菜单' }).click()
  const menu = employee.page.getByRole('dialog', { name: '主菜单' })
  const places = await menu.getByRole('link').allInnerTexts()
  expect(places).toEqual(expect.arrayContaining(['首页', '变更', '人员与小组', '服务']))
  expect(places).not.toContain('我的待办')
  await menu.getByRole('button', { name: '关闭菜单' }).click()
  await employee.page.getByRole('link', { name: '服务由谁负责' }).click()
  await employee.page.getByRole('heading', { level: 1, name: '服务' }).waitFor()
})

test('in English too', async () => {
  const employee = await office.arrives({ language: 'en' })
  await employee.comesAs('Anna Schmidt')
  await employee.page.getByRole('heading', { level: 1, name: 'Hello, Anna Schmidt' }).waitFor()
  await employee.sees('You have asked for no change')
  // What they reported they find again where everybody reads how services are.
  await employee.page.getByRole('button', { name: 'Report an incident' }).click()
  await employee.page.getByLabel('What does not work').fill('Scanner on line 3 is frozen')
  await employee.page.getByRole('button', { name: 'Report it and page whoever is on call' }).click()
  await employee.page.getByRole('dialog').waitFor({ state: 'detached' })
  await employee.page.getByRole('link', { name: 'How services are' }).click()
  await employee.page.getByRole('heading', { level: 1, name: 'How IT services are' }).waitFor()
  await employee.sees('Scanner on line 3 is frozen')
})
