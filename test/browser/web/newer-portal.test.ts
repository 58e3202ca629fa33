import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Portal, settled } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

/** The script of the list of changes is gone until the page is loaded for the given time. Answers how often it was. */
async function listIsGone(page: Page, untilLoad = Number.POSITIVE_INFINITY): Promise<() => number> {
  let loads = 1
  page.on('domcontentloaded', () => {
    loads += 1
  })
  await page.route('**/assets/list-page-*.js', (route) =>
    loads < untilLoad ? route.fulfill({ status: 404, body: 'not found' }) : route.continue(),
  )
  return () => loads
}
const toChanges = (page: Page) => page.getByRole('link', { name: '变更', exact: true })
const title = (page: Page) => page.getByLabel('标题', { exact: true })

describe('when a newer portal was put in place under an open tab', () => {
  test('a page whose script is gone is loaded anew by itself', async () => {
    const page = await portal.page({}, '/')
    const loads = await listIsGone(page, 2)
    await toChanges(page).click()
    await page.getByRole('heading', { level: 1, name: '变更' }).waitFor()
    await page.getByRole('link', { name: '邮件网关 TLS 证书更换' }).first().waitFor()
    expect(page.url()).toContain('/changes')
    expect(loads()).toBe(2)
  })

  test('but once only: what stays missing is said, and never makes the page go round', async () => {
    const page = await portal.page({}, '/')
    const loads = await listIsGone(page)
    await toChanges(page).click()
    await page.getByRole('heading', { level: 1, name: '这一页没有加载出来' }).waitFor()
    expect(loads()).toBe(2)
    await page.getByRole('link', { name: '服务', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '服务' }).waitFor()
    await toChanges(page).click()
    await page.getByRole('heading', { level: 1, name: '这一页没有加载出来' }).waitFor()
    expect(loads()).toBe(2)
  })

  test('and not at all while no server answers', async () => {
    const page = await portal.page({}, '/')
    const loads = await listIsGone(page)
    await page.route(`${portal.api.url}/`, (route) => route.abort())
    await toChanges(page).click()
    await page.getByRole('heading', { level: 1, name: '这一页没有加载出来' }).waitFor()
    expect(loads()).toBe(1)
  })

  test('pointing at a way there throws no form away', async () => {
    const page = await portal.page({}, '/changes/new')
    const loads = await listIsGone(page)
    await title(page).fill('写到一半')
    const asked = page.waitForResponse('**/assets/list-page-*.js')
    await toChanges(page).hover()
    expect((await asked).status()).toBe(404)
    await title(page).press('End')
    expect(await title(page).inputValue()).toBe('写到一半')
    expect(loads()).toBe(1)
  })
})

describe('what was typed and not sent', () => {
  test('is there again after the page was loaded anew, and can be discarded', async () => {
    const page = await portal.page({}, '/changes/new')
    await title(page).fill('写到一半')
    await page.getByRole('radio', { name: '高风险' }).check()
    await page.getByLabel('窗口开始').fill('2026-01-09T22:00')
    await page.getByRole('button', { name: '2小时', exact: true }).click()
    await page.reload()
    await settled(page)
    await page.getByText('已恢复您上次填写、还没有提交的内容。').waitFor()
    expect(await title(page).inputValue()).toBe('写到一半')
    expect(await page.getByRole('radio', { name: '高风险' }).isChecked()).toBe(true)
    expect(await page.getByLabel('窗口结束').inputValue()).toBe('2026-01-10T00:00')

    await page.getByRole('button', { name: '放弃，重新填写' }).click()
    expect(await title(page).inputValue()).toBe('')
    await page.reload()
    await settled(page)
    expect(await page.getByText('已恢复您上次填写').count()).toBe(0)
  })

  test('names whoever was chosen, not their number', async () => {
    const page = await portal.page({}, '/changes/new')
    await page.getByLabel('实施人').fill('陈思')
    await page.getByTitle('陈思远', { exact: true }).click()
    // In a department of two thousand they are not among the first fifty.
    await page.route('**/api/people?*', (route) => route.fulfill({ json: { items: [], nextCursor: null } }))
    await page.reload()
    await settled(page)
    await page.getByTitle('陈思远', { exact: true }).waitFor()
  })

  test('is gone once the form is cancelled', async () => {
    const page = await portal.page({}, '/changes/new')
    await title(page).fill('写到一半')
    await page.getByRole('link', { name: '取消' }).click()
    await page.getByRole('heading', { level: 1, name: '变更' }).waitFor()
    await page.goto('/changes/new')
    await settled(page)
    expect(await title(page).inputValue()).toBe('')
  })
})
