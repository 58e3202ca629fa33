import * as z from 'zod/mini'
import { defineContract, id, instant, instantOut, line, pageOf, pageQuery } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'

const text = z.strictObject({ 'zh-CN': z.string(), en: z.string() })
const named = (prefix: string) => z.strictObject({ id: id(prefix), name: text })

/** A report of a system, as far as it has come. */
export const reportOut = z.strictObject({
  id: id('rep'),
  system: named('sys'),
  /** What the system calls it. */
  report: z.string(),
  status: z.enum(['receiving', 'comparing', 'done', 'overtaken']),
  by: personRef,
  begunAt: instantOut,
  parts: z.number(),
  lines: z.number(),
  /** Of how many comparisons how many are done. */
  steps: z.number(),
  done: z.number(),
  matched: z.number(),
  /** Recorded, but not on the system. */
  missing: z.number(),
  /** On the system, but not recorded. */
  unrecorded: z.number(),
  version: z.number(),
})
export type ReportOut = z.infer<typeof reportOut>

export const differenceOut = z.strictObject({
  kind: z.enum(['missing', 'unrecorded']),
  right: named('rgt'),
  account: z.nullable(z.string()),
  /** What is recorded, of whom; null where nothing is. */
  entitlement: z.nullable(id('ent')),
  person: z.nullable(personRef),
  finding: id('fnd'),
  since: instantOut,
})
export type DifferenceOut = z.infer<typeof differenceOut>

export const MOST_LINES = 1000
export const MOST_PARTS = 50

const ofSystem = z.strictObject({ id: id('sys') })
const params = z.strictObject({ id: id('rep') })

export const reportEntitlements = defineContract({
  operation: 'report-entitlements',
  method: 'POST',
  path: '/api/entitlement-systems/{id}/reports',
  summary:
    'A system says who can do what on it: everything, in parts of at most 1,000 lines that come in order under one name. When the last part is there, it is held against what is recorded, and every difference becomes a finding. A part may be sent again.',
  admits: 'signed-in',
  params: ofSystem,
  body: z.strictObject({
    /** What the system calls this report: the same in all its parts, another in the next report. */
    report: z.string().check(z.regex(/^[A-Za-z0-9._:-]{1,60}$/)),
    part: z.number().check(z.int(), z.minimum(1), z.maximum(MOST_PARTS)),
    isLast: z.boolean(),
    lines: z
      .array(
        z.strictObject({
          account: line(120),
          /** Its id, or its name in either language. */
          right: line(80),
          lastUsedAt: z.optional(instant),
        }),
      )
      .check(z.maxLength(MOST_LINES)),
  }),
  answer: reportOut,
  status: 202,
  refusals: ['authority-missing', 'unknown-right', 'ambiguous-right', 'part-differs', 'part-missing', 'report-closed'],
  example: {
    report: '2026-11-26',
    part: 1,
    isLast: true,
    lines: [{ account: 'zhang.min', right: '日志只读', lastUsedAt: '2026-11-20T08:00:00Z' }],
  },
})

export const listReports = defineContract({
  operation: 'list-entitlement-reports',
  method: 'GET',
  path: '/api/entitlement-systems/{id}/reports',
  summary: 'The reports of a system, newest first.',
  admits: 'signed-in',
  params: ofSystem,
  query: z.strictObject(pageQuery),
  answer: pageOf(reportOut),
})

export const listDifferences = defineContract({
  operation: 'list-entitlement-differences',
  method: 'GET',
  path: '/api/entitlement-systems/{id}/differences',
  summary: 'Where a system, by its last report, and the records do not agree; each with its finding.',
  admits: 'signed-in',
  params: ofSystem,
  query: z.strictObject(pageQuery),
  answer: pageOf(differenceOut),
})

export const readReport = defineContract({
  operation: 'read-entitlement-report',
  method: 'GET',
  path: '/api/entitlement-reports/{id}',
  summary: 'How far a report is, and what came of it.',
  admits: 'signed-in',
  params,
  answer: reportOut,
})

export const resumeReport = defineContract({
  operation: 'resume-entitlement-report',
  method: 'POST',
  path: '/api/entitlement-reports/{id}/resume',
  summary: 'Goes on with a comparison that stands still; what is done already is not done again.',
  admits: 'signed-in',
  params,
  answer: reportOut,
  refusals: ['authority-missing'],
})

export const readReportTimeline = timelineContract(
  'entitlement-report',
  '/api/entitlement-reports/{id}',
  params,
  'Who reported what, when, by which authority; oldest first.',
)
