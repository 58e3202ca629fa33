import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, WCAG } from '../support/axe.ts'
import { nth } from './fixture-department.ts'
import { Portal, walkTo } from './portal.ts'

let portal: Portal
/** Somebody who goes from place to place, and what they read before is still known. */
let page: Page
beforeAll(async () => {
  portal = await Portal.open()
  page = await portal.page({}, '/changes')
})
afterAll(() => portal.close())

const sent = (operation: string) => portal.api.asked.filter((each) => each.operation === operation)

describe('on call', () => {
  test('the top bar names who is on call for the reader’s own group, and leads to the room', async () => {
    await page.getByRole('button', { name: '系统运维值班现在由 王建国 值班，查看全部值班' }).click()
    await page.getByRole('link', { name: '全部值班与我的班次' }).click()
    await page.getByRole('heading', { name: '值班', exact: true }).waitFor()
    expect(await page.locator('[popover]:popover-open').count()).toBe(0)
    const [first] = await page.getByRole('region', { name: '当前值班' }).getByRole('listitem').allInnerTexts()
    expect(first).toMatch(/系统运维值班[\s\S]*正由您值班[\s\S]*主值班[\s\S]*王建国[\s\S]*轮值[\s\S]*至 今天 13:20/)
  })

  test('a swap is accepted where it waits, and somebody steps into a gap', async () => {
    await walkTo(page, '/on-call')
    const waiting = page.getByRole('region', { name: '等您答复' })
    await waiting.getByText('作为交换，赵敏代您 2月2日周一 09:00 – 2月9日周一 09:00 的班。').waitFor()
    await waiting.getByRole('button', { name: '接受', exact: true }).click()
    await page.getByRole('dialog', { name: '接受换班' }).getByRole('button', { name: '接受' }).click()
    await page.getByText('已换班，值班表已更新。').waitFor()
    await waiting.getByText('赵敏想请您代').waitFor({ state: 'detached' })
    expect(sent('accept-on-call-swap')[0]?.headers['if-match']).toBe('"1"')

    await page.getByRole('button', { name: /我来值班：1月14日/ }).click()
    await page.getByRole('dialog').getByRole('button', { name: '我来值班' }).click()
    await page.getByText('这段时间由您值班，值班表已更新。').waitFor()
    expect(sent('add-on-call-override')[0]?.body).toEqual({
      ...{ role: 'secondary', person: nth('per', 2) },
      ...{ from: '2026-01-14T01:00:00.000Z', until: '2026-01-15T01:00:00.000Z' },
    })
  })

  test('whoever takes a shift over reads the note and what is open first', async () => {
    const page = await portal.page({ language: 'en', size: 'phone' }, '/on-call')
    await page.getByText('3 things are open').waitFor()
    await page.getByRole('link', { name: 'Read and take over' }).click()
    await page.getByText('邮件网关 2 号机磁盘 85%，夜里留意。').waitFor()
    await page.getByRole('region', { name: 'Open now' }).getByRole('link', { name: 'INC-101' }).waitFor()
    const then = page.getByRole('region', { name: 'Open when the shift changed' })
    await then.getByText('2 more are not listed.').waitFor()
    await page.getByRole('button', { name: 'Take over' }).click()
    await page.getByRole('textbox', { name: 'Anything to add (may be empty)' }).fill('看过了。')
    await page.getByRole('button', { name: 'I have the shift' }).click()
    await page.getByText('Taken over').waitFor()
    expect(sent('accept-on-call-hand-over')[0]?.body).toEqual({ comment: '看过了。' })
  })

  test('a schedule shows its weeks, by layer too; a shift is offered for one in return, an override withdrawn', async () => {
    await walkTo(page, `/on-call/schedules/${nth('ocs', 1)}`)
    const week = page.getByRole('region', { name: '1月12日周一 起的一周' })
    const second = week.getByRole('list', { name: '备值班' })
    await second.getByText('无人值班').waitFor()
    expect(await second.getByRole('listitem').allInnerTexts()).toHaveLength(4)
    await page.getByRole('checkbox', { name: '按轮值层显示' }).check()
    await week.getByRole('list', { name: '周轮值' }).getByText('赵敏').waitFor()
    await page.getByRole('table', { name: '每人承担多少' }).getByText('+126 小时').waitFor()

    await page.getByRole('button', { name: /换班：系统运维值班 2月2日/ }).click()
    const dialog = page.getByRole('dialog', { name: '请人换班' })
    await dialog.getByRole('combobox', { name: '请谁代班' }).fill('赵敏')
    await page.locator('.ant-select-item-option', { hasText: '赵敏' }).click()
    expect(await axeFindings(page, WCAG)).toEqual([])
    await dialog.getByRole('combobox', { name: '换回的班' }).press('ArrowDown')
    await dialog.getByRole('combobox', { name: '换回的班' }).press('Enter')
    await dialog.getByRole('button', { name: '发出请求' }).click()
    await page.getByText('已请赵敏换班，等对方答复。').waitFor()
    expect(sent('ask-for-on-call-swap')[0]?.body).toEqual({
      ...{ schedule: nth('ocs', 1), role: 'primary', receiver: nth('per', 4) },
      ...{ from: '2026-02-02T01:00:00.000Z', until: '2026-02-09T01:00:00.000Z' },
      inReturn: { from: '2026-01-12T01:00:00.000Z', until: '2026-01-19T01:00:00.000Z' },
    })
    await page.getByRole('button', { name: '撤销吴磊的安排' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤销' }).click()
    await page.getByText('已撤销，恢复轮值。').waitFor()
  })

  test('rotations are changed by keyboard, previewed by the server, and published; what is wrong is said at its field', async () => {
    const page = await portal.page({ language: 'en' }, `/on-call/schedules/${nth('ocs', 1)}/edit`)
    const [first, preview] = [
      page.getByRole('group', { name: 'Primary, layer 1' }),
      page.getByRole('region', { name: 'Preview' }),
    ]
    await preview.getByText('没有备值班').waitFor()
    await first.getByRole('button', { name: 'Move 赵敏 up' }).press('Enter')
    const focused = (attribute: string) => () =>
      page.evaluate((of) => document.activeElement?.getAttribute(of), attribute)
    await expect.poll(focused('aria-label')).toBe('Move 赵敏 down')
    await first.getByRole('button', { name: 'Remove 吴磊' }).press('Enter')
    await expect.poll(focused('role')).toBe('combobox')
    await first.getByRole('button', { name: 'Add a spell' }).press('Enter')
    await first.getByRole('textbox', { name: 'Name' }).fill('夜班')
    const isAsked = () => sent('preview-on-call-schedule').some(({ body }) => JSON.stringify(body).includes('夜班'))
    await expect.poll(isAsked).toBe(true)

    const path = 'rota/primary/0/people/1'
    const wrong = { path, message: 'There is no such person, or they have left.' }
    portal.api.refuseNext('publish-on-call-version', {
      ...{ status: 422, code: 'invalid-input', title: 'Some fields are wrong', errors: [wrong] },
    })
    await page.getByRole('button', { name: 'Publish' }).click()
    await first.getByText(wrong.message).waitFor()
    portal.api.refuseNext('publish-on-call-version', { status: 412, code: 'stale-version', title: 'It has changed' })
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('button', { name: 'Begin anew with the present one' }).waitFor()
    expect(await first.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('夜班')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('The rotations are published.').waitFor()
    const asked = sent('publish-on-call-version').at(-1)
    expect(asked?.headers['if-match']).toBe('"4"')
    expect(asked?.body).toMatchObject({
      rota: {
        primary: [
          {
            ...{ name: '夜班', only: [{ days: 'working-days', from: '09:00', to: '18:00' }] },
            people: [4, 2, 5].map((number) => nth('per', number)),
          },
          { name: '周末白班' },
        ],
      },
    })
    expect(asked?.body).not.toHaveProperty('from')
  })

  test('a calendar is subscribed to, in the reader’s own zone', async () => {
    await walkTo(page, '/on-call/mine')
    // By plain http there is no clipboard: nobody is offered what cannot be done.
    await page.evaluate(() => Object.defineProperty(window, 'isSecureContext', { get: () => false }))
    await page.getByRole('button', { name: '订阅我的班次' }).click()
    expect(await page.getByRole('textbox', { name: '日历地址' }).inputValue()).toContain('/api/on-call/calendar/')
    expect(await page.getByRole('button', { name: /复\s?制/ }).count()).toBe(0)
    await page.getByRole('button', { name: '我已保存' }).click()
    await page.getByRole('button', { name: '更改时区' }).click()
    const zone = page.getByRole('combobox', { name: '时区' })
    await zone.fill('Europe/London')
    await zone.press('Enter')
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByText('时间按 Europe/London 显示').waitFor()
    await page.getByRole('table', { name: '我的班次' }).getByText('1月5日周一 01:00 – 1月12日周一 01:00').waitFor()
    // Only what was refused on purpose.
    expect(portal.complaints).toEqual([expect.stringContaining('422'), expect.stringContaining('412')])
  })
})
