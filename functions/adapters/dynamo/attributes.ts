import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Json } from '../../kernel/json.ts'
import { type Item, NAMED_FIELDS } from '../../platform/store.ts'
import { REST, TABLE_INDEXES } from './table-shape.ts'

/** Attribute values as the service wants them. */
export type Attributes = Record<string, AttributeValue>

const OF_ITS_OWN: ReadonlySet<string> = new Set([
  ...['pk', 'sk', ...TABLE_INDEXES.flatMap((index) => [`${index}pk`, `${index}sk`])],
  ...NAMED_FIELDS,
])

/** Whether conditions, updates and projections may name this field. */
export const isNamed = (field: string): boolean => OF_ITS_OWN.has(field)

/** A row as it is kept: what is asked for by name as attributes of its own, the rest as one text. */
export function attributesOf(row: Item): Attributes {
  const named: Record<string, Json> = {}
  const rest: Record<string, Json> = {}
  let hasRest = false
  for (const [field, value] of Object.entries(row)) {
    if (value === undefined) continue
    if (isNamed(field)) named[field] = value
    else {
      rest[field] = value
      hasRest = true
    }
  }
  const attributes = toAttributes(named)
  if (hasRest) attributes[REST] = { S: JSON.stringify(rest) }
  return attributes
}

/** A row, from what is kept of it. */
export function rowOf({ [REST]: rest, ...named }: Attributes): Item {
  const row = fromAttributes(named)
  return (rest?.S === undefined ? row : Object.assign(row, JSON.parse(rest.S))) as Item
}

/** A key, values of an expression or a row as the service wants it; `undefined` fields are left out. */
export function toAttributes(row: object): Attributes {
  const attributes: Attributes = {}
  for (const [field, value] of Object.entries(row)) {
    if (value !== undefined) attributes[field] = toAttribute(value as Json)
  }
  return attributes
}

function toAttribute(value: Json): AttributeValue {
  switch (typeof value) {
    case 'string':
      return { S: value }
    case 'number':
      if (!Number.isFinite(value)) throw new RangeError(`not a number that can be stored: ${value}`)
      return { N: String(value) }
    case 'boolean':
      return { BOOL: value }
    default:
      if (value === null) return { NULL: true }
      return Array.isArray(value) ? { L: value.map(toAttribute) } : { M: toAttributes(value) }
  }
}

/** A row from what the service answers. */
export function fromAttributes(attributes: Attributes): Record<string, Json> {
  const row: Record<string, Json> = {}
  for (const field in attributes) row[field] = fromAttribute(attributes[field] as AttributeValue)
  return row
}

function fromAttribute(value: AttributeValue): Json {
  if (value.S !== undefined) return value.S
  if (value.N !== undefined) return Number(value.N)
  if (value.BOOL !== undefined) return value.BOOL
  if (value.M !== undefined) return fromAttributes(value.M)
  if (value.L !== undefined) return value.L.map(fromAttribute)
  if (value.NULL !== undefined) return null
  throw new TypeError('an attribute that is not JSON')
}
