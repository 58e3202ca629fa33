import { spaced } from './change-form.ts'
import type { Visitor } from './visitor.ts'

/** From the list of what somebody owes to the change. */
export async function take({ page }: Visitor, number: string, words: string): Promise<void> {
  const card = page.getByRole('article').filter({ hasText: number })
  await card.getByRole('link', { name: words }).click()
}

/** On the page of a change: the button, the answer in its dialog, the words, and the button again. */
export async function decide({ page }: Visitor, action: string, choice: string, words?: string): Promise<void> {
  await page.getByRole('button', { name: spaced(action) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(choice, { exact: true }).check()
  if (words !== undefined) await dialog.getByRole('textbox').fill(words)
  await dialog.getByRole('button', { name: spaced(action) }).click()
  await page.getByText(`已记录：${action}`).first().waitFor()
}

/** Who owes the next step, as the page of a change says when it is opened again. */
export async function ownerOf({ page }: Visitor, part = '当前责任'): Promise<string> {
  await page.reload()
  const name = await page.getByRole('region', { name: part }).locator('strong span').first().textContent()
  if (name === null) throw new Error('nobody owes the next step')
  return name
}

/** What stands beside the name of a fact. */
export const factOf = ({ page }: Visitor, name: string): Promise<string | null> =>
  page
    .locator('dt', { hasText: spaced(name) })
    .locator('+ dd')
    .textContent()

/** The link to decide by in a mail. */
export function linkIn(text: string): string {
  const link = /http:\/\/\S+\/d\/\S+/.exec(text)?.[0]
  if (link === undefined) throw new Error(`no link in ${text}`)
  return link
}

/** The items of a list in a part of the page, each as one line. */
export const linesOf = async ({ page }: Visitor, part: string): Promise<string[]> => {
  const items = page.getByRole('region', { name: part }).getByRole('listitem')
  await items.first().waitFor()
  return (await items.allInnerTexts()).map((item) => item.replaceAll(/\s*\n\s*/g, ' '))
}
