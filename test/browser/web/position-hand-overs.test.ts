import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { nth } from './fixture-department.ts'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())
// The browser tells of an answer that is a refusal; everything else it says is a fault.
afterEach(() => expect(portal.complaints.splice(0).filter((each) => !each.includes('409'))).toEqual([]))

const lastSent = (operation: string): unknown => portal.api.asked.findLast((each) => each.operation === operation)?.body

describe('the hand-over of a position', () => {
  test('is gone through by whoever gives, on a phone, part by part', async () => {
    const page = await portal.page({ size: 'phone' }, '/position-hand-overs')
    await page.getByRole('link', { name: '系统运维组组长' }).click()
    // What came back stands first, with the reason.
    await page.getByRole('heading', { name: '未办结的待办' }).waitFor()
    await page.getByText('赵敏退回：存储扩容还没有说明谁去和厂商对接。').waitFor()
    const ready = page.getByRole('button', { name: '整理完毕，请赵敏确认' })
    expect(await ready.isDisabled()).toBe(true)
    await page.getByText('还有 1 项没有决定').waitFor()

    await page.getByRole('group', { name: '核查虚拟化平台容量' }).getByRole('button', { name: '留着办完' }).click()
    await page.getByRole('dialog').getByLabel('原因').fill('容量报告本周五交。')
    await page.getByRole('dialog').getByRole('button', { name: '留着办完' }).click()
    await page.locator('q', { hasText: '容量报告本周五交。' }).waitFor()
    expect(lastSent('decide-obligations-position-hand-over')).toEqual({
      choices: [{ obligation: nth('obl', 9203), choice: 'keep', note: '容量报告本周五交。' }],
    })
    await ready.click()

    // It leads on by itself; several that are undecided are decided at once.
    await page.getByRole('heading', { name: '系统权限' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('系统权限')
    await page.getByRole('button', { name: '其余 2 项都转给赵敏' }).click()
    await ready.click()

    await page.getByRole('heading', { name: '需要知道的事' }).waitFor()
    await page.getByRole('button', { name: '添加一条' }).click()
    await page.getByLabel('标题').fill('机房钥匙')
    await page.getByLabel('内容').fill('备用钥匙在值班室保险柜。')
    await page.reload()
    await page.getByRole('button', { name: '添加一条' }).click()
    await page.getByText('这是您上次没有保存的内容。').waitFor()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByText('备用钥匙在值班室保险柜。').waitFor()
    await ready.click()
    await page.getByText('四个部分都确认后才能签字。').waitFor()
    await page.context().close()
  })

  test('is confirmed, sent back or signed by whoever receives, who signs what they have read', async () => {
    const page = await portal.page({}, `/position-hand-overs/${nth('hov', 2)}`)
    await page.getByRole('heading', { name: '系统权限' }).waitFor()
    await page.getByRole('button', { name: '退回' }).click()
    await page.getByRole('dialog').getByLabel('退回原因').fill('只读账号没有列出。')
    await page.getByRole('dialog').getByRole('button', { name: '退回' }).click()
    await page.getByText('王建国退回：只读账号没有列出。').waitFor()
    await page.goto(`/position-hand-overs/${nth('hov', 3)}`)
    const confirm = page.getByRole('button', { name: '我已了解，确认接手' })
    await confirm.click()
    await page.getByRole('heading', { name: '需要知道的事' }).waitFor()
    await confirm.click()
    const sign = page.getByRole('button', { name: '我是接任人，签字' })
    await sign.waitFor()

    // The giver changes something while the page is open: it has to be read again.
    await page.request.post(`/api/position-hand-overs/${nth('hov', 3)}/record-knowledge`, {
      headers: { 'X-Onduty': '1' },
      data: { items: [{ title: '机房钥匙', text: '在值班室。' }] },
    })
    const told = { status: 409, code: 'content-has-changed', title: '内容已变化', detail: '内容已变化。' }
    portal.api.refuseNext('sign-position-hand-over', told)
    await sign.click()
    await page.getByText('请重新通读后再签').waitFor()
    await page.getByText('在值班室。').waitFor()
    await page.getByRole('button', { name: '我已重新通读' }).click()
    await sign.click()
    await page.getByText('已签字', { exact: true }).first().waitFor()
    const [before, after] = portal.api.asked
      .filter(({ operation }) => operation === 'sign-position-hand-over')
      .map(({ body }) => body)
    expect(before).toEqual({ as: 'receiver', contentHash: 'c'.repeat(64) })
    expect(after).not.toEqual(before)
    await page.context().close()
  })
})
