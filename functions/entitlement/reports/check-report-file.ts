import { hash } from 'node:crypto'
import type { Grant } from '../../kernel/actor.ts'
import type { FileIn } from '../../kernel/file.ts'
import type { Id } from '../../kernel/ids.ts'
import { unquoted } from '../../kernel/table/quoted.ts'
import { readCsv } from '../../kernel/table/read-csv.ts'
import { readRows } from '../../kernel/table/read-rows.ts'
import type { RowFault } from '../../kernel/table/table.ts'
import type { Call } from '../../platform/handler.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Directory } from '../../responsibility/index.ts'
import { listRightHeads } from '../catalogue.store.ts'
import type { RightHead, SystemHead } from '../catalogue.ts'
import { REPORT_COLUMNS } from '../orders/columns.ts'
import { MOST_LINES, MOST_PARTS } from '../report.contract.ts'
import { listDifferences } from '../report.store.ts'
import { compare, keyOfDifference } from '../rules/differences.ts'
import { readReportRows } from '../rules/read-report-rows.ts'
import { faultReason } from '../rules/row-faults.ts'
import { everythingOn } from './compare-report.ts'
import { reporting } from './may-report.ts'
import type { Counts, Difference, Line } from './report.ts'

/** As many lines as a report has that comes in parts. */
const MOST = { rows: MOST_LINES * MOST_PARTS, columns: 50 } as const

/** A report as it was read from a file, and how it compares. */
export interface CheckedReport {
  readonly directory: Directory
  readonly grant: Grant
  /** Over its lines alone: the same file has the same, whatever is recorded. */
  readonly hash: string
  readonly lines: readonly Line[]
  readonly faults: readonly RowFault[]
  readonly rights: ReadonlyMap<Id, RightHead>
  readonly counts: Counts
  /** Those that nobody knew of yet first. */
  readonly differences: readonly (Difference & { readonly isNew: boolean })[]
  /** Known differences that are gone. */
  readonly gone: number
}

/** Reads a report from a file and holds it against what is recorded now. Throws a RefusalError for no CSV. */
export async function checkReport(
  { store }: Pick<Platform, 'store'>,
  system: SystemHead,
  { bytes }: FileIn,
  by: Pick<Call, 'caller' | 'now'>,
): Promise<CheckedReport> {
  const { directory, grant } = await reporting(store, system, by)
  const { rows, faults: ofTable } = readRows(readCsv(bytes, MOST), REPORT_COLUMNS, unquoted)
  const [{ items: rights }, recorded, { items: known }] = await Promise.all([
    listRightHeads(store, system.id, {}),
    everythingOn(store, system.id),
    listDifferences(store, system.id),
  ])
  const { lines, faults: ofRows } = readReportRows(rows, rights, directory.department.calendar.timeZone)
  const { matched, differences } = compare(lines, recorded, by.now)
  const before = new Set(known.map(keyOfDifference))
  const found = differences.map((each) => ({ ...each, isNew: !before.has(keyOfDifference(each)) }))
  const now = new Set(differences.map(keyOfDifference))
  const missing = differences.filter(({ kind }) => kind === 'missing').length
  const faults = [...ofTable, ...ofRows].toSorted((one, other) => (one.row ?? 0) - (other.row ?? 0))
  const isEmpty = rows.length === 0 && ofTable.length === 0
  return {
    ...{ directory, grant, lines },
    hash: hash('sha256', JSON.stringify([system.id, lines])),
    faults: isEmpty ? [{ reason: faultReason('no-rows') }] : faults,
    rights: new Map(rights.map((each) => [each.id, each])),
    counts: { matched: matched.length, missing, unrecorded: differences.length - missing },
    differences: found.toSorted((one, other) => Number(other.isNew) - Number(one.isNew)),
    gone: known.filter((each) => !now.has(keyOfDifference(each))).length,
  }
}
