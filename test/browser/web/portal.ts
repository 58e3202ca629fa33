import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from '@playwright/test'
import { buildPortal } from '../../../scripts/build.ts'
import { openBrowser } from '../support/chromium.ts'
import { type FixtureApi, startFixtureApi } from './fixture-api.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const DIST = path.join(ROOT, 'dist/web')

export interface View {
  readonly language?: 'zh-CN' | 'en'
  readonly size?: 'desktop' | 'phone'
}

const SIZES = { desktop: { width: 1280, height: 860 }, phone: { width: 360, height: 740 } } as const

/** The built portal in a browser, answered by fixtures. */
export class Portal {
  readonly api: FixtureApi
  readonly #browser: Browser
  readonly #files: string
  /** What the browser complained of: errors, broken policies, requests to elsewhere. Tests want none. */
  readonly complaints: string[] = []

  static async open(): Promise<Portal> {
    if (!existsSync(path.join(DIST, 'index.html'))) await buildPortal()
    // A copy: others may build meanwhile.
    const files = mkdtempSync(path.join(tmpdir(), 'onduty-portal-'))
    cpSync(DIST, files, { recursive: true })
    const [api, browser] = await Promise.all([startFixtureApi(files), openBrowser()])
    return new Portal(api, browser, files)
  }

  private constructor(api: FixtureApi, browser: Browser, files: string) {
    this.api = api
    this.#browser = browser
    this.#files = files
  }

  /** A browser of somebody who likes it this way. */
  async visitor({ language = 'zh-CN', size = 'desktop' }: View = {}): Promise<BrowserContext> {
    const context = await this.#browser.newContext({
      viewport: SIZES[size],
      hasTouch: size === 'phone',
      colorScheme: 'light',
      locale: language,
      reducedMotion: 'reduce',
      baseURL: this.api.url,
    })
    await context.addInitScript(
      (chosen) => {
        // A sandboxed frame has no storage.
        if (window.origin !== 'null') localStorage.setItem('onduty.preferences', JSON.stringify(chosen))
      },
      { language },
    )
    return context
  }

  /** A page of such a browser; whatever it complains of is kept. */
  async page(view: View, address: string): Promise<Page> {
    const page = await (await this.visitor(view)).newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text())
    })
    page.on('pageerror', (error) => this.complaints.push(String(error)))
    page.on('request', (request) => {
      if (!request.url().startsWith(this.api.url)) this.complaints.push(`asked ${request.url()}`)
    })
    await page.goto(address)
    await settled(page)
    return page
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.api.close()
    rmSync(this.#files, { recursive: true, force: true })
  }
}

/** Waits until the page has its heading and nothing is waited for any more. */
export async function settled(page: Page): Promise<void> {
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => document.querySelector('[role=status][aria-label]') === null)
}

interface Routed {
  readonly history: { push(address: string): void }
  readonly state: { readonly status: string; readonly resolvedLocation?: { readonly href: string } }
}

/** Goes on to a page as a link of the portal does: what was read for earlier pages is still known. */
export async function walkTo(page: Page, address: string): Promise<void> {
  await page.evaluate(
    (to) => (window as unknown as { __TSR_ROUTER__: Routed }).__TSR_ROUTER__.history.push(to),
    address,
  )
  await page.waitForFunction((to) => {
    const { state } = (window as unknown as { __TSR_ROUTER__: Routed }).__TSR_ROUTER__
    return state.status === 'idle' && state.resolvedLocation?.href === to
  }, address)
  await settled(page)
}
