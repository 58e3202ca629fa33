import { readSystem, type SystemOut } from '../../../functions/entitlement/catalogue.contract.ts'
import {
  applyReportFile,
  applyResultsFile,
  type CheckedReportOut,
  type CheckedResultsOut,
  checkReportFile,
  checkResultsFile,
  listOrders,
  listResultsOfSystem,
  type OrderOut,
  type ResultsOut,
  readResults,
} from '../../../functions/entitlement/orders/orders.contract.ts'
import {
  type DifferenceOut,
  listDifferences,
  listReports,
  type ReportOut,
  readReport,
} from '../../../functions/entitlement/report.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'
import { nth, ref, serviceRef } from './fixture-department.ts'

export const SYSTEM = nth('sys', 1)
const HASH = 'b3'.repeat(32)
const page = <Item>(items: readonly Item[]) => ({ items, nextCursor: null })
const named = { id: SYSTEM, name: { 'zh-CN': '邮件网关', en: 'Mail Gateway' } }
const reader = { id: nth('rgt', 1), name: { 'zh-CN': '日志只读', en: 'Read the logs' } }
const admin = { id: nth('rgt', 2), name: { 'zh-CN': '策略管理员', en: 'Policy administrator' } }

const system: SystemOut = {
  ...named,
  service: serviceRef(1),
  connector: { kind: 'csv', url: null },
  approvers: [{ id: nth('pos', 2), name: { 'zh-CN': 'IT 负责人', en: 'Head of IT' } }],
  provisioners: [{ id: nth('pos', 3), name: { 'zh-CN': '服务器管理员', en: 'Server Administrator' } }],
  lastReport: { id: nth('rep', 1), at: '2026-01-02T02:00:00.000Z' },
  isReportOverdue: false,
  retired: false,
  version: 1,
}

const orders: readonly OrderOut[] = [
  {
    ...{ order: `${nth('ent', 41)}/1`, wanted: 'grant', entitlement: nth('ent', 41), number: 'ENT-0041' },
    ...{ person: ref(5), right: reader, account: null, until: '2026-06-30T16:00:00.000Z' },
    ...{ accountable: ref(3), dueAt: '2026-01-07T08:00:00.000Z' },
  },
  {
    ...{ order: `${nth('ent', 17)}/2`, wanted: 'revoke', entitlement: nth('ent', 17), number: 'ENT-0017' },
    ...{ person: ref(7), right: admin, account: 'mailadm07', until: '2026-01-06T16:00:00.000Z' },
    ...{ accountable: ref(3), dueAt: '2026-01-06T08:00:00.000Z' },
  },
]

const counts = { granted: 1, revoked: 1, failed: 0, known: 0, open: 0 }
const fine: CheckedResultsOut = {
  ...{ hash: HASH, mayApply: true, ...counts, faults: [], moreFaults: 0 },
  rows: orders.map(({ wanted, entitlement, number, person, right }, nthRow) => ({
    ...{ row: nthRow + 2, effect: wanted === 'grant' ? 'granted' : 'revoked', entitlement, number, person },
    ...{ right: right.name, account: wanted === 'grant' ? 'chen.l' : 'mailadm07' },
  })),
}
const faulty: CheckedResultsOut = {
  ...fine,
  ...{ mayApply: false, rows: fine.rows.slice(0, 1), revoked: 0 },
  faults: [{ row: 3, column: '证据', code: 'proof-missing', message: '已办成的，请写明证据。' }],
}
const running: ResultsOut = {
  ...{ id: nth('ers', 1), system: named, status: 'running', by: ref(2), at: '2026-01-07T02:20:00.000Z' },
  ...{ ...counts, steps: 2, done: 0, overtaken: [], version: 1 },
}
const recorded: ResultsOut = {
  ...running,
  ...{ status: 'done', done: 2, version: 2, overtaken: [{ row: 3, message: 'ENT-0017 已由他人记录为已收回。' }] },
}

const compared = { lines: 48, matched: 46, missing: 1, unrecorded: 2 }
const checkedReport: CheckedReportOut = {
  ...{ hash: HASH, mayApply: true, ...compared, newFindings: 1, endedFindings: 1, faults: [], moreFaults: 0 },
  differences: [
    { kind: 'unrecorded', isNew: true, account: 'tmp-vendor', right: admin.name, person: null },
    { kind: 'missing', isNew: false, account: 'zhang.min', right: reader.name, person: ref(4) },
  ],
}
const report: ReportOut = {
  ...{ id: nth('rep', 1), system: named, report: '2026-01-02', status: 'done', by: ref(3) },
  ...{ begunAt: '2026-01-02T02:00:00.000Z', parts: 1, steps: 1, done: 1, ...compared, version: 2 },
}
const difference: DifferenceOut = {
  ...{ kind: 'missing', right: reader, account: 'zhang.min', entitlement: nth('ent', 9), person: ref(4) },
  ...{ finding: nth('fnd', 1), since: '2026-01-02T02:00:00.000Z' },
}

/** A system that is worked by files: the first file of results has a fault, the next has none. */
export function entitlementSystemAnswers(): readonly (readonly [RouteContract, () => unknown])[] {
  let checks = 0
  let past: readonly ResultsOut[] = []
  return [
    [readSystem, () => system],
    [listOrders, () => ({ items: orders, more: 0 })],
    [checkResultsFile, () => (checks++ === 0 ? faulty : fine)],
    [
      applyResultsFile,
      () => {
        past = [recorded]
        return running
      },
    ],
    [readResults, () => recorded],
    [listResultsOfSystem, () => page(past)],
    [checkReportFile, () => checkedReport],
    [applyReportFile, () => ({ ...report, status: 'comparing', done: 0 })],
    [readReport, () => report],
    [listReports, () => page([report])],
    [listDifferences, () => page([difference])],
  ]
}
