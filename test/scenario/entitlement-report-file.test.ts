import { afterEach, describe, expect, it } from 'vitest'
import type { SystemOut } from '../../functions/entitlement/catalogue.contract.ts'
import type { CheckedReportOut } from '../../functions/entitlement/orders/orders.contract.ts'
import type { DifferenceOut, ReportOut } from '../../functions/entitlement/report.contract.ts'
import type { FindingSummary } from '../../functions/finding/finding.contract.ts'
import { DAY } from '../../functions/kernel/instant.ts'
import type { Role } from '../support/department.ts'
import { type EntitlementOffice, openEntitlements } from '../support/entitlement-office.ts'
import { csvOf, type Sent, sends } from '../support/exchange-files.ts'

let at: EntitlementOffice
afterEach(async () => {
  expect((await at.office.checkUp()).violations).toEqual([])
})

type Refused = { readonly code: string }

/** A system whose administrator sends a file of who has what. */
async function reporting() {
  at = await openEntitlements({}, { kind: 'csv' })
  const { office, system } = at
  const path = `/api/entitlement-systems/${system.id}`
  const checks = async (file: Sent, role: Role = 'opsTwo', language = 'zh-CN') =>
    (await sends<CheckedReportOut & Refused>(office, role, `${path}/report-file/check`, file, language)).body
  const applies = (file: Sent, hash: string) =>
    sends<ReportOut & Refused>(office, 'opsTwo', `${path}/report-file?hash=${hash}`, file)
  return {
    ...at,
    checks,
    applies,
    async reports(file: Sent): Promise<ReportOut> {
      const { status, body } = await applies(file, (await checks(file)).hash)
      expect(status).toBe(202)
      return office.does<ReportOut>('head', 'GET', `/api/entitlement-reports/${body.id}`)
    },
    differences: async () =>
      (await office.does<{ items: DifferenceOut[] }>('head', 'GET', `${path}/differences`)).items,
    findings: async () =>
      (await office.does<{ items: FindingSummary[] }>('head', 'GET', '/api/findings?source=entitlement.reconciliation'))
        .items,
    inCatalogue: () => office.does<SystemOut>('head', 'GET', path),
  }
}

const HEADINGS = ['账号', '权限', '最近使用']

describe('given a file of who has what on a system', () => {
  it('then a dry run compares it with what is recorded and says which findings it would open and end; nothing changes', async () => {
    const { addRight, gives, checks, findings, inCatalogue } = await reporting()
    await gives('opsThree', (await addRight()).id)
    const body = await checks(csvOf([HEADINGS, ['reader', '日志只读', ''], ['ghost', '日志只读', '']]))
    expect(body).toMatchObject({ mayApply: true, lines: 2, matched: 1, missing: 0, unrecorded: 1, newFindings: 1 })
    expect(body.differences).toMatchObject([{ kind: 'unrecorded', isNew: true, account: 'ghost', person: null }])
    expect(await findings()).toEqual([])
    expect((await inCatalogue()).lastReport).toBe(null)
  })

  it('then it counts as the complete report: differences become findings, end with the next, and last use is known', async () => {
    const { office, addRight, gives, reports, checks, read, differences, findings, inCatalogue } = await reporting()
    const { id } = await gives('opsThree', (await addRight()).id)
    const first = await reports(
      csvOf([HEADINGS, ['READER', '日志只读', '2026/1/2 8:30'], ['ghost', '日志只读', '2026-01-03']]),
    )
    expect(first).toMatchObject({ status: 'done', lines: 2, matched: 1, unrecorded: 1 })
    expect(await read(id)).toMatchObject({ lastUsedAt: '2026-01-02T00:30:00.000Z', reportedAt: office.now })
    expect((await inCatalogue()).lastReport?.id).toBe(first.id)
    expect(await differences()).toMatchObject([{ kind: 'unrecorded', account: 'ghost' }])
    const [finding] = await findings()
    expect(finding).toMatchObject({ status: 'open' })
    const next = csvOf([
      ['Account', 'Right'],
      ['reader', '日志只读'],
    ])
    expect(await checks(next)).toMatchObject({ unrecorded: 0, newFindings: 0, endedFindings: 1 })
    await reports(next)
    expect((await findings()).map(({ status }) => status)).toEqual(['gone'])
  })

  it('then the same file twice is the same report; a month later it says that all is so still', async () => {
    const { office, addRight, reports, inCatalogue } = await reporting()
    await addRight()
    const [file, other] = [csvOf([HEADINGS, ['a', '日志只读', '']]), csvOf([HEADINGS, ['b', '日志只读', '']])]
    const first = await reports(file)
    expect((await reports(file)).id).toBe(first.id)
    const second = await reports(other)
    expect((await inCatalogue()).lastReport?.id).toBe(second.id)
    // Back to what the first one said: that is said anew, and counts.
    const third = await reports(file)
    expect(new Set([first.id, second.id, third.id]).size).toBe(3)
    await office.advance(36 * DAY)
    expect((await inCatalogue()).isReportOverdue).toBe(true)
    const later = await reports(file)
    expect(later.id).not.toBe(third.id)
    expect((await inCatalogue()).isReportOverdue).toBe(false)
  })

  it('then everything wrong is named by row and column, in either language, and nothing of it is taken', async () => {
    const { addRight, checks, applies, inCatalogue } = await reporting()
    await addRight()
    await addRight({ name: { 'zh-CN': '双', en: 'Twin' } })
    await addRight({ name: { 'zh-CN': '双', en: 'Other' } })
    const file = csvOf([
      [...HEADINGS, '备注'],
      ['a', '日志只读', ''],
      ['b', '没有的权限', ''],
      ['', '日志只读', ''],
      ['c', '双', '昨天'],
      ['d'.repeat(121), '日志只读', '2026-02-30'],
    ])
    const body = await checks(file)
    expect(body.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [1, null, 'heading-unknown'],
      [3, '权限', 'unknown-right'],
      [4, '账号', 'cell-empty'],
      [5, '权限', 'ambiguous-right'],
      [5, '最近使用', 'not-a-time'],
      [6, '账号', 'too-long'],
      [6, '最近使用', 'not-a-time'],
    ])
    expect(body).toMatchObject({ mayApply: false, newFindings: 0, differences: [] })
    const english = await checks(file, 'opsTwo', 'en')
    expect(english.faults[1]?.message).toContain('no such right')
    expect((await applies(file, body.hash)).body.code).toBe('file-has-faults')
    expect((await checks(csvOf([HEADINGS]))).faults).toMatchObject([{ row: null, code: 'no-rows' }])
    expect((await inCatalogue()).lastReport).toBe(null)
  })

  it('then only the file that was checked counts, and only from whoever grants there or keeps the catalogue', async () => {
    const { addRight, checks, applies } = await reporting()
    await addRight()
    const [file, other] = [csvOf([HEADINGS, ['a', '日志只读', '']]), csvOf([HEADINGS, ['b', '日志只读', '']])]
    const { hash } = await checks(file)
    expect((await applies(other, hash)).body.code).toBe('file-is-another')
    expect((await checks(file, 'appOne')).code).toBe('authority-missing')
    expect((await checks(file, 'head')).mayApply).toBe(true)
  })
})
