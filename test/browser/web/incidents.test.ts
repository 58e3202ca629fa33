import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings } from '../support/axe.ts'
import { nth } from './fixture-department.ts'
import { incidents } from './fixture-incidents.ts'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

const sent = (operation: string) => portal.api.asked.filter((each) => each.operation === operation)
const [unanswered, worked] = incidents

describe('incidents', () => {
  test('are listed the gravest first, and a drill says that it is one', async () => {
    const page = await portal.page({}, '/incidents')
    const rows = page.getByRole('table', { name: '故障列表' }).getByRole('row')
    await rows.nth(3).waitFor()
    expect(await rows.nth(1).innerText()).toContain('一级')
    await page.getByText('演练', { exact: true }).waitFor()
    // Told apart without colour: each severity by its word and by a shape of its own.
    const shapes = await page
      .locator('td:nth-child(2) path')
      .evaluateAll((all) => all.map((each) => each.getAttribute('d')))
    expect(new Set(shapes).size).toBe(2)
  })

  test('are narrowed to one service, open or over', async () => {
    const page = await portal.page({}, '/incidents?view=over')
    await page.getByRole('combobox', { name: '服务' }).selectOption({ label: '统一邮件' })
    await page.getByText('INC-104').waitFor()
    expect(page.url()).toContain('service=svc_')
    expect(await page.getByText('INC-102').count()).toBe(0)
  })

  test('are reported in three answers; which severity that gives is said before', async () => {
    const page = await portal.page({}, '/incidents')
    await page.getByRole('button', { name: '报告故障' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('将按二级故障处理').waitFor()
    await dialog.getByLabel('全公司或核心服务').check()
    await dialog.getByText('将按一级故障处理：5 分钟内应有人接手').waitFor()
    await dialog.getByLabel('什么不正常').fill('收不到外部邮件')
    await dialog.getByRole('button', { name: '报告并呼叫值班人员' }).click()
    await expect.poll(() => sent('raise-incident')[0]?.body).toMatchObject({ impact: 'broad', urgency: 'medium' })
  })

  test('are acknowledged with one tap by whoever was paged, on a phone wherever they have scrolled to', async () => {
    const page = await portal.page({ size: 'phone' }, `/incidents/${unanswered?.id}`)
    const button = page.getByRole('button', { name: '我来处理' })
    const place = await button.boundingBox()
    await page.getByText('以前类似的故障').scrollIntoViewIfNeeded()
    await page.getByRole('link', { name: '告警', exact: true }).last().waitFor()
    expect(await button.boundingBox()).toEqual(place)
    await button.click()
    await expect.poll(() => sent('acknowledge-incident')).toHaveLength(1)
  })

  test('are worked on from one page: plan, roles, clocks, what changed here, a note by keyboard', async () => {
    const page = await portal.page({}, `/incidents/${worked?.id}`)
    await page.getByRole('region', { name: '应急预案：财务系统故障' }).getByText('重启应用服务器').waitFor()
    await page.getByRole('region', { name: '近 24 小时这里有什么变更' }).getByText('CHG-1042').waitFor()
    await page.getByRole('region', { name: '以前类似的故障' }).getByText('证书过期').waitFor()
    const field = page.getByRole('textbox', { name: '记一条' })
    await field.fill('连接池降到 40%。')
    await field.press('Control+Enter')
    await expect.poll(() => sent('note-incident')[0]?.body).toEqual({ kind: 'note', comment: '连接池降到 40%。' })
    await page.getByRole('button', { name: '调整级别' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('有替代办法').check()
    await dialog.getByText('仍是二级故障').waitFor()
    await dialog.getByLabel('为什么').fill('可以用网页版。')
    await dialog.getByRole('button', { name: '调整', exact: true }).click()
    await page.getByText('级别已调整。').waitFor()
  })

  test('that were merged say first where they go on, and what of their plan never began', async () => {
    const page = await portal.page({ size: 'phone' }, `/incidents/${nth('inc', 6)}`)
    const link = page.getByRole('link', { name: 'INC-102', exact: true }).first()
    const [place, plan] = [await link.boundingBox(), await page.getByText('没有开始').boundingBox()]
    expect(place?.y ?? 0).toBeLessThan(plan?.y ?? 0)
    await link.click()
    await page.getByRole('heading', { name: '财务系统登录缓慢' }).waitFor()
  })

  test('tell all of a long story by themselves, the newest first', async () => {
    const page = await portal.page({}, `/incidents/${worked?.id}`)
    const story = page.getByRole('region', { name: '时间线' })
    await story.getByText('正在处理，预计 30 分钟内恢复。').waitFor()
    await story.getByRole('region', { name: '置顶' }).getByText('先重启两台应用服务器中的一台').waitFor()
    expect(await story.getByRole('button', { name: '加载更多' }).count()).toBe(0)
  })
})

describe('every page', () => {
  test('of whoever is being paged begins with that, and with the button that answers', async () => {
    const page = await portal.page({}, '/services')
    await page.route('**/api/obligations?*', async (route) => {
      const answer = await route.fetch()
      const body = (await answer.json()) as { items: object[] }
      const paged = { ...body.items[0], kind: 'incident.acknowledge', acknowledgedAt: null }
      const smaller = { ...paged, id: nth('obl', 499), caseId: worked?.id, number: 'INC-102' }
      const graver = { ...paged, caseId: unanswered?.id, number: 'INC-101' }
      await route.fulfill({ response: answer, json: { ...body, items: [smaller, graver] } })
    })
    await page.goto('/')
    const waiting = page.getByRole('region', { name: '正在呼叫您' })
    await waiting.getByText('INC-101').waitFor()
    expect(await axeFindings(page)).toEqual([])
    expect((await waiting.getByRole('link').allTextContents()).map((each) => each.slice(0, 7))).toEqual([
      'INC-101',
      'INC-102',
    ])
    // Nothing else than to answer stops the next from being paged; nothing looks as if it did.
    await page.getByRole('link', { name: '去接手' }).first().waitFor()
    expect(await page.getByRole('button', { name: '确认收到' }).count()).toBe(0)
    const before = sent('acknowledge-incident').length
    await waiting.getByRole('button', { name: '我来处理' }).first().click()
    await expect.poll(() => sent('acknowledge-incident')).toHaveLength(before + 1)
  })

  test('says who is on call now, and that an incident of severity 1 is open', async () => {
    const page = await portal.page({}, '/services')
    await page.getByRole('link', { name: '一级故障进行中：INC-101 全公司收不到外部邮件' }).waitFor()
    await page.getByRole('button', { name: /系统运维值班现在由 王建国 值班/ }).click()
    await page.getByRole('region', { name: '现在谁值班' }).getByText('应用值班').waitFor()
  })
})
