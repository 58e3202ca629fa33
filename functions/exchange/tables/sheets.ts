import type { Column } from '../../kernel/table/table.ts'
import type { Language } from '../../kernel/text.ts'
import { TABLES, type TableName } from '../exchange.ts'
import type { SheetOut } from '../files/write-tables.ts'
import { COLUMNS, TABLE_NAMES } from './columns.ts'

/** A table as a sheet, in a language. */
export const sheetOf = (
  table: TableName,
  rows: readonly Readonly<Record<string, string | undefined>>[],
  language: Language,
): SheetOut => ({
  name: TABLE_NAMES[table][language],
  rows: [
    COLUMNS[table].map(({ heading }) => heading[language]),
    ...rows.map((cells) => COLUMNS[table].map(({ key }) => cells[key] ?? '')),
  ],
  widths: COLUMNS[table].map(({ width }) => width),
})

const GUIDE = {
  name: { 'zh-CN': '填写说明', en: 'How to fill it in' },
  headings: {
    'zh-CN': ['工作表', '列', '必填', '说明'],
    en: ['Sheet', 'Column', 'Needed', 'What belongs into it'],
  },
  needed: { 'zh-CN': '必填', en: 'needed' },
  widths: [14, 24, 10, 80],
} as const

/** An empty workbook: four sheets with headings, and one that says what belongs into each column. */
export function templateSheets(language: Language): SheetOut[] {
  const line = (table: TableName, { heading, isNeeded, hint }: Column) => [
    TABLE_NAMES[table][language],
    heading[language],
    isNeeded === true ? GUIDE.needed[language] : '',
    hint[language],
  ]
  return [
    ...TABLES.map((table) => sheetOf(table, [], language)),
    {
      name: GUIDE.name[language],
      rows: [
        GUIDE.headings[language],
        ...TABLES.flatMap((table) => COLUMNS[table].map((column) => line(table, column))),
      ],
      widths: GUIDE.widths,
    },
  ]
}
