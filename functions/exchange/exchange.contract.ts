import * as z from 'zod/mini'
import { defineContract, id, instantOut } from '../kernel/contract.ts'
import { CSV_AS_BYTES, FILE_TYPES } from '../kernel/file.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { TABLES } from './exchange.ts'

export const tableName = z.enum(TABLES)
const language = z.optional(z.enum(['zh-CN', 'en']))
const { xlsx, csv, docx, pdf, svg } = FILE_TYPES

const table = z.strictObject({ table: tableName })

export const downloadTemplate = defineContract({
  operation: 'download-import-template',
  method: 'GET',
  path: '/api/exchange/template',
  summary: 'An empty workbook to fill in: a sheet for people, positions, duties, entitlements, and how to write them.',
  admits: 'signed-in',
  query: z.strictObject({ language }),
  answer: z.unknown(),
  download: [xlsx],
})

export const downloadTables = defineContract({
  operation: 'download-tables',
  method: 'GET',
  path: '/api/exchange/workbook',
  summary: 'People, positions, duties and entitlements as one workbook, which can be imported again.',
  admits: 'signed-in',
  query: z.strictObject({ language }),
  answer: z.unknown(),
  download: [xlsx],
})

export const downloadTable = defineContract({
  operation: 'download-table',
  method: 'GET',
  path: '/api/exchange/tables/{table}',
  summary: 'One table, as a workbook or as CSV (UTF-8). Cells that a program could take for a formula are quoted.',
  admits: 'signed-in',
  params: table,
  query: z.strictObject({ format: z._default(z.enum(['xlsx', 'csv']), 'xlsx'), language }),
  answer: z.unknown(),
  download: [xlsx, csv],
})

export const downloadDutyList = defineContract({
  operation: 'download-duty-list',
  method: 'GET',
  path: '/api/exchange/duty-lists/{position}',
  summary: 'The duty list of one position, to print and to sign: as Word document or PDF.',
  admits: 'signed-in',
  params: z.strictObject({ position: id('pos') }),
  query: z.strictObject({ format: z._default(z.enum(['docx', 'pdf']), 'pdf'), language }),
  answer: z.unknown(),
  download: [docx, pdf],
})

export const downloadRoleBook = defineContract({
  operation: 'download-role-book',
  method: 'GET',
  path: '/api/exchange/role-book',
  summary: 'The whole role book in force as a Word document.',
  admits: 'signed-in',
  query: z.strictObject({ language }),
  answer: z.unknown(),
  download: [docx],
})

export const downloadOrganisationChart = defineContract({
  operation: 'download-organisation-chart',
  method: 'GET',
  path: '/api/exchange/organisation-chart',
  summary: 'Groups, positions and who holds them, as a picture.',
  admits: 'signed-in',
  query: z.strictObject({ language }),
  answer: z.unknown(),
  download: [svg],
})

export const downloadMatrix = defineContract({
  operation: 'download-responsibility-matrix',
  method: 'GET',
  path: '/api/exchange/responsibility-matrix',
  summary: 'Who answers for which activity of which service, or the RACI of every duty, as a picture.',
  admits: 'signed-in',
  query: z.strictObject({ of: z._default(z.enum(['services', 'duties']), 'services'), language }),
  answer: z.unknown(),
  download: [svg],
})

const counts = z.strictObject({
  table: tableName,
  created: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  wrong: z.number(),
})

/** What a file comes to, row by row, before anything happens. */
export const reportOut = z.strictObject({
  /** Over what was read and what it comes to: `hash` of the import that applies exactly this. */
  hash: z.string(),
  /** Nothing is wrong, and something would change. */
  mayApply: z.boolean(),
  tables: z.array(counts),
  /** Every fault of every row; at most 1,000, `moreFaults` says how many were left off. */
  faults: z.array(
    z.strictObject({
      table: tableName,
      /** As the spreadsheet counts; null: the sheet as a whole. */
      row: z.nullable(z.number()),
      /** The heading of the column; null: the row as a whole. */
      column: z.nullable(z.string()),
      code: z.string(),
      message: z.string(),
    }),
  ),
  moreFaults: z.number(),
  /** What would be created or changed; at most 1,000. */
  changes: z.array(
    z.strictObject({
      table: tableName,
      row: z.number(),
      what: z.enum(['created', 'changed']),
      name: z.string(),
      /** The headings of the columns that make the difference. */
      columns: z.array(z.string()),
    }),
  ),
  moreChanges: z.number(),
})
export type ReportOut = z.infer<typeof reportOut>

/** `text/csv` is for UTF-8 only. */
const upload = [xlsx, CSV_AS_BYTES, csv] as const
const fileQuery = {
  /** Which table a CSV file holds; a workbook says it by the names of its sheets. */
  table: z.optional(tableName),
  /** Name of the file, for the record. */
  name: z.optional(z.string().check(z.maxLength(200))),
}

const UNREADABLE = [
  'authority-missing',
  'file-unreadable',
  'file-too-big-inside',
  'table-not-named',
  'no-sheet-known',
  'too-many-rows',
] as const

export const checkImport = defineContract({
  operation: 'check-import',
  method: 'POST',
  path: '/api/exchange/imports/check',
  summary: 'A dry run: what a workbook or CSV file would create and change, and what is wrong with it, row by row.',
  admits: 'signed-in',
  query: z.strictObject(fileQuery),
  answer: reportOut,
  upload,
  refusals: UNREADABLE,
})

export const importOut = z.strictObject({
  id: id('imp'),
  file: z.string(),
  status: z.enum(['running', 'done']),
  by: z.strictObject({ id: id('per'), name: z.string() }),
  at: instantOut,
  /** Of how many steps how many are done. */
  steps: z.number(),
  done: z.number(),
  tables: z.array(counts),
  /** Rows that somebody else made impossible while the import ran: what they did counts. */
  overtaken: z.array(z.strictObject({ table: tableName, row: z.number(), message: z.string() })),
  /** The draft of the role book that the duties are in. */
  draft: z.nullable(id('bdr')),
  version: z.number(),
})
export type ImportOut = z.infer<typeof importOut>

export const applyImport = defineContract({
  operation: 'apply-import',
  method: 'POST',
  path: '/api/exchange/imports',
  summary:
    'Imports a file that was checked: all of it or nothing. `hash` is the one of the report; when the file or what it comes to is another, it is refused.',
  admits: 'signed-in',
  query: z.strictObject({ ...fileQuery, hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)) }),
  answer: importOut,
  status: 201,
  upload,
  refusals: [...UNREADABLE, 'import-has-faults', 'import-changes-nothing', 'import-is-another'],
})

const params = z.strictObject({ id: id('imp') })

export const readImport = defineContract({
  operation: 'read-import',
  method: 'GET',
  path: '/api/exchange/imports/{id}',
  summary: 'How far an import is, and what it did.',
  admits: 'signed-in',
  params,
  answer: importOut,
})

export const resumeImport = defineContract({
  operation: 'resume-import',
  method: 'POST',
  path: '/api/exchange/imports/{id}/resume',
  summary: 'Goes on with an import that stands still; what is done already is not done again.',
  admits: 'signed-in',
  params,
  answer: importOut,
  refusals: ['authority-missing'],
})

export const readImportTimeline = timelineContract(
  'import',
  '/api/exchange/imports/{id}',
  params,
  'Who imported what, when, by which authority; oldest first.',
)
