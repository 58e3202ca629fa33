import { listEntitlementsByStatus } from '../../entitlement/index.ts'
import { FILE_TYPES, type FileOut } from '../../kernel/file.ts'
import { writeCsv } from '../../kernel/table/write-csv.ts'
import type { Store } from '../../platform/store.ts'
import { findBookAt } from '../../role-book/index.ts'
import { TABLES, type TableName } from '../exchange.ts'
import { type SheetOut, writeWorkbook } from '../files/write-tables.ts'
import { named } from '../writing-for.ts'
import { dutyCells, entitlementCells, peopleCells, positionCells, type Writing } from './cells-of.ts'
import { TABLE_NAMES } from './columns.ts'
import { sheetOf, templateSheets } from './sheets.ts'

/** A table is imported with so many rows at most. */
const MOST_ENTITLEMENTS = 5000

/** An empty workbook to fill in. */
export const templateFile = ({ language }: Writing): Promise<FileOut> =>
  workbook({ 'zh-CN': '导入模板', en: 'Import template' }[language], templateSheets(language))

/** All tables in one workbook. */
export async function tablesFile(store: Store, writing: Writing): Promise<FileOut> {
  const sheets = await Promise.all(TABLES.map((table) => sheetFor(store, table, writing)))
  const name = { 'zh-CN': '组织与职责', en: 'Organisation and duties' }[writing.language]
  return await workbook(named(name, writing), sheets)
}

/** One table. */
export async function tableFile(
  store: Store,
  table: TableName,
  format: 'xlsx' | 'csv',
  writing: Writing,
): Promise<FileOut> {
  const sheet = await sheetFor(store, table, writing)
  const name = named(TABLE_NAMES[table][writing.language], writing)
  if (format === 'xlsx') return await workbook(name, [sheet])
  return { name: `${name}.csv`, type: FILE_TYPES.csv, bytes: writeCsv(sheet.rows) }
}

const workbook = async (name: string, sheets: readonly SheetOut[]): Promise<FileOut> => ({
  name: `${name}.xlsx`,
  type: FILE_TYPES.xlsx,
  bytes: await writeWorkbook(sheets),
})

const sheetFor = async (store: Store, table: TableName, writing: Writing): Promise<SheetOut> =>
  sheetOf(table, await cellsOf(store, table, writing), writing.language)

async function cellsOf(store: Store, table: TableName, writing: Writing) {
  switch (table) {
    case 'people':
      return peopleCells(writing)
    case 'positions':
      return positionCells(writing)
    case 'duties': {
      const found = await findBookAt(store, writing.now)
      return found === undefined ? [] : dutyCells(found.book, writing)
    }
    case 'entitlements': {
      const { items } = await listEntitlementsByStatus(store, 'active', { limit: MOST_ENTITLEMENTS })
      return entitlementCells(items, writing)
    }
  }
}
