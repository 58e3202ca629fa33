import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { Portal, settled } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())
afterEach(() => expect(portal.complaints.splice(0)).toEqual([]))

const focused = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.textContent ?? '')

describe('with the keyboard only', () => {
  test('the first stop leads past the menu', async () => {
    const page = await portal.page({}, '/')
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('跳到主要内容')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
    const grave = '一级故障进行中：INC-101 全公司收不到外部邮件'
    await page.getByRole('link', { name: grave }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe(grave)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('提交变更')
  })

  test('the menu is walked; the new page has the focus on its heading, and its name in the title', async () => {
    const page = await portal.page({}, '/')
    await page.getByRole('link', { name: '变更', exact: true }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '变更' }).waitFor()
    expect(await focused(page)).toBe('变更')
    expect(await page.title()).toBe('变更 · 职守')
    expect(await page.getByRole('link', { name: '变更', exact: true }).getAttribute('aria-current')).toBe('page')
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: '我的待办' }).waitFor()
    expect(await page.title()).toBe('我的待办 · 职守')
  })

  test('an obligation is handed over', async () => {
    const page = await portal.page({}, '/')
    await page.getByRole('button', { name: '移交', exact: true }).last().focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.getByRole('combobox').focus()
    await page.keyboard.type('陈思')
    // What Enter takes is what is marked, in a list that is of these letters.
    await expect.poll(() => page.locator('.ant-select-item-option').count()).toBe(1)
    // On a busy machine the only one may not be marked by itself; the arrow marks it, as anybody would.
    await page.keyboard.press('ArrowDown')
    await page.locator('.ant-select-item-option-active', { hasText: '陈思远' }).waitFor()
    await page.keyboard.press('Enter')
    // The next key is for the form, not for a list that is still closing.
    await page.locator('.ant-select-dropdown').waitFor({ state: 'hidden' })
    await page.keyboard.press('Tab')
    await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA')
    await page.keyboard.type('我下午在机房。')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText('已提出移交给陈思远').first().waitFor()
    const sent = portal.api.asked.findLast(({ operation }) => operation === 'hand-over-obligation')
    expect(sent?.body).toMatchObject({ note: '我下午在机房。' })
  })

  test('a dialog holds the focus, and gives it back', async () => {
    const page = await portal.page({}, '/')
    const button = page.getByRole('button', { name: '移交', exact: true }).first()
    await button.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    for (let stops = 0; stops < 8; stops += 1) {
      await page.keyboard.press('Tab')
      // Between the last stop and the first there is the browser's own.
      expect(await page.evaluate(() => document.activeElement?.matches('body, .ant-modal-root *'))).toBe(true)
    }
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('移交')
  })
})

test('on a phone the menu is a drawer: it holds the focus, Escape shuts it, a link leads on', async () => {
  const page = await portal.page({ size: 'phone' }, '/')
  const button = page.getByRole('button', { name: '打开菜单' })
  const drawer = page.getByRole('dialog', { name: '主菜单' })
  await button.click()
  await drawer.waitFor()
  expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('打开菜单')
  await button.click()
  await drawer.getByRole('link', { name: '服务' }).click()
  await page.getByRole('heading', { level: 1, name: '服务' }).waitFor()
  expect(await drawer.isVisible()).toBe(false)
})

describe('language and look', () => {
  test('are switched at once, everywhere, and kept', async () => {
    const page = await portal.page({}, '/')
    // The choice is not made anew by the next document.
    await page.context().addInitScript(() => undefined)
    await page.getByRole('button', { name: 'Switch to English' }).click()
    await page.getByRole('heading', { level: 1, name: 'My obligations' }).waitFor()
    expect(await page.getAttribute('html', 'lang')).toBe('en')
    expect(await page.title()).toBe('My obligations · Onduty')
    const asked = () => portal.api.asked.findLast(({ operation }) => operation === 'list-obligations')
    await expect.poll(() => asked()?.headers['accept-language']).toBe('en')

    await page.locator('[popovertarget="account"]').click()
    await page.getByRole('radio', { name: 'Dark' }).check({ force: true })
    expect(await page.getAttribute('html', 'data-look')).toBe('dark')
    const kept = await page.evaluate(() => localStorage.getItem('onduty.preferences'))
    expect(JSON.parse(kept ?? '')).toEqual({ language: 'en', look: 'dark' })
  })

  test('follow the person and the device until somebody chooses', async () => {
    const context = await portal.visitor({ language: 'en' })
    const page = await context.newPage()
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.addInitScript(() => localStorage.clear())
    await page.goto('/')
    await settled(page)
    // The signed-in person's own language is Chinese.
    expect(await page.getAttribute('html', 'lang')).toBe('zh-CN')
    expect(await page.getAttribute('html', 'data-look')).toBe('dark')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.locator('html[data-look=light]').waitFor()
  })
})

describe('the session', () => {
  test('that is over leads to sign-in, and back here', async () => {
    portal.api.refuseNext('read-me', { status: 401, code: 'not-signed-in', title: '需要登录' })
    const context = await portal.visitor()
    const page = await context.newPage()
    await page.goto('/changes?view=mine')
    await page.getByRole('heading', { name: 'sign in, then /changes?view=mine' }).waitFor()
  })

  test('that ends while a form is filled in throws nothing away', async () => {
    const page = await portal.page({}, '/changes/new')
    await page.getByLabel('标题', { exact: true }).fill('写到一半')
    const notSignedIn = { status: 401, contentType: 'application/problem+json', body: '{"code":"not-signed-in"}' }
    await page.route('**/api/**', (route) => route.fulfill(notSignedIn))
    await page.getByLabel('涉及的服务').click()
    await page.getByLabel('实施人').fill('李')
    await page.getByText('登录已过期，刚才的操作没有提交。').waitFor()
    expect(await page.getByLabel('标题', { exact: true }).inputValue()).toBe('写到一半')
    // The browser itself notes each refusal.
    portal.complaints.length = 0
  })

  test('is ended by the form of the sign-out page', async () => {
    const page = await portal.page({}, '/')
    await page.locator('[popovertarget="account"]').click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByText('signed out with of this session').waitFor()
  })
})

test('mails that do not go out are said to everybody, on every page', async () => {
  const page = await portal.page({}, '/')
  await page.route('**/api/me', async (route) => {
    const answer = await route.fetch()
    const me = (await answer.json()) as { authorities: string[] }
    const json = { ...me, mailIsDown: true, authorities: me.authorities.filter((act) => act !== 'effects.redrive') }
    await route.fulfill({ json })
  })
  for (const address of ['/', '/services']) {
    await page.goto(address)
    await page
      .getByRole('alert')
      .getByText(
        '邮件暂时发不出去，未送达的通知会自动重试，仍发不出的会搁置并告警。待办照常提醒、升级，请到“我的待办”查看。',
      )
      .waitFor()
  }
  expect(await page.getByRole('link', { name: '搁置的动作' }).count()).toBe(0)
})

test('an address that leads nowhere says so, with a way home', async () => {
  const page = await portal.page({}, '/nowhere/at/all')
  await page.getByRole('heading', { name: '页面不存在' }).waitFor()
  await page.getByRole('link', { name: '回到首页' }).click()
  await page.getByRole('heading', { level: 1, name: '我的待办' }).waitFor()
})
