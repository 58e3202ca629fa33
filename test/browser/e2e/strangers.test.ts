import type { Page } from '@playwright/test'
import { beforeAll, describe, expect, test } from 'vitest'
import type { SentMail } from '../../../infra/local/mailbox/local-mailbox.ts'
import { linkIn } from './at-work.ts'
import { inTheBrowser } from './in-the-browser.ts'

const office = inTheBrowser()
const WANG = 'wang.zhiqiang@example.com'

/** A change of the demo that waits for 王志强 to authorise it, and the mail that asks him to. */
let asked: SentMail
beforeAll(async () => {
  asked = await office.product.mail(WANG, '邮件系统 TLS 证书更换')
})

describe('whoever the mail was not meant for', () => {
  test('a scanner opens every link of every mail, presses every button, forges every form: nothing is decided', async () => {
    const { product } = office
    const before = await everything()
    const links = [...new Set((await product.mails()).flatMap(({ html }) => linksOf(html)))]
    const decisions = links.filter((link) => link.includes('/d/'))
    expect(decisions.length).toBeGreaterThan(5)

    for (const link of links) {
      for (const method of ['HEAD', 'GET']) await fetch(link, { method, redirect: 'manual' })
    }
    for (const link of decisions) {
      const { origin } = new URL(link)
      const body = new URLSearchParams({ decision: 'authorise', comment: 'ok' })
      const forged = await fetch(link, { method: 'POST', redirect: 'manual', headers: { Origin: origin }, body })
      expect(forged.status).toBe(401)
    }
    const scanner = await office.arrives()
    for (const link of decisions) {
      await scanner.page.goto(link)
      expect(await pressEverything(scanner.page)).toBe(0)
      await scanner.sees('打开这个页面不会做出任何决定。')
    }
    expect(await everything()).toEqual(before)
  })

  test('a forwarded link tells a colleague who is signed in nothing, and is in the story', async () => {
    const colleague = await office.arrives({ isPhone: true, hasScript: false })
    await colleague.page.goto(linkIn(asked.text))
    await colleague.page.getByRole('link', { name: '登录' }).tap()
    await colleague.signsIn('罗敏')
    const again = await colleague.page.reload()
    expect(again?.status()).toBe(403)
    await colleague.sees('这个链接是发给另一位同事的')
    const page = await colleague.page.content()
    for (const detail of ['CHG-', '证书', '王志强', '张磊', '<form']) expect(page).not.toContain(detail)
    const { timeline } = await change()
    expect(timeline.at(-1)).toMatchObject({ did: 'change.link-opened-by-other', by: { name: '罗敏' } })
  })

  test('a link opened where somebody else is signed in lets its addressee sign in, and decide', async () => {
    const shared = await office.arrives({ isPhone: true, hasScript: false })
    await shared.page.goto('/auth/sign-in')
    await shared.signsIn('罗敏')
    await shared.page.goto(linkIn(asked.text))
    await shared.sees('当前登录的是罗敏。')
    await shared.page.getByRole('link', { name: '换一个人登录' }).tap()
    await shared.signsIn('王志强')
    await shared.page.getByRole('heading', { name: '邮件系统 TLS 证书更换' }).waitFor()
    await shared.page.getByRole('button', { name: '授权' }).waitFor()
  })

  test('an answer given twice, and the opposite from a page left open, change nothing', async () => {
    const authoriser = await office.arrives({ isPhone: true, hasScript: false })
    const link = linkIn(asked.text)
    await authoriser.page.goto(link)
    await authoriser.page.getByRole('link', { name: '登录' }).tap()
    await authoriser.signsIn('王志强')
    const leftOpen = await authoriser.context.newPage()
    await leftOpen.goto(link)
    await authoriser.page.getByRole('button', { name: '授权' }).tap()
    await authoriser.sees(/^您于 .*授权了这项变更。$/)
    const { version } = await change()

    await leftOpen.getByLabel(/意见/).fill('改主意了')
    await leftOpen.getByRole('button', { name: '拒绝' }).tap()
    await leftOpen.getByText(/^您于 .*授权了这项变更。$/).waitFor()
    await authoriser.page.goto(link)
    await authoriser.sees(/^您于 .*授权了这项变更。$/)
    expect(await authoriser.page.getByRole('button').count()).toBe(0)
    expect(await change()).toMatchObject({ status: 'authorised', version })
  })

  test('who leaves is out at once: the open page, the next page, the token; what they owed is somebody else’s', async () => {
    const { product } = office
    const leaver = await office.arrives()
    await leaver.comesAs('何俊')
    await leaver.page.getByRole('article').first().waitFor()
    const token = await product.tokenOf('he.jun@example.com')
    const whoAmI = () => fetch(`${product.origin}/api/me`, { headers: { Authorization: `Bearer ${token}` } })
    const me = (await (await whoAmI()).json()) as { person: { id: string } }

    const admin = 'ma.xiaolin@example.com'
    const { version } = await product.does(admin, 'GET', `/api/people/${me.person.id}`)
    const left = await product.call(admin, 'PATCH', `/api/people/${me.person.id}`, { active: false }, Number(version))
    expect(left.status).toBe(200)

    expect((await whoAmI()).status).toBe(401)
    await leaver.page.getByRole('button', { name: '确认收到' }).first().click()
    await leaver.page.waitForURL(/\/oidc\//)
    expect(await leaver.page.getByRole('button', { name: /^何俊 / }).count()).toBe(0)
    await product.advance({ by: 'PT5M' })
    const owed = await product.does(
      'chen.jianguo@example.com',
      'GET',
      `/api/obligations?accountable=${me.person.id}&status=open`,
    )
    expect(owed.items).toEqual([])
  })
})

/** Every button and every form of a page, pressed; answers how many there were. */
async function pressEverything(page: Page): Promise<number> {
  const buttons = await page.locator('button, input[type=submit], [role=button], form').all()
  for (const button of buttons) await button.click({ force: true, timeout: 1000 }).catch(() => undefined)
  return buttons.length
}

const linksOf = (html: string): string[] => [...html.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link)

/** Everything the head of IT can see of all changes. */
const everything = async (): Promise<unknown> => {
  const { items } = await office.product.does('chen.jianguo@example.com', 'GET', '/api/changes?limit=100')
  return Promise.all(
    (items as { id: string }[]).map(({ id }) =>
      office.product.does('chen.jianguo@example.com', 'GET', `/api/changes/${id}`),
    ),
  )
}

interface ChangeSeen {
  readonly status: string
  readonly version: number
  readonly timeline: readonly unknown[]
}

async function change(): Promise<ChangeSeen> {
  const id = /chg_\w{26}/.exec(asked.headers.References ?? '')?.[0]
  return (await office.product.does('chen.jianguo@example.com', 'GET', `/api/changes/${id}`)) as unknown as ChangeSeen
}
