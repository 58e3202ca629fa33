import { expect, test } from 'vitest'
import { axeFindings, WCAG } from '../support/axe.ts'
import { inTheBrowser } from './in-the-browser.ts'

const office = inTheBrowser()
const HEAD = 'chen.jianguo@example.com'
const SHOTS = process.env.SHOTS

test('the head of IT adds a duty to a draft, sees when it falls, changes it, removes another and puts it back', async () => {
  const draft = await office.product.does(HEAD, 'POST', '/api/role-books/drafts', { name: '第二季度调整' })
  const head = await office.arrives()
  await head.comesAs('陈建国')
  const { page } = head
  await page.goto(`/role-book/drafts/${draft.id}`)
  await head.sees('第二季度调整')
  await shoot('draft')
  await page.getByRole('link', { name: '新增职责', exact: true }).click()
  await page.getByLabel('职责 · 中文').fill('每周检查备份介质')
  await page.getByLabel('职责 · 英文').fill('Check the backup media each week')
  await page.getByLabel('完成标准 · 中文').fill('介质在有效期内，抽样恢复成功。')
  await page.getByLabel('完成标准 · 英文').fill('The media are in date and a sample was restored.')
  await shoot('empty')
  await choose('负责岗位', '数据库管理员')
  await choose('周期', '周')
  await head.sees(/每周一 09:00/)
  expect(await page.getByRole('list', { name: '接下来几次' }).getByRole('listitem').count()).toBe(5)
  await shoot('form')
  expect(await axeFindings(page, WCAG)).toEqual([])
  await page.getByRole('button', { name: '新增职责' }).click()

  const added = page.getByRole('listitem').filter({ hasText: '每周检查备份介质' }).first()
  await added.getByText('新增').waitFor()
  await shoot('added')
  await added.getByRole('link', { name: '每周检查备份介质' }).click()
  await page.getByLabel('职责 · 中文').fill('每周检查备份介质与标签')
  await page.getByRole('button', { name: '保存' }).click()
  await head.sees('每周检查备份介质与标签')

  const others = page.getByRole('listitem').filter({ hasNotText: '每周检查备份介质' })
  const first = others.getByRole('button', { name: /^删除“/, includeHidden: false }).first()
  const title = (await first.getAttribute('aria-label'))?.slice(3, -1) ?? ''
  await first.click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^删\s?除$/ })
    .click()
  await page.getByRole('button', { name: `把“${title}”恢复原样` }).click()
  await page.getByRole('button', { name: `删除“${title}”` }).waitFor()
  expect(await axeFindings(page, WCAG)).toEqual([])

  await page.getByRole('link', { name: '活动、服务需求与不相容规则' }).click()
  await page.getByRole('button', { name: '增加一条规则' }).click()
  await page.getByLabel('为何不相容 · 中文').last().fill('授权与实施须分开')
  await page.getByLabel('为何不相容 · 英文').last().fill('Authorising and doing are kept apart.')
  await choose('其一', '授权变更')
  await choose('其二', '免除当次职责')
  await shoot('frame')
  expect(await axeFindings(page, WCAG)).toEqual([])
  await page.getByRole('button', { name: '保存' }).click()
  await head.sees('活动、服务需求和不相容规则有改动。')

  const unserving = page.getByRole('listitem').filter({ hasText: '职责没有对应目标' }).first()
  await unserving.getByRole('link').first().click()
  await page.getByRole('combobox', { name: '服务的目标' }).waitFor()

  // A colleague removes the duty while it is being written on.
  await page.getByLabel('职责 · 中文').fill('写到一半的职责')
  await office.product.does(HEAD, 'DELETE', `/api/role-books${new URL(page.url()).pathname.replace('/role-book', '')}`)
  await page.clock.setFixedTime(Date.now() + 60_000)
  await page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")
  await head.sees('已被他人删除')
  expect(await page.getByLabel('职责 · 中文').inputValue()).toBe('写到一半的职责')
  await page.getByRole('button', { name: '新增职责' }).click()
  await page.getByRole('link', { name: '写到一半的职责' }).waitFor()

  // From what would settle a gap of the book in force: a draft is chosen, and the form knows what it is about.
  await page.goto('/role-book/drafts?activity=backup')
  await head.sees('请选择在哪份草稿里修改')
  await page.getByRole('link', { name: '第二季度调整' }).click()
  await page.getByLabel('属于哪类活动').locator('..').getByText('备份与恢复').waitFor()

  // Their own language goes before that of the browser.
  const { person } = (await office.product.does(HEAD, 'GET', '/api/me')) as { person: { version: number } }
  expect((await office.product.call(HEAD, 'PATCH', '/api/me', { language: 'en' }, person.version)).status).toBe(200)
  const phone = await office.arrives({ isPhone: true })
  await phone.comesAs('陈建国')
  await phone.page.goto(`/role-book/drafts/${draft.id}/duties/new`)
  await phone.page.getByLabel('Duty · in English').waitFor()
  await phone.page.emulateMedia({ colorScheme: 'dark' })
  if (SHOTS !== undefined) await phone.page.screenshot({ path: `${SHOTS}/phone.png`, fullPage: true })
  expect(await axeFindings(phone.page, WCAG)).toEqual([])
  expect(await phone.page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false)

  async function choose(label: string, option: string): Promise<void> {
    const field = page.getByRole('combobox', { name: label }).last()
    await field.click()
    if (await field.isEditable()) await field.fill(option)
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: option }).first().click()
  }
  async function shoot(name: string): Promise<void> {
    if (SHOTS !== undefined) await page.screenshot({ path: `${SHOTS}/${name}.png`, fullPage: true })
  }
})
