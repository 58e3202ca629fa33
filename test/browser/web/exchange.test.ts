import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { SYSTEM } from './fixture-entitlement-systems.ts'
import { Portal } from './portal.ts'

let portal: Portal
beforeAll(async () => {
  portal = await Portal.open()
})
afterAll(() => portal.close())

const csv = (name: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from('责任岗位,职责\r\n') })

describe('import and export', () => {
  test('a spreadsheet with three broken rows is told row by row, and cannot be imported', async () => {
    const page = await portal.page({}, '/')
    await page.getByRole('navigation').getByRole('link', { name: '导入与导出' }).click()
    await page.getByLabel(/^选择文件/).setInputFiles(csv('职责.csv'))
    await page.getByLabel('CSV 里是哪张表').waitFor()
    await page.getByRole('button', { name: '检查', exact: true }).click()
    await page.getByText('有 3 处错误，没有导入任何内容。').waitFor()
    const faults = page.getByRole('table', { name: '错误' })
    await expect.poll(() => faults.getByRole('row').count()).toBe(4)
    await faults.getByText('找不到岗位“存储管理员”。').waitFor()
    expect(await page.getByRole('button', { name: '导入', exact: true }).count()).toBe(0)
  })

  test('once it is mended it is imported as it was checked, and the duties are in a draft', async () => {
    const page = await portal.page({ size: 'phone' }, '/exchange')
    await page.getByLabel(/^选择文件/).setInputFiles(csv('职责-改好.csv'))
    await page.getByRole('button', { name: '检查', exact: true }).click()
    await page.getByRole('button', { name: '导入', exact: true }).click()
    await page.getByText('已导入 60 项。').waitFor()
    await page.getByText('职责在职责书草稿中，评审发布后生效。').waitFor()
    expect(portal.api.asked.filter(({ operation }) => operation === 'apply-import')).toHaveLength(1)
  })

  test('orders of a system come back with results: what is wrong is told first, then it is recorded as it was checked', async () => {
    const page = await portal.page({ size: 'phone' }, `/entitlements/systems/${SYSTEM}`)
    const link = page.getByRole('link', { name: '下载指令文件（CSV）' })
    expect(await link.getAttribute('href')).toBe(`/api/entitlement-systems/${SYSTEM}/orders/file?language=zh-CN`)
    const sending = page.getByRole('region', { name: '传回办理结果' })
    await sending.getByLabel(/^选择文件/).setInputFiles(csv('结果.csv'))
    await sending.getByRole('button', { name: '检查', exact: true }).click()
    await sending.getByText('已办成的，请写明证据。').waitFor()
    expect(await sending.getByRole('button', { name: '记录结果' }).count()).toBe(0)
    await sending.getByLabel(/^选择文件/).setInputFiles(csv('结果-改好.csv'))
    await sending.getByRole('button', { name: '检查', exact: true }).click()
    await sending.getByRole('button', { name: '记录结果' }).click()
    await sending.getByText('已记录 1 项。').waitFor()
    await sending.getByText('ENT-0017 已由他人记录为已收回。').waitFor()
    const applied = portal.api.asked.filter(({ operation }) => operation === 'apply-entitlement-results')
    expect(applied).toHaveLength(1)
  })

  test('a full report is held against the records before it counts', async () => {
    const page = await portal.page({ language: 'en' }, `/entitlements/systems/${SYSTEM}`)
    const sending = page.getByRole('region', { name: 'Send a full report' })
    await sending.getByLabel(/^File/).setInputFiles(csv('report.csv'))
    await sending.getByRole('button', { name: 'Check', exact: true }).click()
    await sending.getByText('Findings it would open: 1, and end: 1.').waitFor()
    await sending.getByRole('button', { name: 'Send the report' }).click()
    await sending.getByText('done: lines 48, agreeing 46').waitFor()
    await page
      .getByRole('region', { name: 'Differences now' })
      .getByRole('link', { name: 'Open the finding' })
      .waitFor()
  })

  test('whatever can be taken along is a link in the language of the page', async () => {
    const page = await portal.page({ language: 'en' }, '/exchange')
    const link = page.getByRole('link', { name: 'People (CSV)' })
    expect(await link.getAttribute('href')).toBe('/api/exchange/tables/people?format=csv&language=en')
    expect(await page.getByRole('link', { name: 'Organisation chart' }).getAttribute('href')).toBe(
      '/api/exchange/organisation-chart?language=en',
    )
  })
})
