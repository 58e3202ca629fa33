import * as z from 'zod/mini'
import { defineContract, id, instantOut, pageOf, pageQuery } from '../../kernel/contract.ts'
import { CSV_AS_BYTES, FILE_TYPES } from '../../kernel/file.ts'
import { personRef } from '../../obligation/obligation.contract.ts'
import { timelineContract } from '../../obligation/timeline.contract.ts'
import { reportOut } from '../report.contract.ts'

const text = z.strictObject({ 'zh-CN': z.string(), en: z.string() })
const named = (prefix: string) => z.strictObject({ id: id(prefix), name: text })
const ofSystem = z.strictObject({ id: id('sys') })
const params = z.strictObject({ id: id('ers') })
const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/))

/** `text/csv` is for UTF-8 only. */
const upload = [CSV_AS_BYTES, FILE_TYPES.csv] as const
const UNREADABLE = ['authority-missing', 'file-unreadable', 'too-many-rows'] as const

/** Something wrong with a row, as the spreadsheet counts it. */
const fault = z.strictObject({
  /** Null: the table as a whole. */
  row: z.nullable(z.number()),
  /** The heading of the column; null: the row as a whole. */
  column: z.nullable(z.string()),
  code: z.string(),
  message: z.string(),
})
const faults = {
  /** At most 500; `moreFaults` says how many were left off. */
  faults: z.array(fault),
  moreFaults: z.number(),
}

export const orderOut = z.strictObject({
  /** `ent_…/2`: the entitlement, and in which turn it is asked for. */
  order: z.string(),
  wanted: z.enum(['grant', 'revoke']),
  entitlement: id('ent'),
  number: z.string(),
  person: personRef,
  right: named('rgt'),
  account: z.nullable(z.string()),
  until: instantOut,
  accountable: z.nullable(personRef),
  dueAt: z.nullable(instantOut),
})
export type OrderOut = z.infer<typeof orderOut>

export const listOrders = defineContract({
  operation: 'list-entitlement-orders',
  method: 'GET',
  path: '/api/entitlement-systems/{id}/orders',
  summary:
    'What has to be granted and revoked on a system now, the most pressing first; at most 500, `more` says how many were left off.',
  admits: 'signed-in',
  params: ofSystem,
  answer: z.strictObject({ items: z.array(orderOut), more: z.number() }),
})

export const downloadOrders = defineContract({
  operation: 'download-entitlement-orders',
  method: 'GET',
  path: '/api/entitlement-systems/{id}/orders/file',
  summary:
    'The same as CSV (UTF-8), one row an order. Columns: order, action, number, person, e-mail, right, right until, due; and result, account, proof, to be filled in and sent back. Cells that a program could take for a formula are quoted.',
  admits: 'signed-in',
  params: ofSystem,
  query: z.strictObject({ language: z.optional(z.enum(['zh-CN', 'en'])) }),
  answer: z.unknown(),
  download: [FILE_TYPES.csv],
  refusals: ['authority-missing', 'no-csv'],
})

const counts = {
  granted: z.number(),
  revoked: z.number(),
  failed: z.number(),
  /** On record already: nothing happens. */
  known: z.number(),
  /** Rows without a result. */
  open: z.number(),
}

/** What a file of results comes to, row by row, before it counts. */
export const checkedResultsOut = z.strictObject({
  /** `hash` of the call that records exactly this. */
  hash,
  /** Nothing is wrong, and something is new. */
  mayApply: z.boolean(),
  ...counts,
  ...faults,
  /** At most 500. */
  rows: z.array(
    z.strictObject({
      row: z.number(),
      effect: z.enum(['granted', 'revoked', 'failed', 'known']),
      entitlement: id('ent'),
      number: z.string(),
      person: personRef,
      right: text,
      account: z.nullable(z.string()),
    }),
  ),
})
export type CheckedResultsOut = z.infer<typeof checkedResultsOut>

export const resultsOut = z.strictObject({
  id: id('ers'),
  system: named('sys'),
  status: z.enum(['running', 'done']),
  by: personRef,
  at: instantOut,
  ...counts,
  steps: z.number(),
  done: z.number(),
  /** Rows that somebody made impossible after they were checked: what they did counts. */
  overtaken: z.array(z.strictObject({ row: z.number(), message: z.string() })),
  version: z.number(),
})
export type ResultsOut = z.infer<typeof resultsOut>

export const checkResultsFile = defineContract({
  operation: 'check-entitlement-results',
  method: 'POST',
  path: '/api/entitlement-systems/{id}/results/check',
  summary:
    'A dry run: what a file of orders, sent back with results, would record, and what is wrong with it, row by row.',
  admits: 'signed-in',
  params: ofSystem,
  answer: checkedResultsOut,
  upload,
  refusals: [...UNREADABLE, 'no-csv'],
})

export const applyResultsFile = defineContract({
  operation: 'apply-entitlement-results',
  method: 'POST',
  path: '/api/entitlement-systems/{id}/results',
  summary:
    'Records the results of a file that was checked: all of it or nothing. `hash` is the one of the check. The same file again changes nothing. What was done meets what somebody owed, with its proof; what failed stays owed.',
  admits: 'signed-in',
  params: ofSystem,
  query: z.strictObject({ hash }),
  answer: resultsOut,
  status: 201,
  upload,
  refusals: [...UNREADABLE, 'no-csv', 'file-has-faults', 'file-changes-nothing', 'file-is-another'],
})

export const listResultsOfSystem = defineContract({
  operation: 'list-entitlement-results',
  method: 'GET',
  path: '/api/entitlement-systems/{id}/results',
  summary: 'Files of results that came back from a system, newest first.',
  admits: 'signed-in',
  params: ofSystem,
  query: z.strictObject(pageQuery),
  answer: pageOf(resultsOut),
})

export const readResults = defineContract({
  operation: 'read-entitlement-results',
  method: 'GET',
  path: '/api/entitlement-results/{id}',
  summary: 'How far a file of results is recorded, and what came of it.',
  admits: 'signed-in',
  params,
  answer: resultsOut,
})

export const resumeResults = defineContract({
  operation: 'resume-entitlement-results',
  method: 'POST',
  path: '/api/entitlement-results/{id}/resume',
  summary: 'Goes on with results whose recording stands still; what is recorded already is not recorded again.',
  admits: 'signed-in',
  params,
  answer: resultsOut,
  refusals: ['authority-missing'],
})

export const readResultsTimeline = timelineContract(
  'entitlement-results',
  '/api/entitlement-results/{id}',
  params,
  'Who sent which results, when, by which authority; oldest first.',
)

/** What a report as a file comes to, before it counts. */
export const checkedReportOut = z.strictObject({
  hash,
  mayApply: z.boolean(),
  lines: z.number(),
  matched: z.number(),
  missing: z.number(),
  unrecorded: z.number(),
  /** Differences nobody knew of yet: so many findings are opened. */
  newFindings: z.number(),
  /** Known differences that are gone: so many findings end. */
  endedFindings: z.number(),
  ...faults,
  /** At most 500 of the differences, those that are new first. */
  differences: z.array(
    z.strictObject({
      kind: z.enum(['missing', 'unrecorded']),
      isNew: z.boolean(),
      account: z.nullable(z.string()),
      right: text,
      person: z.nullable(personRef),
    }),
  ),
})
export type CheckedReportOut = z.infer<typeof checkedReportOut>

export const checkReportFile = defineContract({
  operation: 'check-entitlement-report-file',
  method: 'POST',
  path: '/api/entitlement-systems/{id}/report-file/check',
  summary:
    'A dry run: how a CSV file of who has what on a system (columns: account, right, last used) compares with what is recorded, and what is wrong with it, row by row.',
  admits: 'signed-in',
  params: ofSystem,
  answer: checkedReportOut,
  upload,
  refusals: UNREADABLE,
})

export const applyReportFile = defineContract({
  operation: 'apply-entitlement-report-file',
  method: 'POST',
  path: '/api/entitlement-systems/{id}/report-file',
  summary:
    'Takes a CSV file that was checked as the complete report of its system: all of it or nothing. `hash` is the one of the check. The same file within a day is the same report.',
  admits: 'signed-in',
  params: ofSystem,
  query: z.strictObject({ hash }),
  answer: reportOut,
  status: 202,
  upload,
  refusals: [...UNREADABLE, 'file-has-faults', 'file-is-another'],
})
