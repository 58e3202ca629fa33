/**
 * Questions these rows answer
 *
 * | question                                        | row or index                                              |
 * |-------------------------------------------------|-----------------------------------------------------------|
 * | how far is a report, what came of it            | `agg#<key of its derived id>` / `head`                    |
 * | what does it say                                | `agg#<key>` / `lines#<part>#<nth>`: 250 lines each        |
 * | the reports of a system, newest first           | gsi1 `ent-reports#<system>` / `<time of the id>`          |
 * | where do a system and the records not agree     | `ent-differences#<system>` / `<kind>#<what it is about>`  |
 * | when did a system last report                   | the system's head                                         |
 *
 * A system reports a few times a day at most, and everything of it is written by one execution.
 */
import { headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { HeadFields } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Item, Page, Store, Write } from '../platform/store.ts'
import type { ListPage } from './entitlement.store.ts'
import type { Difference, KnownDifference, Line, Report, ReportHead } from './reports/report.ts'
import { keyOfDifference } from './rules/differences.ts'

/** Some 100 KB where every account is long. */
const LINES_IN_ONE = 250

export const headOfReport = (report: Report): HeadFields => ({
  ...asJson(report),
  gsi1pk: `ent-reports#${report.system}`,
  gsi1sk: report.id.slice(4, 14),
})

/** All parts of one report find it by what the system calls it. */
export const reportIdOf = (system: Id, name: string, now: Instant): Id =>
  derivedId('rep', now, 'entitlement-report', system, name)

export const findReport = (store: Store, id: Id): Promise<ReportHead | undefined> => store.find<ReportHead>(headKey(id))

export async function getReport(store: Store, id: Id): Promise<ReportHead> {
  const head = await findReport(store, id)
  if (head === undefined || head.id !== id) throw new NotFoundError('report')
  return head
}

export const listReports = (store: Store, system: Id, page: ListPage): Promise<Page<ReportHead>> =>
  store.query<ReportHead>({ index: 'gsi1', pk: `ent-reports#${system}`, backwards: true, ...page })

interface LinesRow {
  readonly lines: readonly Line[]
}

export const putLines = (id: Id, part: number, lines: readonly Line[]): Write[] =>
  Array.from({ length: Math.ceil(lines.length / LINES_IN_ONE) }, (_, nth): Write => {
    const some = lines.slice(nth * LINES_IN_ONE, (nth + 1) * LINES_IN_ONE)
    const sk = `lines#${String(part).padStart(3, '0')}#${String(nth).padStart(3, '0')}`
    return { put: asJson({ pk: partitionOf(id), sk, lines: some }) }
  })

export async function findLines(store: Store, id: Id): Promise<Line[]> {
  const { items } = await store.query<Item>({ pk: partitionOf(id), beginsWith: 'lines#' })
  return (items as unknown as LinesRow[]).flatMap(({ lines }) => lines)
}

const differenceKey = (system: Id, difference: Difference) => ({
  pk: `ent-differences#${system}`,
  sk: keyOfDifference(difference),
})

export const putDifference = (system: Id, difference: KnownDifference): Write => ({
  put: { ...differenceKey(system, difference), ...difference },
})
export const removeDifference = (system: Id, difference: Difference): Write => ({
  delete: differenceKey(system, difference),
})

/** Read consistently; those with a record first. */
export const listDifferences = (
  store: Store,
  system: Id,
  page: Partial<ListPage> = {},
): Promise<Page<Item & KnownDifference>> =>
  store.query<Item & KnownDifference>({ pk: `ent-differences#${system}`, ...page })
