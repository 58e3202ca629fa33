import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, WCAG } from '../support/axe.ts'
import { ADDRESSES, change } from './addresses.ts'
import { Portal, settled, type View, walkTo } from './portal.ts'

const VIEWS: readonly Required<View>[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['desktop', 'phone'] as const).map((size) => ({ language, size })),
)
/** What is asked of each look: by night only the colours are others. */
const LOOKS = { light: [...WCAG, 'best-practice'], dark: ['color-contrast', 'link-in-text-block'] } as const

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

/** What axe finds by day and by night, in a line each. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const [look, rules] of Object.entries(LOOKS)) {
    await page.emulateMedia({ colorScheme: look as keyof typeof LOOKS })
    await page.locator(`html[data-look=${look}]`).waitFor()
    found.push(...(await axeFindings(page, [...rules])).map(({ rule, target }) => `${look}, ${rule}: ${target}`))
  }
  return found
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

describe.each(VIEWS)('$language, $size, light and dark', (view) => {
  test('every page can be used by everybody, and fits', async () => {
    const page = await portal.page(view, '/')
    for (const address of ADDRESSES) {
      await walkTo(page, address)
      expect({ address, findings: await findings(page) }).toEqual({ address, findings: [] })
      expect({ address, isTooWide: await isTooWide(page) }).toEqual({ address, isTooWide: false })
    }
    await page.context().close()
    expect(portal.complaints).toEqual([])
  })

  test('so can its dialogs, menus and drawer', async () => {
    const page = await portal.page(view, '/')
    const [open, dialog] = [page.locator('[popovertarget="account"]'), page.getByRole('dialog')]
    await open.click()
    expect(await findings(page)).toEqual([])
    await page.keyboard.press('Escape')

    if (view.size === 'phone') {
      await page.locator('header button').first().click()
      expect(await findings(page)).toEqual([])
      await page.keyboard.press('Escape')
    }

    const handOver = view.language === 'en' ? 'Hand over' : '移交'
    await page.getByRole('button', { name: handOver, exact: true }).first().click()
    await dialog.waitFor()
    await dialog.getByRole('combobox').click()
    await page.getByRole('option').first().waitFor({ state: 'attached' })
    expect(await findings(page)).toEqual([])

    await page.goto(`/changes/${change?.id}`)
    await settled(page)
    await page.locator('summary').click()
    await page.getByRole('button', { name: view.language === 'en' ? 'Reject' : '拒绝', exact: true }).click()
    await dialog.waitFor()
    await dialog.getByRole('button').last().click()
    await dialog.locator('[aria-invalid=true]').waitFor()
    expect(await findings(page)).toEqual([])
    await page.context().close()
    expect(portal.complaints).toEqual([])
  })
})
