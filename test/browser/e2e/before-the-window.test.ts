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
  const card = implementer.page.getByRole('article').filter({ hasText: '边界防火墙策略清理' })
  await card.getByText(/下一步 .+：发布窗口开启/).waitFor()
  expect(await standOut(card)).toEqual([])
  await card.getByRole('link', { name: '查看' }).click()

  const actions = implementer.page.getByRole('region', { name: '我可以做什么' })
  await actions.getByText(/^发布窗口于 .+ 开启，届时在这里记录发布结果。$/).waitFor()
  expect(await standOut(actions)).toEqual([])

  await office.product.advance({ to: await whenItOpens() })
  await implementer.page.goto('/')
  await card.getByRole('link', { name: '去发布' }).waitFor()
  expect(await standOut(card)).toEqual(['去发布'])
  await card.getByRole('link', { name: '去发布' }).click()
  await actions.getByRole('button', { name: '记录发布' }).waitFor()
  expect(await standOut(actions)).toEqual(['记录发布'])
})

async function whenItOpens(): Promise<string> {
  const scheduled = await office.product.does('he.jun@example.com', 'GET', '/api/changes?status=scheduled')
  const [waiting] = scheduled.items as { readonly releaseWindow: { readonly from: string } }[]
  if (waiting === undefined) throw new Error('nothing waits for its window')
  return waiting.releaseWindow.from
}
