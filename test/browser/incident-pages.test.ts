import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { MINUTE } from '../../functions/kernel/instant.ts'
import { sessionOf } from '../support/credentials.ts'
import { reports, takes } from '../support/incidents-at-work.ts'
import type { MemoryOffice } from '../support/memory-office.ts'
import { officeOnCall } from '../support/on-call-at-work.ts'
import { vendorIn } from '../support/vendors-at-work.ts'
import { axeFindings } from './support/axe.ts'
import { openBrowser } from './support/chromium.ts'

let browser: Browser
let office: MemoryOffice
let origin: string
let links: readonly string[]
let close: () => Promise<unknown>

/** An incident with an update, a vendor whose two contacts were asked, and the pages on a port of their own. */
beforeAll(async () => {
  browser = await openBrowser()
  office = await officeOnCall()
  const { id: vendor } = await office.does<{ id: Id }>('head', 'POST', '/api/vendors', vendorIn())
  const { id } = await reports(office, 'employee')
  await takes(office, 'opsOne', id, 'acknowledge')
  await takes(office, 'opsOne', id, 'update', { 'zh-CN': '已切到备用网关。', audiences: ['affected'] })
  await takes(office, 'opsOne', id, 'parties', { vendor, task: '请检查贵司网关的证书链。' })
  await office.advance(31 * MINUTE)
  links = ['noc@vendor.example', 'jane@vendor.example'].map((address) => {
    const mail = office.mails.find(({ to }) => to.address === address)
    return /\/v\/[\w-]+/.exec(mail?.text ?? '')?.[0] ?? ''
  })
  const server = serve({ fetch: office.api.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  close = () => new Promise((resolve) => server.close(resolve))
}, 60_000)
afterAll(async () => {
  await browser.close()
  await close()
})

const PHONE = { width: 320, height: 640 }

async function visit(options: BrowserContextOptions, work: (page: Page) => Promise<void>): Promise<void> {
  const { Cookie = '' } = await sessionOf(office.machine.platform, 'employee')
  const [name = '', value = ''] = Cookie.split('=')
  const context = await browser.newContext({ viewport: PHONE, ...options })
  await context.addCookies([{ name, value, url: origin }])
  try {
    await work(await context.newPage())
  } finally {
    await context.close()
  }
}

/** Nothing axe finds, nothing to scroll sideways, and every button large enough for a thumb. */
async function expectGood(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
  const sideways = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(sideways).toBe(0)
  for (const button of await page.locator('button').all()) {
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  }
}

describe('pages of an incident on the smallest phone', () => {
  for (const colorScheme of ['light', 'dark'] as const) {
    it(`how services are, and what a vendor sees, are good in ${colorScheme}`, async () => {
      await visit({ colorScheme }, async (page) => {
        await page.goto(`${origin}/status`)
        expect(await page.locator('main').textContent()).toContain('已切到备用网关。')
        await expectGood(page)
        for (const link of links) {
          await page.goto(`${origin}${link}`)
          await expectGood(page)
        }
      })
    })
  }

  it('a vendor answers without JavaScript, and reads what they said', async () => {
    await visit({ javaScriptEnabled: false }, async (page) => {
      await page.goto(`${origin}${links[1]}`)
      await page.getByRole('button', { name: 'We cannot do this' }).click()
      expect(await page.getByRole('alert').textContent()).toContain('Say what there is')
      await page.getByLabel('In your words').fill('Chain replaced;\nwatching.')
      await page.getByRole('button', { name: 'We are on it' }).click()
      expect(await page.locator('main').textContent()).toContain('Chain replaced;')
      expect(await page.getByRole('button', { name: 'We are on it' }).count()).toBe(0)
    })
  })
})
