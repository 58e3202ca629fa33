import { hash } from 'node:crypto'
import type { FileIn } from '../kernel/file.ts'
import { CSV_AS_BYTES, FILE_TYPES } from '../kernel/file.ts'
import { unquoted } from '../kernel/table/quoted.ts'
import { readCsv } from '../kernel/table/read-csv.ts'
import { plainName, readRows } from '../kernel/table/read-rows.ts'
import type { Row } from '../kernel/table/table.ts'
import { MOST_COLUMNS, MOST_ROWS, refused } from './errors.ts'
import { type Fault, type Sheet, TABLES, type TableName } from './exchange.ts'
import { readWorkbook } from './files/read-workbook.ts'
import { COLUMNS, TABLE_NAMES } from './tables/columns.ts'

/** Letters in all cells together; a table of 5,000 rows has a quarter of it. */
const MOST_LETTERS = 8_000_000
/** Letters in one cell: as much as the longest text may have, and some. */
const LONGEST_CELL = 10_000

/** A file as it was read: its tables, what is wrong with them as such, and a hash over what they say. */
export interface ReadFile {
  readonly tables: Readonly<Partial<Record<TableName, readonly Row[]>>>
  readonly faults: readonly Fault[]
  readonly hash: string
}

/** Reads a workbook or CSV file. Throws a RefusalError when it is none, or holds nothing that is known. */
export async function readFileOf({ type, bytes }: FileIn, table: TableName | undefined): Promise<ReadFile> {
  const isCsv = type === CSV_AS_BYTES || type === FILE_TYPES.csv
  const sheets = isCsv ? [csvSheet(bytes, table)] : await sheetsOf(bytes)
  const read = sheets.map(({ table: name, sheet }) => {
    boundsOf(sheet)
    const { rows, faults } = readRows(sheet.rows, COLUMNS[name], unquoted)
    return { table: name, rows, faults: faults.map((fault) => ({ table: name, ...fault })) }
  })
  const tables = Object.fromEntries(read.map((each) => [each.table, each.rows]))
  return {
    tables,
    faults: read.flatMap(({ faults }) => faults),
    hash: hash('sha256', JSON.stringify(TABLES.map((name) => tables[name] ?? []))),
  }
}

interface NamedSheet {
  readonly table: TableName
  readonly sheet: Sheet
}

function csvSheet(bytes: Uint8Array, table: TableName | undefined): NamedSheet {
  if (table === undefined) throw refused('table-not-named')
  return { table, sheet: { name: table, rows: readCsv(bytes, { rows: MOST_ROWS, columns: MOST_COLUMNS }) } }
}

async function sheetsOf(bytes: Uint8Array): Promise<NamedSheet[]> {
  const sheets = (await readWorkbook(bytes)).flatMap((sheet) => {
    const table = TABLES.find((each) =>
      Object.values(TABLE_NAMES[each]).some((name) => plainName(name) === plainName(sheet.name)),
    )
    return table === undefined ? [] : [{ table, sheet }]
  })
  const names = TABLES.map((each) => TABLE_NAMES[each]['zh-CN']).join('、')
  if (sheets.length === 0)
    throw refused('no-sheet-known', { names: `${names} (People, Positions, Duties, Entitlements)` })
  return sheets
}

function boundsOf({ rows }: Sheet): void {
  const letters = rows.reduce((sum, row) => sum + row.reduce((length, cell) => length + cell.length, 0), 0)
  const isLong = rows.some((row) => row.some((cell) => cell.length > LONGEST_CELL))
  if (
    rows.length > MOST_ROWS + 1 ||
    rows.some((row) => row.length > MOST_COLUMNS) ||
    letters > MOST_LETTERS ||
    isLong
  ) {
    throw refused('too-many-rows', { rows: MOST_ROWS, columns: MOST_COLUMNS })
  }
}
