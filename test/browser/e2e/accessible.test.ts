import type { Page } from '@playwright/test'
import { beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, WCAG } from '../support/axe.ts'
import { linkIn } from './at-work.ts'
import { spaced } from './change-form.ts'
import { inTheBrowser } from './in-the-browser.ts'
import type { Visitor } from './visitor.ts'

const office = inTheBrowser()
const LANGUAGES = ['zh-CN', 'en'] as const
const SIZES = { desk: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } }

interface View {
  readonly look: 'light' | 'dark'
  readonly size: keyof typeof SIZES
}
const VIEWS: readonly View[] = [
  { look: 'light', size: 'desk' },
  { look: 'dark', size: 'desk' },
  { look: 'light', size: 'phone' },
  { look: 'dark', size: 'phone' },
]
/** With real answers each language in two views; with made-up ones test/browser/web looks at all of them. */
const SOME_VIEWS = {
  'zh-CN': VIEWS.filter(({ look, size }) => (look === 'light') === (size === 'desk')),
  en: VIEWS.filter(({ look, size }) => (look === 'dark') === (size === 'desk')),
}
const WANG = 'wang.zhiqiang@example.com'
const LARGEST_PAGE = 10 * 1024

/** Links to a change as long as it may be: as it is asked. */
let link: string
let change: string
beforeAll(async () => {
  change = await theLongestChange()
  link = linkIn((await office.product.mail(WANG, '长长')).text)
})

describe.each(LANGUAGES)('in %s, light and dark, on a desk and on a phone, axe finds nothing', (language) => {
  test('in the portal', async () => {
    await choose(language)
    const reader = await office.arrives({ language })
    await reader.comesAs('王志强')
    for (const address of ['/', '/changes', '/changes/new', `/changes/${change}`, '/people', '/services']) {
      await reader.page.goto(address)
      await reader.page.locator('h1').first().waitFor()
      await reader.page.waitForLoadState('networkidle')
      await isUsable(reader, SOME_VIEWS[language])
    }
    const reject = { name: language === 'en' ? 'Reject' : spaced('拒绝') }
    await reader.page.goto(`/changes/${change}`)
    await reader.page.getByRole('button', reject).click()
    await reader.page.getByRole('dialog').getByRole('button', reject).click()
    await isUsable(reader, SOME_VIEWS[language])
  })

  test('on the pages the server draws', async () => {
    await choose(language)
    const reader = await office.arrives({ language })
    await reader.page.goto(link)
    await isUsable(reader)
    await reader.page.getByRole('link').first().click()
    await reader.page.waitForURL(/\/oidc\//)
    await isUsable(reader)
    await reader.signsIn('王志强')
    expect(await reader.page.locator('html').getAttribute('lang')).toBe(language)
    await isUsable(reader)
    await reader.page.goto(`/print/changes/${change}`)
    await isUsable(reader)
    await reader.page.goto('/my/obligations')
    await isUsable(reader)
  })
})

test('nor on the home of an employee, nor where a link belongs to somebody else', async () => {
  const employee = await office.arrives()
  await employee.comesAs('沈佳')
  await employee.sees('目前没有您提出的变更')
  await isUsable(employee)
  await employee.page.goto(link)
  await employee.sees('当前登录的是沈佳。')
  await isUsable(employee)
})

test('the page to decide on is at most 10 KB, however long the change, and has no script', async () => {
  const reader = await office.arrives({ hasScript: false })
  await reader.page.goto(link)
  await reader.page.getByRole('link').first().click()
  await reader.signsIn('王志强')
  const response = await reader.page.goto(link)
  const page = (await response?.body()) ?? Buffer.alloc(0)
  expect(page.length).toBeGreaterThan(2000)
  expect(page.length).toBeLessThanOrEqual(LARGEST_PAGE)
  expect(page.toString()).not.toMatch(/<script|javascript:|\son\w+=/i)
})

/** In each view axe is silent, and nothing has to be scrolled sideways. */
async function isUsable({ page }: Visitor, views = VIEWS): Promise<void> {
  for (const { look, size } of views) {
    await page.setViewportSize(SIZES[size])
    await page.emulateMedia({ colorScheme: look, reducedMotion: 'reduce' })
    const where = `${new URL(page.url()).pathname} ${look} ${size}`
    const isLookedAtAlready = look === 'dark' && views.some((view) => view.look === 'light' && view.size === size)
    expect({ where, found: await findings(page, isLookedAtAlready) }).toEqual({ where, found: [] })
    expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false)
  }
}

/** A look changes colours and nothing else: after the light one, only they are looked at. */
async function findings(page: Page, onlyColours: boolean): Promise<string[]> {
  const found = await axeFindings(page, onlyColours ? ['color-contrast'] : WCAG)
  return found.map(({ rule, html }) => `${rule}: ${html}`)
}

/** 王志强 reads this language from now on. */
async function choose(language: string): Promise<void> {
  const { person } = (await office.product.does(WANG, 'GET', '/api/me')) as {
    person: { language: string; version: number }
  }
  if (person.language === language) return
  const answer = await office.product.call(WANG, 'PATCH', '/api/me', { language }, person.version)
  expect(answer.status).toBe(200)
}

/** A change to everything, in as many words as fit, assessed and waiting for 王志强. */
async function theLongestChange(): Promise<string> {
  const { product } = office
  const long = (letters: number) => '长'.repeat(letters)
  const { items } = (await product.does(WANG, 'GET', '/api/services?limit=100')) as {
    items: { id: string; name: { en: string } }[]
  }
  const services = items.toSorted((a, b) => Number(b.name.en === 'Mail System') - Number(a.name.en === 'Mail System'))
  const { person } = (await product.does('li.wei@example.com', 'GET', '/api/me')) as { person: { id: string } }
  const { id } = await product.does('li.wei@example.com', 'POST', '/api/changes', {
    ...{ title: long(120), description: long(4000), backOutPlan: long(4000), testPlan: long(4000) },
    ...{ services: services.map((each) => each.id), implementer: person.id, risk: 'medium', riskReason: long(1000) },
    releaseWindow: { from: '2026-01-13T12:00:00.000Z', until: '2026-01-13T14:00:00.000Z' },
  })
  const { obligations } = (await product.does(WANG, 'GET', `/api/changes/${id}`)) as {
    obligations: { accountable: { id: string } }[]
  }
  const { email } = await product.does('ma.xiaolin@example.com', 'GET', `/api/people/${obligations[0]?.accountable.id}`)
  await product.does(String(email), 'POST', `/api/changes/${id}/assess`, { verdict: 'sound', comment: long(2000) })
  return String(id)
}
