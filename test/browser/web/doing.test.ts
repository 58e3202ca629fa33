import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { summaryOf, told } from './fixture-changes.ts'
import { Portal, settled } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

const addressOf = (number: number): string => {
  const found = told.find((each) => each.number === number)
  return `/changes/${found === undefined ? '' : summaryOf(found).id}`
}
const sent = (operation: string) => portal.api.asked.filter((each) => each.operation === operation)
const card = (page: Page, number: string) => page.getByRole('article').filter({ hasText: number })

describe('my obligations', () => {
  test('run by the server’s clock, and say in words what is late', async () => {
    const page = await portal.page({}, '/')
    await card(page, 'CHG-1038').getByText('已逾期 1小时 2').waitFor()
    await card(page, 'CHG-1042')
      .getByText(/剩余 44分钟/)
      .waitFor()
    expect(await page.getByRole('heading', { level: 2 }).allTextContents()).toEqual([
      '已逾期 1',
      '今天到期 1',
      '七天内 3',
      '更晚 1',
    ])
  })

  test('are acknowledged by our own script, once', async () => {
    const page = await portal.page({}, '/')
    await card(page, 'CHG-1042').getByRole('button', { name: '确认收到' }).click()
    await card(page, 'CHG-1042').getByText('已确认收到').waitFor()
    const [asked] = sent('acknowledge-obligation')
    expect(asked?.headers['x-onduty']).toBe('1')
    expect(asked?.headers['idempotency-key']).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('tried again after no answer carry the same key', async () => {
    const page = await portal.page({}, '/')
    const button = card(page, 'CHG-1038').getByRole('button', { name: '确认收到' })
    await page.route('**/acknowledge', (route) => route.abort(), { times: 1 })
    const keys: (string | undefined)[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/acknowledge')) keys.push(request.headers()['idempotency-key'])
    })
    await button.click()
    await page.getByText('连接不上服务器').first().waitFor()
    await button.click()
    await card(page, 'CHG-1038').getByText('已确认收到').waitFor()
    expect(keys).toHaveLength(2)
    expect(keys[0]).toBe(keys[1])
  })

  test('that somebody else was faster with say so, and show the present state', async () => {
    const page = await portal.page({}, '/?tab=offered')
    portal.api.refuseNext('accept-obligation', {
      ...{ status: 409, code: 'nothing-offered', title: '与当前状态不符', detail: '这项移交已被撤回。' },
    })
    const before = sent('list-obligations').length
    await card(page, 'CHG-1044').getByRole('button', { name: '接受' }).click()
    await page.getByText('有人抢先一步：这项移交已被撤回。').waitFor()
    await expect.poll(() => sent('list-obligations').length).toBeGreaterThan(before)
  })

  test('offered to me are accepted', async () => {
    const page = await portal.page({}, '/?tab=offered')
    await page.getByText('李伟希望移交给您').waitFor()
    await card(page, 'CHG-1044').getByRole('button', { name: '接受' }).click()
    await page.getByText('没有人移交待办给您').waitFor()
    await page.getByRole('link', { name: '待我处理' }).click()
    await card(page, 'CHG-1044').getByRole('link', { name: '去评估' }).waitFor()
  })
})

describe('the form of a change', () => {
  const fill = async (page: Page) => {
    await page.getByLabel('标题', { exact: true }).fill('更换证书')
    await page.getByLabel('说明', { exact: true }).fill('月底到期。')
    await page.getByLabel('测试方案').fill('收发邮件。')
    await page.getByLabel('回退方案').fill('换回旧证书。')
    await page.getByLabel('涉及的服务').click()
    await page.getByTitle('统一邮件', { exact: true }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('radio', { name: '低风险' }).check()
    await page.getByLabel('窗口开始').fill('2026-01-09T22:00')
  }

  test('names what is missing, and sends nothing', async () => {
    const page = await portal.page({}, '/changes/new')
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('请填写标题。').waitFor()
    const said = (await page.locator('.ant-form-item-explain-error').allTextContents()).map((text) => text.trim())
    expect(said).toEqual([
      ...['请填写标题。', '请填写说明。', '请选择涉及的服务。', '请选择风险。', '请填写测试方案。', '请填写回退方案。'],
      ...['请填写窗口开始。', '请填写窗口结束。'],
    ])
    expect(await page.locator('[aria-invalid=true]').count()).toBeGreaterThan(4)
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('title')
    expect(sent('submit-change')).toEqual([])
  })

  test('chooses no risk for anybody: without a choice it says so, and sends nothing', async () => {
    const page = await portal.page({}, '/changes/new')
    expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('请选择风险。').waitFor()
    expect(sent('submit-change')).toEqual([])
  })

  test('shows everything that does not run without the chosen service, also through others', async () => {
    const page = await portal.page({}, '/changes/new')
    await page.getByLabel('涉及的服务').fill('虚拟化')
    await page.getByTitle('虚拟化平台', { exact: true }).click()
    await page.getByText('直接依赖它们的服务：统一邮件 · 生产数据库').waitFor()
    await page.getByText('间接依赖它们的服务：OA 办公系统 · 统一身份认证 · ERP · 桌面与打印').waitFor()
  })

  test('takes times as the department’s wall shows them, wherever the browser is', async () => {
    const context = await portal.visitor()
    const page = await context.newPage()
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setTimezoneOverride', { timezoneId: 'America/New_York' })
    await page.goto('/changes/new')
    await settled(page)
    await fill(page)
    await page.getByLabel('窗口结束').fill('2026-01-09T22:05')
    await page.getByText('发布窗口至少 15 分钟。').waitFor()
    await page.getByRole('button', { name: '2小时', exact: true }).click()
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('已提交，编号 CHG-1042。').first().waitFor()
    expect(sent('submit-change').at(-1)?.body).toMatchObject({
      title: '更换证书',
      risk: 'low',
      releaseWindow: { from: '2026-01-09T14:00:00.000Z', until: '2026-01-09T16:00:00.000Z' },
    })
    await page.getByRole('heading', { level: 1, name: '邮件网关 TLS 证书更换' }).waitFor()
  })

  test('shows what the server refuses at the field it is about', async () => {
    const page = await portal.page({}, '/changes/new')
    await fill(page)
    await page.getByRole('button', { name: '2小时', exact: true }).click()
    portal.api.refuseNext('submit-change', {
      ...{ status: 422, code: 'invalid-input', title: '内容有误', detail: '有些内容需要改正。' },
      errors: [{ path: 'releaseWindow/from', code: 'freeze', message: '这一天不允许发布。' }],
    })
    await page.getByRole('button', { name: '提交', exact: true }).click()
    await page.getByText('这一天不允许发布。').waitFor()
    const field = page.getByLabel('窗口开始')
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await field.inputValue()).toBe('2026-01-09T22:00')
    await page.getByText('有些内容需要改正。').waitFor()
  })
})

describe('the page of a change', () => {
  test('says who owes what, and draws where it stands', async () => {
    const page = await portal.page({}, addressOf(1042))
    const owed = page.getByRole('region', { name: '当前责任' })
    await owed.getByText('王建国').first().waitFor()
    await owed.getByText('升级至组长').waitFor()
    const stages = page.getByRole('list', { name: '流程进展' }).getByRole('listitem')
    expect((await stages.allTextContents()).map((text) => text.slice(0, 6))).toEqual([
      ...['评估，已完成', '授权，进行中', '测试，未到', '等待窗口，未', '发布，未到', '回顾，未到', '结束，未到'],
    ])
    expect(await stages.nth(1).getAttribute('aria-current')).toBe('step')
    await page.getByText('依据：评估变更（服务器管理员 · 任职）').waitFor()
  })

  test('names what it works on, what else is affected, and its policy in words', async () => {
    const page = await portal.page({}, addressOf(1042))
    const asked = page.getByRole('region', { name: '变更内容' })
    const fact = (name: string) => asked.locator('div', { has: page.getByText(name, { exact: true }) }).locator('dd')
    expect(await fact('涉及的服务').getByRole('listitem').allTextContents()).toEqual([
      '统一邮件主要服务',
      'OA 办公系统',
    ])
    expect(await fact('受影响的服务').getByRole('listitem').allTextContents()).toEqual(['ERP', '桌面与打印'])
    expect(await fact('适用策略').textContent()).toBe('一般变更（第 1 版）')
  })

  test('offers exactly what the server allows, and says why not the rest', async () => {
    const page = await portal.page({}, addressOf(1042))
    const actions = page.getByRole('region', { name: '我可以做什么' })
    expect(await actions.getByRole('button').allTextContents()).toEqual(['授权', '拒绝', '撤回变更'])
    await actions.getByText('为什么其他操作不可用').click()
    await actions.getByText('只有申请人和实施人可以修改这项变更。').waitFor()
  })

  test('authorises exactly what it shows', async () => {
    const page = await portal.page({}, addressOf(1042))
    await page.getByRole('button', { name: '授权', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: '授权' }).click()
    await page.getByText('已记录：授权。').first().waitFor()
    const asked = sent('authorise-change').at(-1)
    expect(asked?.headers['if-match']).toBe('"4"')
    expect(asked?.body).toEqual({ contentHash: '6f1d5c0b'.repeat(8) })
  })

  test('that was edited meanwhile says so instead', async () => {
    const page = await portal.page({}, addressOf(1042))
    await page.getByRole('button', { name: '授权', exact: true }).click()
    portal.api.refuseNext('authorise-change', {
      ...{ status: 412, code: 'stale-version', title: '内容已被修改', detail: '在您打开之后已有变化。' },
    })
    await page.getByRole('dialog').getByRole('button', { name: '授权' }).click()
    await page.getByText('有人抢先一步：在您打开之后已有变化。').waitFor()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  })

  test('that there is not says so', async () => {
    const page = await portal.page({}, '/changes/chg_01KE5WZ9C00000000000009999')
    await page.getByRole('alert').getByText('没有找到').first().waitFor()
  })
})

test('a mail is shown in a frame where nothing runs', async () => {
  const page = await portal.page({}, '/mailbox')
  await page.getByRole('button', { name: '催办' }).click()
  const frame = page.frameLocator('iframe')
  await frame.getByRole('heading', { name: '请授权变更 CHG-1042' }).waitFor()
  expect(await frame.locator('h1').evaluate((heading) => getComputedStyle(heading).fontSize)).toBe('22px')
  expect(await page.locator('iframe').getAttribute('sandbox')).not.toContain('allow-scripts')
  expect(await page.locator('iframe').getAttribute('sandbox')).not.toContain('allow-same-origin')
  await page.getByRole('button', { name: '纯文本' }).click()
  await page.getByText('查看并决定：http://localhost/d/example').waitFor()
})

test('people are found while one types', async () => {
  const page = await portal.page({}, '/people')
  await page.getByRole('searchbox').fill('li.wei')
  await page.getByRole('link', { name: '李伟' }).waitFor()
  await expect.poll(() => page.getByRole('row').count()).toBe(2)
  expect(page.url()).toContain('q=li.wei')
})

test('the audit trail is walked to its end', async () => {
  const page = await portal.page({}, '/audit')
  await page.getByRole('button', { name: '开始校验' }).click()
  await page.getByText('校验完成，全部记录完好。').waitFor()
  await page.getByText('2,867').waitFor()
})
