import {
  applyImport,
  checkImport,
  type ImportOut,
  type ReportOut,
  readImport,
} from '../../../functions/exchange/exchange.contract.ts'
import type { RouteContract } from '../../../functions/kernel/contract.ts'

type Asked = { readonly query: Readonly<Record<string, string>> }

const counts = { table: 'duties', created: 57, changed: 0, unchanged: 0, wrong: 3 } as const
const HASH = 'a7'.repeat(32)

/** The spreadsheet of a real department: three of sixty duties are broken. */
const faulty: ReportOut = {
  hash: HASH,
  mayApply: false,
  tables: [{ table: 'people', created: 0, changed: 1, unchanged: 41, wrong: 0 }, counts],
  faults: [
    {
      table: 'duties',
      row: 12,
      column: '周期或触发',
      code: 'recurrence-not-understood',
      message: '看不懂“看情况”是哪些天。',
    },
    {
      table: 'duties',
      row: 31,
      column: '责任岗位',
      code: 'unknown-position-named',
      message: '找不到岗位“存储管理员”。',
    },
    { table: 'duties', row: 44, column: null, code: 'row-twice', message: '与第 9 行重复。' },
  ],
  moreFaults: 0,
  changes: [{ table: 'people', row: 7, what: 'changed', name: '刘洋', columns: ['语言'] }],
  moreChanges: 0,
}
const fine: ReportOut = { ...faulty, mayApply: true, faults: [], tables: [{ ...counts, created: 60, wrong: 0 }] }

const run: ImportOut = {
  ...{ id: 'imp_01K9ZQ6V80ABCDEFGHJKMNPQRS', file: '职责.csv', status: 'done', at: '2026-01-06T01:00:00.000Z' },
  ...{ by: { id: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS', name: '陈建国' }, steps: 60, done: 60, tables: fine.tables },
  ...{ overtaken: [], draft: 'bdr_01K9ZQ6V80ABCDEFGHJKMNPQRS', version: 2 },
}

export const exchangeAnswers = (): readonly (readonly [RouteContract, (asked: Asked) => unknown])[] => [
  [checkImport, ({ query: { name } }) => (name?.includes('改好') ? fine : faulty)],
  [applyImport, () => ({ ...run, status: 'running', done: 0 })],
  [readImport, () => run],
]
