import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, WCAG } from '../support/axe.ts'
import { ADDRESSES, change } from './addresses.ts'
import { Portal, settled, type View, walkTo } from './portal.ts'

const VIEWS: readonly Required<View>[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['desktop', 'phone'] as const).map((size) => ({ language, size })),
)
/** They differ by look, and not by language: by night only they are asked, and in English they are not. */
const COLOURS = ['color-contrast', 'link-in-text-block']
const RULES = [...WCAG, 'best-practice']

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

type Look = 'light' | 'dark'
const looksIn = ({ language }: View): readonly Look[] => (language === 'en' ? ['light'] : ['light', 'dark'])

async function look(page: Page, as: Look): Promise<void> {
  await page.emulateMedia({ colorScheme: as })
  await page.locator(`html[data-look=${as}]`).waitFor()
}

/** What axe finds in a look, in a line each. */
async function foundIn(page: Page, as: Look, { language }: View): Promise<string[]> {
  const found =
    as === 'dark' ? await axeFindings(page, COLOURS) : await axeFindings(page, RULES, language === 'en' ? COLOURS : [])
  return found.map(({ rule, target }) => `${as}, ${rule}: ${target}`)
}

/** The same of every look of the language. */
async function findings(page: Page, view: View): Promise<string[]> {
  const found: string[] = []
  for (const as of looksIn(view)) {
    await look(page, as)
    found.push(...(await foundIn(page, as, view)))
  }
  return found
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

describe.each(VIEWS)('$language, $size', (view) => {
  test('every page can be used by everybody, and fits', async () => {
    const page = await portal.page(view, '/')
    // A look is put on once for all pages: that draws everything anew, and takes longer than to look.
    for (const as of looksIn(view)) {
      await look(page, as)
      for (const address of ADDRESSES) {
        await walkTo(page, address)
        expect({ address, findings: await foundIn(page, as, view) }).toEqual({ address, findings: [] })
        expect({ address, isTooWide: await isTooWide(page) }).toEqual({ address, isTooWide: false })
      }
    }
    await page.context().close()
    expect(portal.complaints).toEqual([])
  })

  test('so can its dialogs, menus and drawer', async () => {
    const page = await portal.page(view, '/')
    const [open, dialog] = [page.locator('[popovertarget="account"]'), page.getByRole('dialog')]
    await open.click()
    expect(await findings(page, view)).toEqual([])
    await page.keyboard.press('Escape')

    if (view.size === 'phone') {
      await page.locator('header button').first().click()
      expect(await findings(page, view)).toEqual([])
      await page.keyboard.press('Escape')
    }

    const handOver = view.language === 'en' ? 'Hand over' : '移交'
    await page.getByRole('button', { name: handOver, exact: true }).first().click()
    await dialog.waitFor()
    await dialog.getByRole('combobox').click()
    await page.getByRole('option').first().waitFor({ state: 'attached' })
    expect(await findings(page, view)).toEqual([])

    await page.goto(`/changes/${change?.id}`)
    await settled(page)
    await page.locator('summary').click()
    await page.getByRole('button', { name: view.language === 'en' ? 'Reject' : '拒绝', exact: true }).click()
    await dialog.waitFor()
    await dialog.getByRole('button').last().click()
    await dialog.locator('[aria-invalid=true]').waitFor()
    expect(await findings(page, view)).toEqual([])
    await page.context().close()
    expect(portal.complaints).toEqual([])
  })
})
