import type { Browser, BrowserContext, Page, Response } from '@playwright/test'

export interface Device {
  /** What the browser asks for; somebody's own choice goes before. */
  readonly language?: 'zh-CN' | 'en'
  readonly isPhone?: boolean
  readonly hasScript?: boolean
}

const DESKTOP = { width: 1280, height: 900 }
const PHONE = { width: 390, height: 844 }
const PATIENCE_MS = 20_000

/**
 * Somebody with a browser of their own. What the browser complains about (errors of scripts, refusals by the content
 * security policy, anything that could not be loaded) is collected in `complaints`.
 */
export class Visitor {
  readonly page: Page
  readonly context: BrowserContext

  static async arrives(browser: Browser, origin: string, complaints: string[], device: Device = {}): Promise<Visitor> {
    const { language = 'zh-CN', isPhone = false, hasScript = true } = device
    const context = await browser.newContext({
      ...{ baseURL: origin, locale: language, timezoneId: 'Asia/Shanghai', javaScriptEnabled: hasScript },
      ...{ viewport: isPhone ? PHONE : DESKTOP, isMobile: isPhone, hasTouch: isPhone, reducedMotion: 'reduce' },
    })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
    page.on('console', (message) => {
      // Answers of the server are judged one by one below.
      if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
      complaints.push(`${page.url()}: ${message.text()}`)
    })
    page.on('response', (response) => {
      if (!isExpected(response)) complaints.push(`${page.url()}: ${response.status()} ${response.url()}`)
    })
    return new Visitor(context, page)
  }

  private constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.page = page
  }

  /** From wherever signing in is asked for, by a click on one's own name. */
  async signsIn(name: string): Promise<void> {
    await this.page.waitForURL(/\/oidc\//)
    await this.page.getByRole('button', { name: new RegExp(`^${name} `) }).click()
    await this.page.waitForURL((url) => !/^\/(?:oidc|auth)\//.test(url.pathname))
  }

  /** To the start page of the portal. */
  async comesAs(name: string): Promise<void> {
    await this.page.goto('/')
    await this.signsIn(name)
  }

  /** Words on the page, once they are there. */
  async sees(words: string | RegExp): Promise<void> {
    await this.page.getByText(words).first().waitFor()
  }

  leaves(): Promise<void> {
    return this.context.close()
  }
}

/** Whole pages may refuse, which the tests look at; the portal may ask as somebody who is not, or no longer, there. */
function isExpected(response: Response): boolean {
  if (response.status() < 400 || response.request().isNavigationRequest()) return true
  return response.status() === 401 && new URL(response.url()).pathname.startsWith('/api/')
}
