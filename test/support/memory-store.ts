import { isNamed } from '../../functions/adapters/dynamo/attributes.ts'
import { INDEXED_FIELDS } from '../../functions/adapters/dynamo/table-shape.ts'
import type { Json } from '../../functions/kernel/json.ts'
import {
  type Comparison,
  type Condition,
  ConditionFailedError,
  type Item,
  type Key,
  mustBeRemovable,
  type Page,
  type Query,
  type Store,
  type Write,
} from '../../functions/platform/store.ts'
import { SortedRows } from './sorted-rows.ts'

const INDEXES = ['gsi1', 'gsi2', 'gsi3'] as const
const LARGEST_ROW = 400 * 1024
const MOST_WRITES = 100

/**
 * The table in memory, with the service's rules: conditions, all-or-nothing transactions of at most 100 rows, each row
 * once and at most 400 KB, sparse indexes, keys that are not empty. Rows are kept as text, so nobody shares objects.
 */
export class MemoryStore implements Store {
  readonly #rows = new Map<string, { readonly text: string; readonly places: readonly Place[] }>()
  readonly #partitions = new Map<string, SortedRows>()

  async find<Row extends Item>(key: Key): Promise<Row | undefined> {
    return this.#read(addressOf(key)) as Row | undefined
  }

  async findMany<Row extends Item>(keys: readonly Key[]): Promise<(Row | undefined)[]> {
    return keys.map((key) => this.#read(addressOf(key)) as Row | undefined)
  }

  async query<Row extends Item>(query: Query): Promise<Page<Row>> {
    if (query.beginsWith !== undefined && query.between !== undefined) {
      throw new TypeError('beginsWith and between exclude each other')
    }
    const partition = this.#partitions.get(partitionOf(query.index ?? 'table', query.pk))
    const { addresses, next } = partition?.page(query) ?? { addresses: [], next: undefined }
    const items = addresses.map((address) => only(query.fields, seenIn(query.index, this.#read(address) as Row)))
    return next === undefined ? { items } : { items, next }
  }

  async commit(writes: readonly Write[]): Promise<void> {
    if (writes.length > MOST_WRITES) throw new TypeError('at most 100 rows are written at once')
    for (const write of writes) if ('delete' in write) mustBeRemovable(write.delete)
    const addresses = writes.map((write) => addressOf(keyOf(write)))
    if (new Set(addresses).size < addresses.length)
      throw new TypeError('a row is written at most once in a transaction')
    const failed = writes.findIndex((write) => !holds(write.if, this.#read(addressOf(keyOf(write)))))
    if (failed >= 0) throw new ConditionFailedError(failed)
    const results = writes.map((write, nth) => resultOf(write, this.#read(addresses[nth] ?? '')))
    results.forEach((row, nth) => {
      this.#replace(addresses[nth] ?? '', row)
    })
  }

  async write(write: Write): Promise<void> {
    if ('check' in write) throw new TypeError('a check stands only inside a transaction')
    await this.commit([write])
  }

  async remove(keys: readonly Key[]): Promise<void> {
    keys.forEach(mustBeRemovable)
    for (const { pk, sk } of keys) this.#replace(addressOf({ pk, sk }), undefined)
  }

  /** Rows go that no product takes away: somebody was at the table. */
  lose(...keys: readonly Key[]): void {
    for (const { pk, sk } of keys) this.#replace(addressOf({ pk, sk }), undefined)
  }

  /** Every row, in order of key: for assertions. */
  dump(): Item[] {
    return [...this.#rows.keys()].sort().map((address) => this.#read(address) as Item)
  }

  /** A copy that goes its own way. */
  clone(): MemoryStore {
    const copy = new MemoryStore()
    for (const [address, row] of this.#rows) copy.#rows.set(address, row)
    for (const [name, rows] of this.#partitions) copy.#partitions.set(name, rows.clone())
    return copy
  }

  #read(address: string): Item | undefined {
    const row = this.#rows.get(address)
    return row === undefined ? undefined : (JSON.parse(row.text) as Item)
  }

  #replace(address: string, row: Item | undefined): void {
    const before = this.#rows.get(address)?.places ?? []
    const after = row === undefined ? [] : placesOf(row)
    if (row === undefined) this.#rows.delete(address)
    else this.#rows.set(address, { text: JSON.stringify(row), places: after })
    if (JSON.stringify(before) === JSON.stringify(after)) return
    for (const { name, pk, sk } of before) {
      const partition = partitionOf(name, pk)
      this.#partitions.get(partition)?.remove(sk, address)
      if (this.#partitions.get(partition)?.isEmpty === true) this.#partitions.delete(partition)
    }
    for (const { name, pk, sk } of after) {
      const partition = partitionOf(name, pk)
      const rows = this.#partitions.get(partition) ?? new SortedRows()
      this.#partitions.set(partition, rows)
      rows.add(sk, address)
    }
  }
}

/** What an index carries of a row: its own keys, what has no name, and what is listed. */
function seenIn<Row extends Item>(index: Query['index'], row: Row): Row {
  if (index === undefined) return row
  const own: readonly string[] = ['pk', 'sk', `${index}pk`, `${index}sk`, ...INDEXED_FIELDS]
  return Object.fromEntries(Object.entries(row).filter(([field]) => own.includes(field) || !isNamed(field))) as Row
}

function only<Row extends Item>(fields: readonly string[] | undefined, row: Row): Row {
  if (fields === undefined) return row
  return Object.fromEntries(Object.entries(row).filter(([field]) => fields.includes(field))) as Row
}

/** Where a row can be found: in the table, or in an index. */
interface Place {
  readonly name: string
  readonly pk: string
  readonly sk: string
}

const addressOf = ({ pk, sk }: Key): string => {
  if (pk === '' || sk === '') throw new TypeError('keys are not empty')
  return `${pk}\u0000${sk}`
}

const partitionOf = (name: string, pk: string): string => `${name}\u0000${pk}`

const keyOf = (write: Write): Key =>
  'put' in write ? write.put : 'update' in write ? write.update : 'delete' in write ? write.delete : write.check

/** Where a row can be found: in the table, and in every index whose two keys it carries. */
function placesOf(row: Item): Place[] {
  const indexed = INDEXES.flatMap((name) => {
    const [pk, sk] = [row[`${name}pk`], row[`${name}sk`]]
    return typeof pk === 'string' && typeof sk === 'string' ? [{ name, pk, sk }] : []
  })
  return [{ name: 'table', pk: row.pk, sk: row.sk }, ...indexed]
}

function holds(condition: Condition | undefined, row: Item | undefined): boolean {
  if (condition === undefined) return true
  if (condition === 'absent') return row === undefined
  if (condition === 'present') return row !== undefined
  return Object.entries(condition).every(([field, wanted]) => compares(row?.[named(field)], wanted))
}

function named(field: string): string {
  if (!isNamed(field)) throw new TypeError(`the field ${field} is not to be had by name`)
  return field
}

function compares(value: Json | undefined, wanted: Comparison): boolean {
  if (wanted === null) return value === undefined
  if (typeof wanted !== 'object') return value === wanted
  if (value === undefined) return wanted.orAbsent === true
  return typeof value === typeof wanted.atMost && (value as string | number) <= wanted.atMost
}

/** The row after a write; `undefined` when it is gone. */
function resultOf(write: Write, before: Item | undefined): Item | undefined {
  if ('delete' in write) return undefined
  if ('check' in write) return before
  const after: Record<string, Json | undefined> = 'put' in write ? { ...write.put } : { ...before, ...write.update }
  if ('update' in write) {
    for (const [field, value] of Object.entries(write.set ?? {})) after[named(field)] = value
    for (const [field, value] of Object.entries(write.add ?? {})) after[named(field)] = sum(before?.[field], value)
    Object.assign(after, { pk: write.update.pk, sk: write.update.sk })
  }
  for (const { name, pk, sk } of placesOf(after as Item)) {
    if (pk === '' || sk === '') throw new TypeError(`keys of ${name} are not empty`)
  }
  if (Buffer.byteLength(JSON.stringify(after)) > LARGEST_ROW) throw new TypeError('a row has at most 400 KB')
  return after as Item
}

function sum(before: Json | undefined, value: number): number {
  if (before !== undefined && typeof before !== 'number') throw new TypeError('only numbers can be added to')
  return (before ?? 0) + value
}
