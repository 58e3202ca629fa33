import type { Reason } from '../refusal.ts'
import type { Text } from '../text.ts'

/** A column of a table: what stands above it, how else people write that, what belongs into it. */
export interface Column {
  readonly key: string
  readonly heading: Text
  /** Other headings that are understood. */
  readonly also?: readonly string[]
  readonly isNeeded?: true
  /** What belongs into it, for the template. */
  readonly hint: Text
  /** Of the template's column, in characters. */
  readonly width: number
}

/** One row of a table, its cells by the key of their column; empty cells are absent. */
export interface Row {
  /** As the spreadsheet counts: the headings are row 1. */
  readonly row: number
  readonly cells: Readonly<Record<string, string>>
}

/** Why a row, or a whole table, cannot be taken. */
export interface RowFault {
  /** Absent: the table as a whole. */
  readonly row?: number
  /** Key of the column; absent: the row as a whole. */
  readonly column?: string
  readonly reason: Reason
}

/** How much of a file is read at most. */
export interface Bounds {
  readonly rows: number
  readonly columns: number
}
