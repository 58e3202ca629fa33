import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Language } from '../../functions/kernel/text.ts'
import { decisionPathIn, type MailHouse, mailHouse, type Sent } from '../change/mail-house.ts'
import { sessionOf } from '../support/credentials.ts'
import { people, positions } from '../support/department.ts'
import { openEntitlements } from '../support/entitlement-office.ts'
import { axeFindings } from './support/axe.ts'
import { openBrowser } from './support/chromium.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** A change that waits for its authorisation, the mail that asks for it, and the pages on a port of their own. */
async function asked(language: Language) {
  const house = await mailHouse()
  await house.speaks('changeManager', language)
  const { id } = await house.raised({ risk: 'high', description: '逐台更换网关证书。\n每台约十分钟。' })
  await house.step(await house.owner(id), id, { step: 'assess', verdict: 'sound', comment: '影响可控。' })
  const mail = (await house.mails()).at(-1) as Sent
  const server = serve({ fetch: house.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const close = () => new Promise((resolve) => server.close(resolve))
  return { house, id, mail, origin, url: `${origin}${decisionPathIn(mail)}`, close }
}

async function visit(
  { house, origin }: { readonly house: MailHouse; readonly origin: string },
  options: BrowserContextOptions,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const [name = '', value = ''] = (await house.signedIn('changeManager')).Cookie.split('=')
  const context = await browser.newContext(options)
  await context.addCookies([{ name, value, url: origin }])
  try {
    await work(await context.newPage())
  } finally {
    await context.close()
  }
}

const PHONE = { width: 320, height: 640 }

/** Nothing axe finds, nothing to scroll sideways, and every button large enough for a thumb. */
async function expectGood(page: Page): Promise<void> {
  expect(await axeFindings(page)).toEqual([])
  const sideways = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  expect(sideways).toBe(0)
  for (const button of await page.locator('button, .button').all()) {
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  }
}

describe('the decision page in a browser', () => {
  for (const language of ['zh-CN', 'en'] as const) {
    for (const colorScheme of ['light', 'dark'] as const) {
      it(`is good on the smallest phone, ${language}, ${colorScheme}`, async () => {
        const { id, mail, origin, url, close, ...there } = await asked(language)
        await visit({ ...there, origin }, { viewport: PHONE, colorScheme }, async (page) => {
          await page.goto(url)
          await expectGood(page)
          await page.goto(`${origin}/print/changes/${id}`)
          await expectGood(page)
          await page.setContent(mail.html)
          expect(await axeFindings(page, ['wcag2a', 'wcag2aa', 'wcag22aa'])).toEqual([])
        })
        await close()
      })
    }
  }

  it('decides without JavaScript, and says what is wrong without losing a word', async () => {
    const { house, id, url, origin, close } = await asked('zh-CN')
    await visit({ house, origin }, { viewport: PHONE, javaScriptEnabled: false }, async (page) => {
      await page.goto(url)
      await page.getByRole('button', { name: '拒绝' }).click()
      expect(await page.getByRole('alert').textContent()).toContain('请写明原因')
      await page.getByLabel('意见').fill('月底结账，\n请改到下周。')
      await page.getByRole('button', { name: '拒绝' }).click()
      expect(page.url()).toBe(url)
      expect(await page.locator('h1').textContent()).toBe('决定已记录')
      expect(await page.locator('main').textContent()).toContain('请改到下周。')
      await page.reload()
      expect(await page.locator('form').count()).toBe(0)
    })
    expect((await house.change(id)).status).toBe('rejected')
    await visit({ house, origin }, { viewport: PHONE }, async (page) => {
      await page.goto(url)
      await expectGood(page)
    })
    await close()
  })

  it('offers nothing but to sign in to whoever has not', async () => {
    const { url, close } = await asked('en')
    const context = await browser.newContext({ viewport: PHONE, locale: 'en' })
    const page = await context.newPage()
    const answer = await page.goto(url)
    expect(answer?.status()).toBe(401)
    await expectGood(page)
    expect(await page.locator('main').textContent()).not.toContain('CHG-')
    await context.close()
    await close()
  })

  it('is good for a right on a system too, with a conflict to be mitigated, in the light and in the dark', async () => {
    const { office, addRight, asks, gives } = await openEntitlements()
    const [one, other] = [
      await addRight({ name: { 'zh-CN': '配置修改', en: 'Configure' } }),
      await addRight({ risk: 'high' }),
    ]
    const why = { 'zh-CN': '能改配置的人不能清日志。', en: 'Whoever configures must not clear the logs.' }
    await office.does('head', 'POST', '/api/entitlement-conflicts', {
      ...{ between: [one.id, other.id], effect: 'mitigate', why },
    })
    await gives('opsTwo', one.id)
    await asks('opsThree', other.id, { person: people.opsTwo, position: positions.opsEngineer })
    const mail = office.mails.findLast(({ subject }) => subject.includes('请审批权限')) ?? { text: '' }
    const server = serve({ fetch: office.api.fetch, port: 0, hostname: '127.0.0.1' })
    await new Promise((resolve) => server.once('listening', resolve))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { Cookie = '' } = await sessionOf(office.machine.platform, 'changeManager')
    const [name = '', value = ''] = Cookie.split('=')
    const context = await browser.newContext({ viewport: PHONE })
    await context.addCookies([{ name, value, url: origin }])
    const page = await context.newPage()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto(`${origin}${decisionPathIn(mail)}`)
      await expectGood(page)
    }
    await page.getByRole('button', { name: '批准，并采取控制措施' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('请写明控制措施')
    await page.getByLabel('控制措施').fill('日志另存只写库。')
    await page.getByRole('button', { name: '批准，并采取控制措施' }).click()
    expect(await page.locator('h1').textContent()).toBe('决定已记录')
    await context.close()
    await new Promise((resolve) => server.close(resolve))
  })
})
