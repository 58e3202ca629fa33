import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nth, services } from './fixture-department.ts'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

const sent = (operation: string) => portal.api.asked.filter((each) => each.operation === operation)

describe('emergency plans', () => {
  test('stand in a list, the one that was not drilled first, and in words, not by colour alone', async () => {
    const page = await portal.page({}, '/emergency-plans')
    const first = page.getByRole('table', { name: '应急预案列表' }).getByRole('row').nth(1)
    await first.getByText('未按期演练').waitFor()
    await first.getByRole('link', { name: '数据库故障' }).waitFor()
    // Nobody has drilled it yet, and says so.
    await page
      .getByRole('row', { name: /机房断电/ })
      .getByText('还没到演练期限')
      .waitFor()
    await page.getByRole('link', { name: '机房断电' }).click()
    await page.getByText('一级、二级').waitFor()
  })

  test('are compared, published, and drilled with those who take part', async () => {
    const page = await portal.page({}, `/emergency-plans/${nth('epl', 1)}`)
    await page.getByRole('button', { name: '与上一版比较' }).click()
    await page.getByText('修改：检查邮件网关（名称、时限）').waitFor()
    await page.getByRole('button', { name: '发布', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '发布' }).click()
    await page.getByText('第 3 版已生效。').waitFor()
    await page.getByRole('button', { name: '演练', exact: true }).click()
    const dialog = page.getByRole('dialog', { name: '安排演练' })
    await dialog.getByRole('combobox', { name: '参加人员' }).press('ArrowDown')
    await dialog.getByRole('combobox', { name: '参加人员' }).press('Enter')
    await dialog.getByRole('combobox', { name: '参加人员' }).press('Tab')
    await dialog.getByRole('button', { name: /确\s?定/ }).click()
    // The plan is for two services: on which it is drilled has to be said.
    await dialog.getByText('请填写').waitFor()
    await dialog.getByLabel('核心网络').check()
    await dialog.getByRole('button', { name: /确\s?定/ }).click()
    await page.getByText('演练已开始。').waitFor()
    const [asked] = sent('start-emergency-drill')
    expect(asked?.body).toMatchObject({
      severity: 1,
      participants: [expect.stringMatching(/^per_/)],
      service: services[5]?.id,
    })
    expect(asked?.body).not.toHaveProperty('at')
  })

  test('are edited by keyboard; what is wrong is said while one types', async () => {
    const page = await portal.page({ language: 'en' }, `/emergency-plans/${nth('epl', 1)}/edit`)
    await page.getByText('没有后续步骤').waitFor()
    await page.getByRole('button', { name: 'Move step 2 up' }).press('Enter')
    await page.getByRole('group', { name: 'Step 1' }).getByRole('textbox', { name: 'What to do' }).fill('先决定')
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByText('The draft is saved.').waitFor()
    const [asked] = sent('write-emergency-plan')
    expect(asked?.headers['if-match']).toBe('"3"')
    const { steps, contacts } = (asked?.body ?? {}) as { steps: { key: string; title: object }[]; contacts: object[] }
    expect(steps.map(({ key }) => key)).toEqual(['which-way', 'check-gateway', 'switch-over', 'repair'])
    expect(steps[0]?.title).toEqual({ 'zh-CN': '先决定', en: 'Switch over or repair' })
    expect(contacts).toEqual([
      { person: expect.stringMatching(/^per_/), what: '邮件系统' },
      { position: expect.stringMatching(/^pos_/), reach: '内线 8021', what: '协调' },
      { name: '云邮服务商值班', reach: '400-800-1234', what: '网关硬件' },
    ])
  })

  test('keep what is typed while somebody else writes too, until whoever types wants theirs', async () => {
    const page = await portal.page({ language: 'en' }, `/emergency-plans/${nth('epl', 1)}/edit`)
    const title = page.getByRole('group', { name: 'Step 1' }).getByRole('textbox', { name: 'What to do' })
    const before = await title.inputValue()
    await title.fill('先决定')
    await page.route(`**/api/emergency-plans/${nth('epl', 1)}`, async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), version: 9 } })
    })
    portal.api.refuseNext('write-emergency-plan', { status: 412, code: 'stale-version', title: 'It has changed' })
    await page.getByRole('button', { name: 'Save the draft' }).click()
    const again = page.getByRole('button', { name: 'Begin anew with the present one' })
    await again.waitFor()
    expect(await title.inputValue()).toBe('先决定')
    await again.click()
    await expect.poll(() => title.inputValue()).toBe(before)
    await page.getByRole('button', { name: 'Save the draft' }).click()
    await page.getByText('The draft is saved.').waitFor()
    expect(sent('write-emergency-plan').at(-1)?.headers['if-match']).toBe('"9"')
    expect(portal.complaints.splice(0)).toEqual([expect.stringContaining('412')])
  })

  test('a drill that has just begun shows the way to its incident as soon as there is one', async () => {
    const page = await portal.page({}, `/emergency-drills/${nth('edr', 3)}`)
    await page.getByText('进行中').first().waitFor()
    await page.getByRole('link', { name: '打开' }).waitFor()
    expect(sent('read-emergency-drill').length).toBeGreaterThan(1)
  })

  test('a drill is written down, with the time of every step beside', async () => {
    const page = await portal.page({}, `/emergency-drills/${nth('edr', 2)}`)
    await page.getByRole('table', { name: '各步骤用时' }).getByText('6 分钟').waitFor()
    await page.getByRole('button', { name: '总结' }).click()
    await page.getByLabel('哪些有效').fill('十分钟内完成切换。')
    await page.getByLabel('哪些无效').fill('联系人电话过期。')
    await page.getByRole('button', { name: '提交总结' }).click()
    await page.getByText('总结已提交。').waitFor()
    expect(sent('write-down-emergency-drill')[0]?.body).toMatchObject({ findings: [] })
    expect(portal.complaints).toEqual([])
  })
})
