// The portal in a browser: what its pages weigh, and how long somebody waits for one.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { Visitor } from '../test/browser/e2e/visitor.ts'
import { openBrowser } from '../test/browser/support/chromium.ts'
import { PortalWeight } from '../test/web/portal-weight.ts'
import { Office, raisedIn } from './office.ts'
import type { Server } from './server.ts'
import type { Table } from './table.ts'
import { settle } from './usage.ts'

const DIST = join(import.meta.dirname, '../dist/web')
const VISITS = 5
const PAGES = ['/changes', '/people', '/services', '/']

export function weighPortal(table: Table): void {
  const portal = new PortalWeight(DIST)
  const most = Math.max(...portal.later.map((name) => portal.more(name)))
  table.note('portal: JavaScript of the first route, gzip', '≤ 330 KiB', inKib(portal.weigh(portal.home)))
  table.note('… the most any later route adds', '≤ 120 KiB', inKib(most))
}

const inKib = (bytes: number) => `${(bytes / 1024).toFixed(0)} KiB`

export async function measurePortal({ call, url }: Server, table: Table): Promise<void> {
  const office = await Office.open(call)
  const change = raisedIn(await office.submit())
  await settle(call)
  const email = office.emailOf(change.accountable?.id ?? '')
  const browser = await openBrowser()
  try {
    await noteDecisionPage(call, await Visitor.arrives(browser, url, [], { isPhone: true, hasScript: false }), table, {
      email,
      name: office.nameOf(email),
    })
    const clerk = await Visitor.arrives(browser, url, [])
    await clerk.comesAs('张磊')
    await clerk.page.locator('nav a[href="/changes"]').first().waitFor()
    const took = { first: [] as number[], again: [] as number[] }
    for (let visit = 0; visit < VISITS; visit += 1) {
      for (const path of PAGES) (visit === 0 ? took.first : took.again).push(await goTo(clerk.page, path))
    }
    const inWords = (all: number[]) => {
      const sorted = all.toSorted((a, b) => a - b)
      return `median ${sorted[Math.floor(sorted.length / 2)]?.toFixed(0)} ms, longest ${sorted.at(-1)?.toFixed(0)} ms`
    }
    table.note('… change of route, seen before', '≤ 100 ms', inWords(took.again))
    table.note('… for the first time, its script loaded then', '–', inWords(took.first))
  } finally {
    await browser.close()
  }
}

async function noteDecisionPage(
  call: Server['call'],
  approver: Visitor,
  table: Table,
  { email, name }: { readonly email: string; readonly name: string },
): Promise<void> {
  const { items } = (await call('GET', `/local/mail?to=${encodeURIComponent(email)}`)).body as {
    items: { text: string }[]
  }
  const link =
    items.map(({ text }) => /https?:\/\/\S+\/d\/\S+/.exec(text)?.[0]).find((each) => each !== undefined) ?? ''
  await approver.page.goto(link)
  await approver.page.getByRole('link').first().click()
  await approver.signsIn(name)
  const answer = await approver.page.goto(link)
  const bytes = (await answer?.body())?.length ?? 0
  const scripts = await approver.page.locator('script').count()
  table.note('decision page', '≤ 10 KB, no JavaScript', `${(bytes / 1000).toFixed(1)} KB, ${scripts} scripts`)
}

/** Runs in the page. Milliseconds from the click until the page stands and nothing on it waits any more. */
const CLICK_AND_WAIT = `async (wanted) => {
  const settled = () => document.querySelector('main h1') && !document.querySelector('main [aria-busy=true]')
  const begun = performance.now()
  document.querySelector('nav a[href="' + wanted + '"]').click()
  for (let frames = 0; frames < 600; frames += 1) {
    await new Promise(requestAnimationFrame)
    if (location.pathname === wanted && settled()) return performance.now() - begun
  }
  throw new Error(wanted + ' does not come')
}`

const goTo = (page: Page, path: string): Promise<number> =>
  page.evaluate<number>(`(${CLICK_AND_WAIT})(${JSON.stringify(path)})`)
