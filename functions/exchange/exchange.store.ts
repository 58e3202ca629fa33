/**
 * Questions these rows answer
 *
 * | question                              | row                                                        |
 * |---------------------------------------|------------------------------------------------------------|
 * | how far is an import, what did it do  | `agg#<key>` / `head`                                       |
 * | what did its file say                 | `agg#<key>` / `rows#<table>#<00001>`: 50 rows of it each   |
 *
 * The rows are written before the head, and count for nothing without it.
 */
import { findHead, partitionOf } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Row } from '../kernel/table/table.ts'
import type { HeadFields, HeadRow } from '../platform/act.ts'
import type { Item, Store, Write } from '../platform/store.ts'
import type { Import, TableName } from './exchange.ts'
import type { Tables } from './plan-import.ts'

/** Some 100 KB where every cell is long. */
const ROWS_IN_ONE = 50

export type ImportHead = HeadRow & Import

export const headOfImport = (run: Import): HeadFields => asJson(run)

/** Throws {@link NotFoundError}. */
export async function getImport(store: Store, id: Id): Promise<ImportHead> {
  const head = await findHead(store, id)
  if (head === undefined || head.id !== id) throw new NotFoundError('import')
  return head as ImportHead
}

type RowsRow = Item & { readonly table: TableName; readonly rows: readonly Row[] & Item[string] }

export function putTables(id: Id, tables: Tables): Write[] {
  return Object.entries(tables).flatMap(([table, rows]) =>
    Array.from({ length: Math.ceil(rows.length / ROWS_IN_ONE) }, (_, nth): Write => {
      const some = rows.slice(nth * ROWS_IN_ONE, (nth + 1) * ROWS_IN_ONE)
      const sk = `rows#${table}#${String(nth).padStart(5, '0')}`
      return { put: asJson({ pk: partitionOf(id), sk, table, rows: some }) }
    }),
  )
}

/** What the file said. */
export async function findTables(store: Store, id: Id): Promise<Tables> {
  const { items } = await store.query<RowsRow>({ pk: partitionOf(id), beginsWith: 'rows#' })
  const tables: Partial<Record<TableName, Row[]>> = {}
  for (const { table, rows } of items) tables[table] = [...(tables[table] ?? []), ...rows]
  return tables
}
