import { describe, expect, test } from 'vitest'
import { PEOPLE } from '../../../infra/local/seed/demo-people.ts'
import { decide, factOf, linesOf, linkIn, ownerOf, take } from './at-work.ts'
import { CERTIFICATE, LEAVE_TYPES, raise } from './change-form.ts'
import { inTheBrowser } from './in-the-browser.ts'
import { replyTo } from './mail-answer.ts'

const office = inTheBrowser()
const LI = 'li.wei@example.com'
const WANG = 'wang.zhiqiang@example.com'

/** Names of people stay as they are in every language. */
const withoutNames = (text: string): string =>
  Object.values(PEOPLE).reduce((left: string, { name }) => left.replaceAll(name, ''), text)

describe('a change, from the request to its review', () => {
  test('asked and assessed in the portal, authorised on a phone without scripts, tested, released, reviewed', async () => {
    const { product } = office
    const engineer = await office.arrives()
    await engineer.comesAs('李伟')
    await engineer.page.getByRole('link', { name: '提交变更' }).click()
    const number = await raise(engineer.page, CERTIFICATE)

    // A peer finds it at home.
    const peer = await ownerOf(engineer)
    const assessor = await office.arrives()
    await assessor.comesAs(peer)
    await take(assessor, number, '去评估')
    await decide(assessor, '评估', '可行，提请授权')

    // The change manager, on a phone: what, risk, way back; one tap.
    const mail = await product.mail(WANG, number)
    expect(mail.subject).toContain('请授权')
    const authoriser = await office.arrives({ isPhone: true, hasScript: false })
    await authoriser.page.goto(linkIn(mail.text))
    await authoriser.page.getByRole('link', { name: '登录' }).tap()
    await authoriser.signsIn('王志强')
    await authoriser.sees(CERTIFICATE.title)
    expect(await factOf(authoriser, '变更内容')).toBe(CERTIFICATE.description)
    expect(await factOf(authoriser, '涉及服务')).toMatch(/^邮件系统\n.*OA 办公系统、企业门户/)
    expect(await factOf(authoriser, '风险')).toMatch(/^中/)
    expect(await factOf(authoriser, '回退方案')).toBe(CERTIFICATE.backOutPlan)
    expect(await factOf(authoriser, '评估意见')).toContain(`方案可行（${peer}`)
    await authoriser.page.getByRole('button', { name: '授权' }).tap()
    await authoriser.sees('您于 1月5日（周一）08:00 授权了这项变更。')

    // Whoever tests it neither asked for it nor decided on it.
    const other = await ownerOf(engineer)
    expect(['李伟', '王志强', peer]).not.toContain(other)
    const tester = await office.arrives()
    await tester.comesAs(other)
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

    const leader = await ownerOf(engineer)
    const reviewer = await office.arrives()
    await reviewer.comesAs(leader)
    await take(reviewer, number, '去回顾')
    await decide(reviewer, '回顾并关闭', '达到目的', '按计划完成，中断两分钟。')
    await reviewer.sees('没有待办')

    // Who did what, by which authority; and what the requester was told.
    const story = await linesOf(reviewer, '经过')
    expect(story).toMatchObject(
      [
        /^李伟 提交了变更 .*门户 依据：提交变更（服务器管理员 · 任职）/,
        RegExp(`^${peer} 评估为可行 .*门户 依据：评估变更（`),
        /^王志强 授权了变更 .*邮件链接 依据：授权变更（变更经理 · 任职）/,
        RegExp(`^${other} 测试通过 .*依据：测试变更（.*证书链完整。$`),
        /^Onduty 发布窗口开始 今天 20:00 流程$/,
        /^李伟 发布成功 今天 20:00 门户 依据：/,
        RegExp(`^${leader} 回顾并关闭 · 达到目的 今天 20:00 门户 依据：回顾变更（.*中断两分钟。$`),
      ].map((line) => expect.stringMatching(line)),
    )
    const told = (await product.mails(LI)).filter(({ subject }) => subject.includes(number))
    expect(told.map(({ subject }) => subject.slice(0, 6))).toEqual([
      '【已关闭】C',
      '【发布成功】',
      '【请发布】C',
      '【请发布】C',
      '【已授权】C',
    ])
    expect(await product.violations()).toEqual([])
  })

  test('asked for in English, authorised by a reply in Chinese', async () => {
    const { product } = office
    const engineer = await office.arrives({ language: 'en' })
    await engineer.comesAs('David Miller')
    await engineer.page.getByRole('link', { name: 'Raise a change' }).click()
    const number = await raise(engineer.page, LEAVE_TYPES, 'en')
    await engineer.sees('Who owes what now')
    const [screen = ''] = await engineer.page.locator('main').allInnerTexts()
    expect(withoutNames(screen)).not.toMatch(/\p{Script=Han}/u)

    const peer = await ownerOf(engineer, 'Who owes what now')
    const assessor = await office.arrives()
    await assessor.comesAs(peer)
    await take(assessor, number, '去评估')
    await decide(assessor, '评估', '可行，提请授权', '字段不多，半小时可以完成。')

    const asked = await product.mail(WANG, number)
    await product.receives(replyTo(asked, '同意\r\n请避开月结。'))
    const outcome = await product.mail('david.miller@example.com', number)
    expect(outcome.subject).toBe(`[Authorised] ${number} ${LEAVE_TYPES.title}`)
    expect(outcome.text).toContain('请避开月结。')

    await engineer.page.reload()
    const story = await linesOf(engineer, 'Story')
    expect(story.at(-1)).toMatch(/^王志强 authorised .*by mail/i)
  })
})
