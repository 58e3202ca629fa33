import { MOST_COLUMNS, MOST_ROWS, refused } from '../errors.ts'
import type { Sheet } from '../exchange.ts'
import { lookIntoZip } from './look-into-zip.ts'

/** Where a cell or a row is said to be; a reader fills what lies before it with nothing. */
const PLACE = /\sr\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** The sheets of a workbook as plain text. Throws a RefusalError for what is none, and for what is too big. */
export async function readWorkbook(bytes: Uint8Array): Promise<Sheet[]> {
  lookIntoZip(bytes, (name, content) => {
    if (/\.(?:xml|rels)$/i.test(name)) placesMustBeNear(content.toString('utf8'))
  })
  const { default: readExcelFile } = await import('read-excel-file/universal')
  // A copy of its own: what came in may be a part of a larger piece of memory.
  const whole = Uint8Array.from(bytes).buffer
  const sheets = await readExcelFile(whole).catch((cause: unknown) => {
    throw refused('file-unreadable', {}, { cause })
  })
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) }))
}

function placesMustBeNear(xml: string): void {
  for (const [, double, single] of xml.matchAll(PLACE)) {
    const [, letters = '', digits = ''] = /^([A-Z]{0,3})(\d{0,7})$/.exec(double ?? single ?? '') ?? ['', 'ZZZ', '']
    if (Number(digits) > MOST_ROWS + 1 || columnOf(letters) > MOST_COLUMNS) {
      throw refused('too-many-rows', { rows: MOST_ROWS, columns: MOST_COLUMNS })
    }
  }
}

/** `A` is 1, `AB` 28. */
const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0)

/** Dates are days: hours are written as text. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  return String(value)
}
