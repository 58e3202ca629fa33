import type { Locator } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

const sent = (operation: string) => portal.api.asked.filter((each) => each.operation === operation)
const linesOf = (list: Locator): Promise<string[]> => list.getByRole('listitem').allInnerTexts()

describe('policies', () => {
  test('are found in the menu, and read as a timeline from opening to end', async () => {
    const page = await portal.page({}, '/')
    await page.getByRole('navigation').getByRole('link', { name: '时限策略' }).click()
    await page.getByRole('link', { name: '一般变更' }).click()
    const authorise = page.getByRole('list', { name: '授权的时限', exact: true })
    await expect
      .poll(async () => (await linesOf(authorise)).map((line) => line.replaceAll(/\s+/g, ' ')))
      .toEqual([
        '时限过去 50% 时 提醒责任人',
        '6 个工作小时后 提醒责任人',
        '到期时（8 个工作小时后） 升级给代理人',
        '12 个工作小时后 升级给“存储管理员”岗位',
        '16 个工作小时后 升级给IT 负责人',
        '此后每隔 4 个工作小时再提醒 IT 负责人，直到办结',
      ])
    await page.getByText('压缩到一个工作日').waitFor()
    await page.getByText('有 1 个步骤今天没有人').waitFor()
  })

  test('are compared version by version, with what only one of them says', async () => {
    const page = await portal.page({ language: 'en' }, '/policies/normal-change')
    const card = page.getByRole('region', { name: 'Compare versions' })
    const older = card.getByRole('list', { name: 'Ladder of: Authorise · Version 1' })
    await expect
      .poll(async () => (await linesOf(older)).filter((line) => line.includes('only in this')))
      .toHaveLength(7)
    await card.getByLabel('with').selectOption('1')
    await card.getByText('These two versions say the same.').waitFor()
  })

  test('are changed with a reason and the version that was read, after a look at what it would do', async () => {
    const page = await portal.page({}, '/policies/hand-over/edit')
    const allowed = page.getByLabel('确认接手 · 时限 · 小时')
    await allowed.fill('2')
    await page.getByRole('button', { name: '发布新版本' }).click()
    await page.getByText('请写明修改原因').waitFor()
    expect(sent('publish-policy')).toEqual([])
    await expect
      .poll(() => JSON.stringify(sent('preview-policy').at(-1)?.body))
      .toContain('"allowed":{"clock":"business","iso":"PT2H"}')
    await page.getByLabel('修改原因').fill('确认接手太慢。')
    await page.getByRole('button', { name: '发布新版本' }).click()
    await page.getByText('第 2 版已发布').waitFor()
    const [asked] = sent('publish-policy')
    expect(asked?.headers['if-match']).toBe('"1"')
    expect(asked?.body).toMatchObject({ reason: '确认接手太慢。', stages: { accept: { remindAfter: [0.5, 0.9] } } })
    await page.getByText('确认接手太慢。').waitFor()
  })

  test('that may not be saved say why, at the step', async () => {
    const page = await portal.page({}, '/policies/roster-gap/edit')
    portal.api.refuseNext('publish-policy', {
      status: 422,
      code: 'invalid-input',
      title: '内容有误',
      detail: '有些内容需要改正。',
      errors: [
        { path: 'stages/fill/climbs', code: 'ends-with-nobody', message: '最后一步必须升级到 IT 负责人。' },
        { path: 'stages/fill/allowed/iso', code: 'not-a-duration', message: '应为时长。' },
      ],
    })
    await page.getByLabel('修改原因').fill('试试。')
    await page.getByRole('button', { name: '发布新版本' }).click()
    await page.getByText('最后一步必须升级到 IT 负责人。').waitFor()
    await page.getByText('应为时长。').waitFor()
  })

  test('complain of nothing', () => {
    // A refused call is an error to the browser's console, and nothing else is.
    expect(portal.complaints.filter((each) => !each.includes('422'))).toEqual([])
  })
})
