import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

const sent = (operation: string) => portal.api.asked.filter((each) => each.operation === operation)

describe('severities', () => {
  test('are read with what each sets in motion, and whom it would page now', async () => {
    const page = await portal.page({}, '/severity-policy')
    const first = page.getByRole('region', { name: '一级故障' })
    await first.getByText('主值班，等 5 分钟').waitFor()
    await first.getByText('从头再呼叫，直到有人接手').waitFor()
    await page.getByText('备值班：没有人，立即跳过').first().waitFor()
  })

  test('are changed with a reason; what was not touched is sent as it was', async () => {
    const page = await portal.page({ language: 'en' }, '/severity-policy/edit')
    await page.getByLabel('Severity 1 · Time to acknowledge · minutes').fill('3')
    await page.getByLabel('Why').fill('Five minutes are long at night.')
    await page.getByRole('button', { name: 'Publish the new version' }).click()
    await page.getByText('Version 2 of the severities is published').waitFor()
    const [asked] = sent('publish-severity-policy')
    expect(asked?.headers['if-match']).toBe('"1"')
    expect(asked?.body).toMatchObject({
      policy: {
        severities: {
          1: { acknowledgeWithin: { clock: 'wall', iso: 'PT3M' }, updateEvery: { iso: 'PT30M' } },
          3: { roles: ['commander'] },
        },
      },
    })
    expect(JSON.stringify(asked?.body)).not.toContain('"updates"')
  })
})

describe('incident figures', () => {
  test('say how long it took, by what one asks, who was paged at night, and which source is loud', async () => {
    const page = await portal.page({}, '/incident-figures')
    const table = page.getByRole('table', { name: '故障统计' })
    await table.getByText('二级', { exact: true }).waitFor()
    expect(await table.locator('tbody tr td:first-child').allTextContents()).toEqual(['一级', '二级', '三级', '全部'])
    await table.getByText('¥175,000', { exact: true }).waitFor()
    await page.getByRole('link', { name: '发生时段', exact: true }).click()
    await page.getByText('还没有成本参数').waitFor()
    expect(await table.getByText('¥').count()).toBe(0)
    await page.getByRole('link', { name: '服务', exact: true }).last().click()
    await expect.poll(() => sent('incident-figures').length).toBeGreaterThan(1)
    await page.getByRole('table', { name: '按人员' }).getByText('17').waitFor()

    const noise = page.getByRole('table', { name: '各来源的告警噪声' })
    const loud = noise.getByRole('row', { name: /Prometheus/ })
    expect(await loud.getByRole('cell').allTextContents()).toEqual([
      'Prometheus · 核心服务',
      '4180',
      '4128',
      '40',
      '0',
      '12',
    ])
    // A source that said nothing makes no noise.
    expect(await noise.getByText('Zabbix').count()).toBe(0)
  })
})
