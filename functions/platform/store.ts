import type { Json } from '../kernel/json.ts'

/**
 * The table. One partition per aggregate (`pk`), one row per fact in it (`sk`); three indexes that rows opt into by
 * carrying `gsi1pk`/`gsi1sk` and so on. Reads are consistent unless they go through an index. Never scans.
 */
export interface Store {
  /** One row, read consistently. */
  find<Row extends Item>(key: Key): Promise<Row | undefined>
  /** Several rows, read consistently, in the order asked; a missing one is `undefined`. As many as one likes. */
  findMany<Row extends Item>(keys: readonly Key[]): Promise<(Row | undefined)[]>
  /** Rows of one partition (of the table, consistently; of an index, eventually), in order of sort key. */
  query<Row extends Item>(query: Query): Promise<Page<Row>>
  /**
   * All writes or none (at most 100, one per row). Throws {@link ConditionFailedError} when a condition does not
   * hold, {@link StoreBusyError} when the table is contended or throttled for longer than its own retries last.
   */
  commit(writes: readonly Write[]): Promise<void>
  /** A single write outside a transaction: half the price. Same errors. */
  write(write: Write): Promise<void>
  /**
   * Deletes rows, whether or not they are there, outside a transaction: the price of single writes, a tenth of the
   * work. When it throws {@link StoreBusyError}, some may be gone.
   */
  remove(keys: readonly Key[]): Promise<void>
}

export interface Key {
  readonly pk: string
  readonly sk: string
}

/** A row: its key, its index keys, its fields. */
export type Item = Key & { readonly [field: string]: Json | undefined }

/**
 * The fields that conditions and updates may name. All others of a row are kept as one text, which is a fraction of the
 * work for the table and for us, and can only be replaced as a whole (docs/decisions/0101).
 */
export const NAMED_FIELDS = [
  'active',
  'auditHash',
  'auditSeq',
  'batches',
  'count',
  'epoch',
  'error',
  'expiresAt',
  'failingSince',
  'failures',
  'generation',
  'hash',
  'heldSince',
  'id',
  'isConfirmed',
  'lastFailedAt',
  'leasedBy',
  'leasedUntil',
  'next',
  'notBefore',
  'number',
  'parkedAt',
  'seal',
  'stage',
  'token',
  'tries',
  'turn',
  'version',
] as const
export type NamedField = (typeof NAMED_FIELDS)[number] | `${IndexName}${'pk' | 'sk'}`

/**
 * Attribute names to the value they must have; `null` means absent; `{ atMost }` compares numbers or strings, and with
 * `orAbsent` holds for a missing attribute (or row) too.
 */
export type Condition = 'absent' | 'present' | { readonly [Field in NamedField]?: Comparison }
export type Comparison =
  | string
  | number
  | boolean
  | null
  | { readonly atMost: string | number; readonly orAbsent?: true }

/** `set` replaces fields, a field set to `undefined` is removed; `add` adds to numbers (absent counts as 0). */
export type Write =
  | { readonly put: Item; readonly if?: Condition }
  | {
      readonly update: Key
      readonly set?: { readonly [Field in NamedField]?: Json | undefined }
      readonly add?: { readonly [Field in NamedField]?: number }
      readonly if?: Condition
    }
  | { readonly delete: Key; readonly if?: Condition }
  | { readonly check: Key; readonly if: Condition }

/**
 * The partition of a case, a person, of whatever has a story, only grows: rows in it may be replaced, and lose what they
 * said and the lists they were found in, but none may be taken away. On AWS nobody has the right to.
 */
export function mustBeRemovable({ pk, sk }: Key): void {
  if (pk.startsWith('agg#')) throw new TypeError(`${sk} of ${pk} may be replaced, but never removed`)
}

export type IndexName = 'gsi1' | 'gsi2' | 'gsi3'

export interface Query {
  /** Through an index a row comes with what lists show: without where its audit chain stands, leases and the like. */
  readonly index?: IndexName
  readonly pk: string
  /** Sort keys that begin so. */
  readonly beginsWith?: string
  /** Sort keys from … to, both included. */
  readonly between?: readonly [string, string]
  /** Highest sort key first. */
  readonly backwards?: boolean
  /** At most this many rows; without it every page is read (only for partitions that are small by design). */
  readonly limit?: number
  /** `next` of the page before. */
  readonly after?: string
  /** The fields of each row that are needed, at least: costs the same to read, and less to carry. Absent: all. */
  readonly fields?: readonly string[]
}

export interface Page<Row> {
  readonly items: Row[]
  /** Where the next page begins; absent at the end. Opaque. */
  readonly next?: string
}

/** A condition of a write did not hold: somebody else was first, or what was read is stale. Nothing was written. */
export class ConditionFailedError extends Error {
  override readonly name = 'ConditionFailedError'
  constructor(
    /** Index of the first write whose condition failed. */
    readonly index: number,
    options?: ErrorOptions,
  ) {
    super(`condition of write ${index} does not hold`, options)
  }
}

/** The table cannot answer now; nothing is known to be written. Callers answer 503 or put the work back. */
export class StoreBusyError extends Error {
  override readonly name = 'StoreBusyError'
}

/** `after` of a query is not the `next` of an earlier page of the same query. */
export class InvalidCursorError extends Error {
  override readonly name = 'InvalidCursorError'
}
