import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { axeFindings, WCAG } from '../support/axe.ts'
import { nth } from './fixture-department.ts'
import { Portal, settled } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

const sent = (operation: string) => portal.api.asked.filter((each) => each.operation === operation)

describe('alerts', () => {
  test('say what became of each, and lead to the incident or to what keeps them quiet', async () => {
    const page = await portal.page({}, '/alerts')
    const table = page.getByRole('table', { name: '告警列表' })
    await table.getByText('时断时续').waitFor()
    await table.getByText('静默中').waitFor()
    await page.getByRole('link', { name: '邮件队列超过 5000 封' }).click()
    await page.getByRole('link', { name: '查看故障' }).waitFor()
    await page.getByText('cluster=bj1').first().waitFor()
    await page.getByText('邮件集群（规则第 2 版）').waitFor()
    await page.goto(`/alerts/${nth('alt', 2)}`)
    await page.getByRole('link', { name: '查看静默' }).click()
    await page.getByText('更换电池').waitFor()
  })
})

describe('a source', () => {
  test('is added by name and kind, and its key is shown once', async () => {
    const page = await portal.page({ language: 'en' }, '/alerts/sources')
    await page.getByRole('button', { name: 'Add a source' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Prometheus')
    await dialog.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('textbox', { name: 'Key' }).waitFor()
    expect(await axeFindings(page, [...WCAG])).toEqual([])
    await page.getByRole('button', { name: 'I have saved it' }).click()
    await page.getByRole('textbox', { name: 'Key' }).waitFor({ state: 'detached' })
    expect(sent('add-alert-source')[0]?.body).toMatchObject({ name: 'Prometheus', kind: 'alertmanager' })
  })

  test('that mails has no key: its address is what has to be saved, and all of it can be read', async () => {
    const page = await portal.page({}, '/alerts/sources')
    await page.getByRole('button', { name: '添加来源' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('名称').fill('UPS')
    await dialog.getByRole('combobox', { name: '类型' }).press('Enter')
    await page.getByTitle('邮件').last().click()
    await dialog.getByRole('button', { name: '确定' }).click()
    await page.getByText('请现在就保存地址').waitFor()
    const field = page.getByRole('textbox', { name: '发送地址' })
    expect(await field.inputValue()).toContain('alert+')
    expect(await field.evaluate((box) => box.scrollWidth <= box.clientWidth)).toBe(true)
    expect(await page.getByText('密钥只显示').count()).toBe(0)
  })

  test('says where it sends to whenever somebody asks, and its key never again', async () => {
    const page = await portal.page({}, '/alerts/sources')
    await page.getByRole('button', { name: '发送地址' }).first().click()
    await page.getByRole('textbox', { name: '发送地址' }).waitFor()
    expect(await page.getByRole('textbox', { name: '密钥' }).count()).toBe(0)
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: '发送地址' }).waitFor({ state: 'detached' })
  })
})

describe('a silence', () => {
  test('of an alert one looks at begins with what tells it from others', async () => {
    const page = await portal.page({}, `/alerts/${nth('alt', 1)}`)
    await page.getByRole('button', { name: '静默这个告警' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('原因').fill('正在扩容')
    await dialog.getByRole('button', { name: '开始静默' }).click()
    await dialog.waitFor({ state: 'detached' })
    expect(sent('silence-alerts').at(-1)?.body).toMatchObject({
      matchers: [{ label: 'alertname', is: 'equals', value: 'MailQueueFull' }],
      reason: '正在扩容',
    })
  })

  test('has conditions, an end and a reason', async () => {
    const page = await portal.page({ language: 'en' }, '/alerts/silences')
    await page.getByRole('button', { name: 'Silence alerts' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Condition 1: Label').fill('host')
    await dialog.getByLabel('Condition 1: Value').fill('mail-1')
    expect(await axeFindings(page, [...WCAG])).toEqual([])
    await dialog.getByRole('button', { name: 'Silence', exact: true }).click()
    await dialog.getByText('Please fill this in').waitFor()
    await dialog.getByLabel('Reason').fill('power works')
    await dialog.getByRole('button', { name: 'Silence', exact: true }).click()
    await page.getByText('The silence is in force').waitFor()
    expect(sent('silence-alerts').at(-1)?.body).toMatchObject({
      matchers: [{ label: 'host', is: 'equals', value: 'mail-1' }],
      reason: 'power works',
    })
  })
})

describe('the rules', () => {
  test('are changed, tried on the last alerts, and published; what was not touched is sent as it was', async () => {
    const page = await portal.page({ language: 'en' }, '/alerts/rules/edit')
    await settled(page)
    await page.getByRole('button', { name: 'Move rule 2 up' }).click()
    await page.getByRole('button', { name: 'Try the last 20 alerts' }).click()
    await page.getByRole('table', { name: 'What the rules would do' }).getByText('opens an incident').waitFor()
    await page.getByLabel('Why it changes').fill('mail first')
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByText('Version 3 of the rules is in force').waitFor()
    expect(sent('try-alert-rules')[0]?.body).toMatchObject({
      last: 20,
      rules: { rules: [{ key: 'mail' }, { key: 'test' }] },
    })
    const [published] = sent('publish-alert-rules')
    expect(published?.headers['if-match']).toBe('"2"')
    expect(published?.body).toEqual({
      rules: {
        rules: [
          {
            key: 'mail',
            name: '邮件集群',
            matchers: [{ label: 'job', is: 'prefix', value: 'mail' }],
            outcome: expect.objectContaining({
              does: 'open',
              impact: 'broad',
              groupBy: ['cluster'],
              resolvesAfter: 10,
            }),
          },
          {
            key: 'test',
            name: '测试环境不处理',
            matchers: [{ label: 'env', is: 'any-of', values: ['test', 'dev'] }],
            outcome: { does: 'ignore' },
          },
        ],
        otherwise: { does: 'open', serviceLabel: 'service', impact: 'partial' },
      },
      reason: 'mail first',
    })
  })
})

describe('the rules that somebody else publishes meanwhile', () => {
  test('take nothing away of what is typed, until whoever types wants theirs', async () => {
    const page = await portal.page({ language: 'en' }, '/alerts/rules/edit')
    const reason = page.getByLabel('Why it changes')
    await reason.fill('mail first')
    await page.route('**/api/alert-rules', async (route) => {
      const answer = await route.fetch()
      await route.fulfill({ response: answer, json: { ...(await answer.json()), version: 7 } })
    })
    portal.api.refuseNext('publish-alert-rules', { status: 412, code: 'stale-version', title: 'It has changed' })
    await page.getByRole('button', { name: 'Publish' }).click()
    await page.getByRole('button', { name: 'Begin anew with the present one' }).waitFor()
    expect(await reason.inputValue()).toBe('mail first')
    await page.getByRole('button', { name: 'Begin anew with the present one' }).click()
    await expect.poll(() => reason.inputValue()).toBe('')
  })
})

describe('a heartbeat', () => {
  test('that is missing is seen at once; where it could not be paused, that is said', async () => {
    const page = await portal.page({}, '/alerts/heartbeats')
    await page.getByRole('table', { name: '心跳列表' }).getByText('中断').waitFor()
    await page.getByText('1天，宽限').first().waitFor()
    await page.route('**/api/heartbeats/*', (route) => route.abort(), { times: 1 })
    await page.getByRole('button', { name: '暂停' }).first().click()
    await page.getByText('连接不上服务器').waitFor()
  })
})

describe('a message to try the rules on', () => {
  test('that cannot be read says under it what is wrong with it', async () => {
    const page = await portal.page({}, '/alerts/rules/edit')
    await settled(page)
    const message = '读不懂这条消息：不是 JSON 对象。'
    portal.api.refuseNext('try-alert-rules', {
      ...{ status: 422, code: 'invalid-input', title: '内容有误', detail: '有些内容需要改正。' },
      errors: [{ path: 'payload/text', code: 'unreadable-alert', message }],
    })
    await page.getByLabel('或者粘贴一条消息').fill('alertname=x')
    await page.getByRole('button', { name: '试这条消息' }).click()
    await page.getByText(message).waitFor()
  })
})
