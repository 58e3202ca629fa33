import { expect, test } from 'vitest'
import { inTheBrowser } from './in-the-browser.ts'
import type { Visitor } from './visitor.ts'

const office = inTheBrowser()

/** The buttons and links of a part that stand out. */
const standOut = (part: ReturnType<Visitor['page']['locator']>): Promise<string[]> =>
  part.locator('.ant-btn-primary').allInnerTexts()

test('before its window a release is not the next thing to do: its implementer reads when the window opens', async () => {
  const implementer = await office.arrives()
  await implementer.comesAs('何俊')
  const card = implementer.page.getByRole('article').filter({ hasText: 'CHG-1004' })
  await card.getByText('下一步 1月7日周三 08:00：发布窗口开启').waitFor()
  expect(await standOut(card)).toEqual([])
  await card.getByRole('link', { name: '查看' }).click()

  const actions = implementer.page.getByRole('region', { name: '我可以做什么' })
  await actions.getByText('发布窗口1月7日周三 08:00 开启。开启之后在这里记录发布结果。').waitFor()
  expect(await standOut(actions)).toEqual([])

  await office.product.advance({ to: '2026-01-07T08:01:00+08:00' })
  await implementer.page.goto('/')
  await card.getByRole('link', { name: '去发布' }).waitFor()
  expect(await standOut(card)).toEqual(['去发布'])
  await card.getByRole('link', { name: '去发布' }).click()
  await actions.getByRole('button', { name: '记录发布' }).waitFor()
  expect(await standOut(actions)).toEqual(['记录发布'])
})
