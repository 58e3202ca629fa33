import type { Actor, Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { RowFault } from '../kernel/table/table.ts'
import type { Text } from '../kernel/text.ts'

/** What is exchanged as tables: each is a sheet of a workbook, or a CSV file of its own. */
export const TABLES = ['people', 'positions', 'duties', 'entitlements'] as const
export type TableName = (typeof TABLES)[number]

/** A sheet as it was read: rows of plain text, the first with the headings. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/** Why a row, or a whole sheet, cannot be taken. */
export interface Fault extends RowFault {
  readonly table: TableName
}

/** What a row comes to. */
export interface Verdict {
  readonly table: TableName
  readonly row: number
  readonly what: 'created' | 'changed' | 'unchanged'
  /** What it is about, as people call it. */
  readonly name: string
  /** Keys of the columns that make a difference. */
  readonly columns: readonly string[]
}

/** How many rows of a table are what. */
export interface Counts {
  readonly table: TableName
  readonly created: number
  readonly changed: number
  readonly unchanged: number
  readonly wrong: number
}

/** A row that somebody else made impossible while the import ran, and why. */
export interface Overtaken {
  readonly table: TableName
  readonly row: number
  readonly why: Text
}

/** An import under way or done: what was read lies beside it, row by row. */
export interface Import {
  readonly id: Id
  readonly status: 'running' | 'done'
  /** Who imports, as the acts will name them, and by which authority each table. */
  readonly actor: Actor
  readonly by: Id
  readonly grants: Readonly<Partial<Record<TableName, Grant>>>
  readonly at: Instant
  /** The name of the file. */
  readonly file: string
  /** SHA-256 over what was read and what it came to. */
  readonly hash: string
  readonly counts: readonly Counts[]
  /** What has to be done, and what of it is. */
  readonly steps: number
  readonly done: number
  readonly overtaken: readonly Overtaken[]
  /** The draft of the role book that its duties are in. */
  readonly draft?: Id
}
