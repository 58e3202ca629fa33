import { quoted } from '../../kernel/table/quoted.ts'
import type { Sheet } from '../exchange.ts'

/** A sheet to be written: the headings stay in view, and columns have their width. */
export interface SheetOut extends Sheet {
  /** In characters, by column. */
  readonly widths: readonly number[]
}

/** As a workbook that Excel, WPS and LibreOffice open. */
export async function writeWorkbook(sheets: readonly SheetOut[]): Promise<Uint8Array> {
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const heading = { fontWeight: 'bold', backgroundColor: '#e6f0ff', wrap: true } as const
  const body = { wrap: true, alignVertical: 'top' } as const
  const written = writeExcelFile(
    sheets.map(({ name, rows, widths }) => ({
      sheet: name,
      stickyRowsCount: 1,
      columns: widths.map((width) => ({ width })),
      data: rows.map((row, nth) =>
        row.map((cell) => ({ value: quoted(cell), type: String, ...(nth === 0 ? heading : body) })),
      ),
    })),
    { fontFamily: '微软雅黑', fontSize: 10 },
  )
  return new Uint8Array(await written.toBuffer())
}
