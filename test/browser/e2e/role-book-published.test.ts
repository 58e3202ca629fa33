import { expect, test } from 'vitest'
import { axeFindings, WCAG } from '../support/axe.ts'
import { inTheBrowser } from './in-the-browser.ts'

const office = inTheBrowser()
const [DRAFTER, REVIEWER] = ['ma.xiaolin@example.com', 'sun.zhiyuan@example.com']
const HEAD = 'chen.jianguo@example.com'

test('a version that is to begin before a planned one says that it takes its place, and does', async () => {
  const planned = await reviewed('三月起的调整')
  await office.product.does(HEAD, 'POST', `/api/role-books/drafts/${planned}/publish`, {
    ...{ from: '2026-03-02', note: '三月起执行。' },
  })
  const sooner = await reviewed('提前到二月')
  const head = await office.arrives()
  await head.comesAs('陈建国')
  await head.page.goto(`/role-book/drafts/${sooner}`)
  await head.page.getByRole('button', { name: /^发\s?布$/ }).click()
  const dialog = head.page.getByRole('dialog')
  await dialog.getByLabel('生效日期（不填：立即生效）').fill('2026-02-02')
  await dialog.getByRole('combobox', { name: '取代这些待生效的版本' }).click()
  await head.page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '第 2 版' }).click()
  await dialog.getByLabel('发布说明').fill('提前执行。')
  expect(await axeFindings(head.page, WCAG)).toEqual([])
  await dialog.getByRole('button', { name: /^发\s?布$/ }).click()
  await head.sees('第 3 版')
  const { items } = (await office.product.does(HEAD, 'GET', '/api/role-books')) as { items: { state: string }[] }
  expect(items.map(({ state }) => state)).toEqual(['planned', 'replaced', 'in-force'])
})

/** A draft that changes one standing duty, reviewed by somebody else. */
async function reviewed(name: string): Promise<string> {
  const { product } = office
  const { id } = await product.does(DRAFTER, 'POST', '/api/role-books/drafts', { name })
  const { items } = (await product.does(DRAFTER, 'GET', `/api/role-books/drafts/${id}/duties?limit=1`)) as {
    items: { id: string; version: unknown; hash: unknown; names: unknown; effort: number }[]
  }
  const { id: duty, version: _, hash: __, names: ___, effort = 0, ...same } = items[0] ?? { id: '' }
  const path = `/api/role-books/drafts/${id}`
  await product.does(DRAFTER, 'PUT', `${path}/duties/${duty}`, { ...same, effort: effort + 5 })
  await product.does(DRAFTER, 'POST', `${path}/submit`, {})
  await product.does(REVIEWER, 'POST', `${path}/review`, { verdict: 'accept' })
  return String(id)
}
