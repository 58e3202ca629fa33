import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, WCAG } from '../support/axe.ts'
import { summaryOf, told } from './fixture-changes.ts'
import { nth, people } from './fixture-department.ts'
import { incidents } from './fixture-incidents.ts'
import { Portal, settled, type View } from './portal.ts'

const [, , change] = told.map(summaryOf)
const ADDRESSES = [
  '/',
  '/?tab=offered',
  '/?tab=closed',
  '/changes',
  '/changes/new',
  `/changes/${change?.id}`,
  '/role-book',
  '/role-book/versions',
  '/people',
  `/people/${people[1]?.id}`,
  '/positions',
  `/positions/${nth('pos', 3)}`,
  '/services',
  '/duties',
  '/duties?view=calendar',
  `/duties/${nth('occ', 3)}`,
  '/acknowledgements',
  `/acknowledgements/${nth('ack', 1)}`,
  `/position-hand-overs/${nth('hov', 1)}`,
  '/matrix',
  '/simulation',
  '/incidents',
  `/incidents/${incidents[0]?.id}`,
  `/incidents/${incidents[1]?.id}`,
  '/post-incident-reviews',
  `/post-incident-reviews/${nth('pir', 1)}`,
  `/post-incident-reviews/${nth('pir', 2)}`,
  '/improvement-actions',
  `/improvement-actions/${nth('iac', 1)}`,
  '/alerts',
  `/alerts/${nth('alt', 1)}`,
  '/alerts/silences',
  '/alerts/heartbeats',
  '/alerts/rules',
  '/alerts/rules/edit',
  '/alerts/sources',
  `/emergency-plans/${nth('epl', 1)}`,
  `/emergency-plans/${nth('epl', 1)}/edit`,
  `/emergency-drills/${nth('edr', 2)}`,
  '/severity-policy',
  '/severity-policy/edit',
  '/incident-figures',
  '/policies',
  '/policies/normal-change',
  '/policies/normal-change/edit',
  `/access-reviews/${nth('rev', 1)}`,
  `/access-reviews/packages/${nth('rvw', 2)}`,
  '/calendar',
  `/entitlements/systems/${nth('sys', 1)}`,
  '/exchange',
  '/parked',
  '/audit',
  '/tokens',
  '/mailbox',
  '/nowhere',
]
const VIEWS: readonly Required<View>[] = (['zh-CN', 'en'] as const).flatMap((language) =>
  (['desktop', 'phone'] as const).map((size) => ({ language, size })),
)
const LOOKS = ['light', 'dark'] as const
const RULES = [...WCAG, 'best-practice']

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

/** What axe finds by day and by night, in a line each. */
async function findings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const look of LOOKS) {
    await page.emulateMedia({ colorScheme: look })
    await page.locator(`html[data-look=${look}]`).waitFor()
    found.push(...(await axeFindings(page, RULES)).map(({ rule, target }) => `${look}, ${rule}: ${target}`))
  }
  return found
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)

describe.each(VIEWS)('$language, $size, light and dark', (view) => {
  test('every page can be used by everybody, and fits', async () => {
    const page = await portal.page(view, '/')
    for (const address of ADDRESSES) {
      await page.goto(address)
      await settled(page)
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
