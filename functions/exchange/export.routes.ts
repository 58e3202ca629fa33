import { localDateOf } from '../calendar/index.ts'
import { listEntitlementsByStatus } from '../entitlement/index.ts'
import { FILE_TYPES, type FileOut } from '../kernel/file.ts'
import type { Language } from '../kernel/text.ts'
import { type Call, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { findBookAt } from '../role-book/index.ts'
import * as contracts from './exchange.contract.ts'
import { TABLES, type TableName } from './exchange.ts'
import { mustWorkHere } from './permitted.ts'
import { dutyCells, entitlementCells, peopleCells, positionCells, type Writing } from './tables/cells-of.ts'
import { TABLE_NAMES } from './tables/columns.ts'
import { sheetOf, templateSheets } from './tables/sheets.ts'

/** A table is imported with so many rows at most. */
const MOST_ENTITLEMENTS = 5000

export const exportRoutes: Route[] = [
  query(contracts.downloadTemplate, async ({ store }, { query: asked, caller, now }) => {
    const { language } = await writingFor(store, asked.language, { caller, now })
    const name = { 'zh-CN': '导入模板', en: 'Import template' }[language]
    return await workbook(name, templateSheets(language))
  }),

  query(contracts.downloadTables, async ({ store }, { query: asked, caller, now }) => {
    const writing = await writingFor(store, asked.language, { caller, now })
    const sheets = await Promise.all(
      TABLES.map(async (table) => sheetOf(table, await cellsOf(store, table, writing), writing.language)),
    )
    return await workbook(
      named({ 'zh-CN': '组织与职责', en: 'Organisation and duties' }[writing.language], writing),
      sheets,
    )
  }),

  query(contracts.downloadTable, async ({ store }, { params: { table }, query: asked, caller, now }) => {
    const writing = await writingFor(store, asked.language, { caller, now })
    const sheet = sheetOf(table, await cellsOf(store, table, writing), writing.language)
    const name = named(TABLE_NAMES[table][writing.language], writing)
    if (asked.format === 'xlsx') return await workbook(name, [sheet])
    const { writeCsv } = await import('./files/write-tables.ts')
    return { name: `${name}.csv`, type: FILE_TYPES.csv, bytes: writeCsv(sheet.rows) }
  }),
]

/** The department as it is, for whoever works in it. Throws 404 for others. */
export async function writingFor(
  store: Store,
  asked: Language | undefined,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
): Promise<Writing> {
  const directory = await loadDirectory(store)
  mustWorkHere(directory, { caller, now })
  return { directory, language: asked ?? caller.language, now }
}

/** `人员 2026-01-05` */
export const named = (name: string, { directory, now }: Writing): string =>
  `${name} ${localDateOf(now, directory.department.calendar.timeZone)}`

async function workbook(name: string, sheets: ReturnType<typeof templateSheets>): Promise<FileOut> {
  const { writeWorkbook } = await import('./files/write-tables.ts')
  return { name: `${name}.xlsx`, type: FILE_TYPES.xlsx, bytes: await writeWorkbook(sheets) }
}

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
