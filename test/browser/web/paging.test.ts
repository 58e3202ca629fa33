import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, WCAG } from '../support/axe.ts'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

const sent = (operation: string) => portal.api.asked.filter((each) => each.operation === operation)

/** No push service answers here: what one would give stands in for it, and asking for the permission is counted. */
async function allowsPush(page: Page, answer: 'granted' | 'denied'): Promise<void> {
  await page.addInitScript((permission) => {
    let made: object | null = null
    const counted = window as unknown as { asked: number }
    counted.asked = 0
    Object.defineProperty(Notification, 'permission', { get: () => 'default' })
    Notification.requestPermission = async () => {
      counted.asked += 1
      return permission
    }
    PushManager.prototype.getSubscription = async () => made as PushSubscription | null
    PushManager.prototype.subscribe = async () => {
      made = {
        endpoint: 'https://push.example.com/send/here',
        options: { applicationServerKey: null },
        toJSON: () => ({ keys: { p256dh: 'BAAA', auth: 'AAAA' } }),
        unsubscribe: async () => true,
      }
      return made as PushSubscription
    }
  }, answer)
  await page.reload()
}
const asked = (page: Page) => page.evaluate(() => (window as unknown as { asked: number }).asked)

describe('my contact card', () => {
  test('says what is proven, and which browser was lost; a test is sent, and counts once it is confirmed', async () => {
    const page = await portal.page({}, '/contact')
    await page.getByText('已验证能呼叫到您').waitFor()
    await page.getByText('“Edge · Windows”已收不到推送').waitFor()
    await page.getByRole('button', { name: '发送测试 · 语音电话' }).click()
    await page.getByText('正在通过语音电话发送测试').waitFor()
    await page.getByRole('button', { name: '确认', exact: true }).click()
    await page.getByText('请输入六位数字').waitFor()
    await page.getByLabel('消息里的验证码').fill('204 816')
    portal.api.refuseNext('confirm-my-test', {
      ...{ status: 409, code: 'wrong-code', title: '与当前状态不符', detail: '验证码不对。' },
    })
    await page.getByRole('button', { name: '确认', exact: true }).click()
    await page.getByText('验证码不对').waitFor()
    expect(await page.getByText('有人抢先一步').count()).toBe(0)
    await page.getByRole('button', { name: '确认', exact: true }).click()
    await page.getByText('已确认，这种方式 90 天内有效').waitFor()
    expect(sent('test-my-channel').at(-1)?.body).toEqual({ channel: 'voice' })
    expect(sent('confirm-my-test').map(({ body }) => body)).toEqual([{ code: '204816' }, { code: '204816' }])
  })

  test('keeps at once which ways are used for which severity, and nothing else of the card moves', async () => {
    const page = await portal.page({ language: 'en' }, '/contact')
    const choice = page.getByRole('checkbox', { name: 'Phone call, Severity 2' })
    // Not `check`, which looks before the page has drawn what was clicked.
    await choice.click()
    await expect.poll(() => choice.isChecked()).toBe(true)
    await page.getByText('Saved.').waitFor()
    expect(sent('change-my-contact-card').at(-1)).toMatchObject({
      body: { phone: '+8613800138000', webhook: null, byUrgency: { 2: ['mail', 'web-push', 'sms', 'voice'] } },
    })
  })

  test('keeps what is ticked one after the other, however slow the line is', async () => {
    const page = await portal.page({}, '/contact')
    await page.route('**/api/contact-cards/me', async (route) => {
      await new Promise((later) => setTimeout(later, 200))
      await route.continue()
    })
    const [first, last] = ['语音电话，一级故障', '语音电话，三级故障'].map((name) =>
      page.getByRole('checkbox', { name }),
    )
    const before = sent('change-my-contact-card').length
    await first?.click()
    await last?.click()
    await expect.poll(() => sent('change-my-contact-card').length, { timeout: 10_000 }).toBe(before + 2)
    await expect.poll(async () => [await first?.isChecked(), await last?.isChecked()]).toEqual([false, true])
    expect(sent('change-my-contact-card').at(-1)?.body).toMatchObject({
      byUrgency: { 1: ['mail', 'web-push', 'sms'], 3: ['mail', 'voice'] },
    })
  })

  test('has another number typed as people type them; a wrong one is named at its field', async () => {
    const page = await portal.page({ language: 'en', size: 'phone' }, '/contact')
    await page.getByRole('button', { name: 'Change phone and webhook' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Phone number').fill('+86 139 0013 9000')
    expect(await axeFindings(page, [...WCAG])).toEqual([])
    portal.api.refuseNext('change-my-contact-card', {
      ...{ status: 422, code: 'invalid-input', title: 'Some input is wrong', detail: 'Some input is wrong.' },
      errors: [{ path: 'phone', code: 'not-a-phone-number', message: 'This is no phone number.' }],
    })
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.getByText('This is no phone number.').waitFor()
    await dialog.getByRole('button', { name: 'Save' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(sent('change-my-contact-card').at(-1)?.body).toMatchObject({ phone: '+8613900139000' })
  })
})

describe('push in this browser', () => {
  test('asks for the permission on a click only, subscribes, and tells the server', async () => {
    const page = await portal.page({}, '/contact')
    await allowsPush(page, 'granted')
    const button = page.getByRole('button', { name: '在这个浏览器开启推送' })
    await button.waitFor()
    expect(await asked(page)).toBe(0)
    await button.click()
    await page.getByText('已开启。请发送一次测试').waitFor()
    expect(await asked(page)).toBe(1)
    expect(sent('add-my-browser').at(-1)?.body).toMatchObject({
      ...{ endpoint: 'https://push.example.com/send/here', p256dh: 'BAAA', auth: 'AAAA' },
      label: expect.stringContaining('Linux'),
    })
    const worker = await page.evaluate(async () => (await navigator.serviceWorker.ready).active?.scriptURL)
    expect(worker).toBe(`${portal.api.url}/push-worker.js`)
  })

  test('says honestly that it was refused, and that the browser will not ask again', async () => {
    const page = await portal.page({ language: 'en' }, '/contact')
    await allowsPush(page, 'denied')
    await page.getByRole('button', { name: 'Turn push on in this browser' }).click()
    await page.getByText('You refused notifications').waitFor()
  })
})

describe('reachability', () => {
  test('says whom nothing is proven to reach, what is missing, and since when they are asked for it', async () => {
    const page = await portal.page({ language: 'en' }, '/reachability')
    const row = page.getByRole('table', { name: 'People on “系统运维值班”' }).getByRole('row').nth(1)
    await row.getByText('not proven').waitFor()
    await row.getByText('mail only: add a phone or browser push').waitFor()
    await row.getByText('asked for it since').waitFor()
    await page.getByRole('link', { name: 'Robots' }).click()
    await addsARobot(page)
  })
})

/** It is tried out and removed; what makes it secret is sent once and never shown. */
async function addsARobot(page: Page): Promise<void> {
  await page.getByText('did not come').waitFor()
  await page.getByRole('button', { name: 'Add a robot' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Name').fill('Night watch')
  await dialog.getByLabel('Address of the robot').fill('https://oapi.dingtalk.com/robot/send?access_token=abc')
  expect(await axeFindings(page, [...WCAG])).toEqual([])
  await dialog.getByRole('button', { name: 'Save' }).click()
  portal.api.refuseNext('test-page-channel', {
    ...{ status: 429, code: 'too-many-requests', title: 'Too many at once', detail: 'Please wait a moment.' },
  })
  await page.getByRole('button', { name: 'Send a test · Night watch' }).click()
  await page.getByText('Please wait a moment.').waitFor()
  await page.getByRole('button', { name: 'Send a test · Night watch' }).click()
  await page.getByText('came', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Remove · Night watch' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByText('Removed.').waitFor()
  await page.getByText('Night watch').waitFor({ state: 'detached' })
  expect(sent('add-page-channel').at(-1)?.body).toEqual({
    ...{ name: 'Night watch', kind: 'dingtalk', upTo: 2, language: 'zh-CN' },
    url: 'https://oapi.dingtalk.com/robot/send?access_token=abc',
  })
}

test('the browser complained of nothing', () => {
  expect(portal.complaints.filter((each) => !/409|422|429/.test(each))).toEqual([])
})
