import type { Column, Row, RowFault } from './table.ts'

/** Cells as rows of a table. */
export interface ReadTable {
  readonly rows: readonly Row[]
  readonly faults: readonly RowFault[]
}

/**
 * Rows by what stands above their cells: headings in either language and in any order, a note in brackets behind one
 * does not matter. Empty rows are passed over. Headings that are not known are faults: what somebody filled in would be lost.
 *
 * @param clean what a cell says, without what guards it
 */
export function readRows(
  [headings = [], ...rows]: readonly (readonly string[])[],
  columns: readonly Column[],
  clean: (cell: string) => string,
): ReadTable {
  const keys = headings.map((heading) => columnCalled(columns, heading)?.key)
  const faults: RowFault[] = [
    ...headings.flatMap((heading, nth): RowFault[] =>
      keys[nth] === undefined && heading.trim() !== '' ? [unknownHeading(heading)] : [],
    ),
    ...keys.flatMap((key, nth): RowFault[] =>
      key !== undefined && keys.indexOf(key) < nth ? [twice(headings[nth] ?? '')] : [],
    ),
    ...columns.filter(({ isNeeded, key }) => isNeeded === true && !keys.includes(key)).map(missingHeading),
  ]
  const read = rows.flatMap((cells, nth): Row[] => {
    const filled = keys.flatMap((key, place) => {
      const cell = clean(cells[place] ?? '').trim()
      return key === undefined || cell === '' ? [] : [[key, cell] as const]
    })
    return filled.length === 0 ? [] : [{ row: nth + 2, cells: Object.fromEntries(filled) }]
  })
  // Without a column that is needed every row would say the same again.
  const missing = faults.some(({ reason }) => reason.code === 'heading-missing')
  return {
    rows: read,
    faults: missing ? faults : [...faults, ...read.flatMap((row) => emptyCells(row, columns))],
  }
}

/** Letter case, spaces and what is in brackets do not matter. */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/\([^)]*\)\s*$/, '')
    .replaceAll(/[\s*]+/g, '')
    .toLowerCase()

function columnCalled(columns: readonly Column[], heading: string): Column | undefined {
  const wanted = plainName(heading)
  if (wanted === '') return undefined
  const names = ({ heading: { 'zh-CN': chinese, en } }: Column) => [chinese, en].map(plainName)
  return (
    columns.find((column) => names(column).includes(wanted)) ??
    columns.find(({ also = [] }) => also.map(plainName).includes(wanted))
  )
}

const emptyCells = ({ row, cells }: Row, columns: readonly Column[]): RowFault[] =>
  columns
    .filter(({ isNeeded, key }) => isNeeded === true && cells[key] === undefined)
    .map(({ key }) => ({
      ...{ row, column: key },
      reason: { code: 'cell-empty', text: { 'zh-CN': '不能为空。', en: 'This must not be empty.' } },
    }))

const unknownHeading = (heading: string): RowFault => ({
  row: 1,
  reason: {
    code: 'heading-unknown',
    text: {
      'zh-CN': '不认识“{heading}”这一列。请按模板的列名填写，或删除这一列。',
      en: 'The column “{heading}” is not known. Name it as the template does, or take it out.',
    },
    values: { heading: heading.slice(0, 40) },
  },
})

const twice = (heading: string): RowFault => ({
  row: 1,
  reason: {
    code: 'heading-twice',
    text: { 'zh-CN': '“{heading}”这一列出现了两次。', en: 'The column “{heading}” is there twice.' },
    values: { heading },
  },
})

const missingHeading = ({ heading }: Column): RowFault => ({
  row: 1,
  reason: {
    code: 'heading-missing',
    text: { 'zh-CN': '缺少“{heading}”这一列。', en: 'The column “{heading}” is missing.' },
    values: { heading },
  },
})
