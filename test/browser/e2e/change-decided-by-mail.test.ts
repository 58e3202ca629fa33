import type { Browser } from '@playwright/test'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../support/chromium.ts'
import { CERTIFICATE, raise, spaced } from './change-form.ts'
import { Product } from './product.ts'
import { type Device, Visitor } from './visitor.ts'

let product: Product
let browser: Browser
const complaints: string[] = []
const arrives = (device?: Device) => Visitor.arrives(browser, product.origin, complaints, device)

beforeAll(async () => {
  ;[product, browser] = await Promise.all([Product.start(), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})
afterEach(() => expect(complaints.splice(0)).toEqual([]))

const WANG = 'wang.zhiqiang@example.com'
const linkIn = (text: string): string => /http:\/\/\S+\/d\/\S+/.exec(text)?.[0] ?? 'no link'

describe('a change, from the request to its review', () => {
  test('raised and assessed in the portal, authorised from the mail on a phone without scripts, tested, released, reviewed', async () => {
    const engineer = await arrives()
    await engineer.comesAs('李伟')
    await engineer.page.getByRole('link', { name: '提交变更' }).click()
    const number = await raise(engineer.page, CERTIFICATE)

    // A peer finds it at home.
    const assessor = await arrives()
    const assessorName = await ownerOf(engineer)
    await assessor.comesAs(assessorName)
    await take(assessor, number, '去评估')
    await decide(assessor, '评估', '可行，提请授权')

    // The authoriser, on a phone.
    const mail = await product.mail(WANG, number)
    expect(mail.subject).toContain('请授权')
    const authoriser = await arrives({ isPhone: true, hasScript: false })
    expect((await authoriser.page.goto(linkIn(mail.text)))?.status()).toBe(401)
    await authoriser.page.getByRole('link', { name: '登录' }).click()
    await authoriser.signsIn('王志强')
    for (const shown of [
      CERTIFICATE.title,
      CERTIFICATE.description,
      CERTIFICATE.backOutPlan,
      `方案可行（${assessorName}`,
    ]) {
      await authoriser.sees(shown)
    }
    expect(await valueOf(authoriser, '风险')).toMatch(/^中/)
    expect(await valueOf(authoriser, '涉及服务')).toBe('邮件系统\n依赖它们的服务：OA 办公系统、企业门户')
    await authoriser.page.getByRole('button', { name: '授权' }).tap()
    await authoriser.sees('您于 1月5日（周一）08:00 授权。')
    expect(await product.mail('li.wei@example.com', number)).toMatchObject({
      subject: expect.stringContaining('已授权'),
    })

    // Whoever tests it is neither who will do it nor who decided.
    const tester = await arrives()
    const testerName = await ownerOf(engineer)
    await tester.comesAs(testerName)
    await take(tester, number, '去测试')
    await decide(tester, '记录测试', '通过', '内网、外网、手机各收发一封，证书链完整。')

    // Not before its window.
    await engineer.page.reload()
    await engineer.sees('等待窗口')
    expect(await engineer.page.getByRole('button', { name: '记录发布' }).count()).toBe(0)
    await product.advance({ to: '2026-01-13T20:00:00+08:00' })
    await engineer.page.goto('/')
    await take(engineer, number, '去发布')
    await decide(engineer, '记录发布', '成功')

    const reviewer = await arrives()
    await reviewer.comesAs(await ownerOf(engineer))
    await take(reviewer, number, '去回顾')
    await decide(reviewer, '回顾并关闭', '达到目的', '按计划完成，中断两分钟。')
    await reviewer.sees('这项变更已经结束')
  })
})

/** From the list of what I owe to the change. */
async function take({ page }: Visitor, number: string, words: string): Promise<void> {
  const card = page.getByRole('article').filter({ hasText: number })
  await card.getByRole('link', { name: words }).click()
}

async function decide({ page }: Visitor, action: string, choice: string, words?: string): Promise<void> {
  await page.getByRole('button', { name: spaced(action) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(choice, { exact: true }).check()
  if (words !== undefined) await dialog.getByRole('textbox').fill(words)
  await dialog.getByRole('button', { name: spaced(action) }).click()
  await page.getByText(`已记录：${action}`).first().waitFor()
}

/** Who owes the next step, as the change's page says. */
async function ownerOf({ page }: Visitor): Promise<string> {
  await page.reload()
  const card = page.getByRole('region', { name: '当前责任' })
  return card.locator('strong').first().innerText()
}

const valueOf = ({ page }: Visitor, fact: string): Promise<string> =>
  page
    .locator('dt', { hasText: spaced(fact) })
    .locator('+ dd')
    .innerText()
