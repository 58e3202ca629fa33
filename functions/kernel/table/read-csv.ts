import { tooManyRows, unreadableCsv } from './errors.ts'
import type { Bounds } from './table.ts'

/**
 * The rows of a CSV file (RFC 4180), as Excel, WPS and scripts write it: UTF-8 with or without its mark, GB18030 (what
 * Chinese Windows writes), UTF-16 with its mark; separated by commas, tabs or semicolons.
 *
 * @param most rows below the headings, and columns
 */
export function readCsv(bytes: Uint8Array, most: Bounds): string[][] {
  const text = decoded(bytes)
  // No table has such characters: this is something else under the name of a table.
  if (/[\0\uFFFD]/.test(text)) throw unreadableCsv()
  return rowsIn(text, separatorOf(text), most)
}

function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** The one that stands most often in the headings, outside of quotes. */
function separatorOf(text: string): string {
  const [headings = ''] = text.replaceAll(/"(?:[^"]|"")*"/g, '').split(/\r?\n/, 1)
  const counted = [',', '\t', ';'].map((each) => [each, headings.split(each).length] as const)
  return counted.reduce((best, each) => (each[1] > best[1] ? each : best))[0]
}

function rowsIn(text: string, separator: string, most: Bounds): string[][] {
  const rows: string[][] = []
  let [row, cell, at]: [string[], string, number] = [[], '', 0]
  const endCell = () => {
    if (row.length >= most.columns) throw tooManyRows(most)
    row.push(cell)
    cell = ''
  }
  const endRow = () => {
    endCell()
    if (rows.length > most.rows) throw tooManyRows(most)
    rows.push(row)
    row = []
  }
  while (at < text.length) {
    const letter = text[at] ?? ''
    if (letter === '"' && cell === '') {
      const end = endOfQuote(text, at)
      cell = text.slice(at + 1, end).replaceAll('""', '"')
      at = end
    } else if (letter === separator) endCell()
    else if (letter === '\n') endRow()
    else if (letter !== '\r' || text[at + 1] !== '\n') cell += letter
    at += 1
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

/** Where the quote that begins at `from` ends; a quote inside is written twice. */
function endOfQuote(text: string, from: number): number {
  let at = from + 1
  for (;;) {
    const end = text.indexOf('"', at)
    if (end === -1) throw unreadableCsv()
    if (text[end + 1] !== '"') return end
    at = end + 2
  }
}
