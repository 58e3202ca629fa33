import fc from 'fast-check'
import * as z from 'zod/mini'
import type { RouteContract, Schema } from '../../functions/kernel/contract.ts'

/** One request that a route must refuse with 4xx, leaving everything as it was. `path` may hold `{params}` still. */
export interface BadRequest {
  /** What is bad about it, for the message of a failed test. */
  readonly how: string
  readonly method: string
  /** Of the query, without `?`. */
  readonly search: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | undefined
}

type Json = unknown
interface Shape {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly enum?: readonly unknown[]
  readonly maxLength?: number
  readonly maxItems?: number
  readonly maximum?: number
  readonly minimum?: number
  readonly format?: string
  readonly required?: readonly string[]
  readonly anyOf?: readonly Shape[]
  readonly default?: unknown
}

/** Fields that only the server sets. */
const SERVER_OWNED = [
  'status',
  'version',
  'raisedBy',
  'requester',
  'decisions',
  'createdAt',
  'auditSeq',
  'pk',
  'gsi1pk',
]

const JSON_TYPE = { 'Content-Type': 'application/json' }

/**
 * Requests that break a contract, each in one way: wrong types, unknown and server-owned fields, values too long, too
 * many or not of the list, missing fields, deep nesting, JSON that is none, wrong types of content, wrong queries.
 *
 * @param valid a body that the contract accepts; the contract's example unless given
 */
export function badRequests(contract: RouteContract, valid: Json = contract.example): fc.Arbitrary<BadRequest> {
  const kinds: fc.Arbitrary<BadRequest>[] = [badQueries(contract, valid)]
  if (contract.method !== 'GET') kinds.push(unreadable(contract))
  if (contract.body !== undefined) kinds.push(badBodies(contract, contract.body, valid))
  else if (contract.method !== 'GET') kinds.push(fc.constant(sending(contract, 'a body where none belongs', { x: 1 })))
  return fc.oneof(...kinds)
}

const sending = ({ method }: RouteContract, how: string, body: Json, headers = JSON_TYPE): BadRequest => ({
  ...{ how, method, search: '', headers },
  body: JSON.stringify(body),
})

function unreadable(contract: RouteContract): fc.Arbitrary<BadRequest> {
  const raw = (how: string, body: string, headers = JSON_TYPE) =>
    fc.constant({ ...sending(contract, how, {}), body, headers })
  const deep = (open: string, close: string) => `${open.repeat(30)}1${close.repeat(30)}`
  return fc.oneof(
    raw('half an object', '{"a":'),
    raw('no JSON', 'title=a'),
    raw('a lone surrogate', '{"\\ud800":1}'),
    raw('the same key twice', '{"a":1,"a":2}'),
    raw('__proto__', '{"__proto__":{"a":1}}'),
    raw('deep lists', deep('[', ']')),
    raw('deep objects', deep('{"a":', '}')),
    raw('a huge body', JSON.stringify('x'.repeat(300_000))),
    raw('a huge list', JSON.stringify(Array.from({ length: 100_000 }, () => 1))),
    raw('the wrong type of content', '{"a":1}', { 'Content-Type': 'text/plain' }),
    fc.constantFrom('[]', 'null', '7', '"a"', 'true').map((body) => ({ ...sending(contract, 'no object', {}), body })),
  )
}

function badQueries(contract: RouteContract, valid: Json): fc.Arbitrary<BadRequest> {
  const shape = contract.query === undefined ? {} : (shapeOf(contract.query).properties ?? {})
  const wrong = Object.entries(shape).flatMap(([name, field]) => [
    ...(field.maxLength === undefined ? [] : [`${name}=${'x'.repeat(field.maxLength + 1)}`]),
    ...(field.enum === undefined ? [] : [`${name}=surely-not`]),
    ...(field.type === 'integer' || field.type === 'number' ? [`${name}=many`, `${name}=1e19`] : []),
    // SCIM counts from less than nothing: such a page begins at the first, and is empty.
    ...(field.type === 'integer' && (field.minimum ?? 0) >= 0 ? [`${name}=-1`, `${name}=1e9`] : []),
    ...(field.type === 'array' ? [] : [`${name}=1&${name}=2`]),
  ])
  const { method } = contract
  const body = method === 'GET' || contract.body === undefined ? undefined : JSON.stringify(valid ?? {})
  const headers = body === undefined ? {} : JSON_TYPE
  return fc
    .constantFrom('surely-unknown=1', '__proto__=1', 'constructor=a&constructor=b', ...wrong)
    .map((search) => ({ how: `?${search.slice(0, 60)}`, method, search, headers, body }))
}

function badBodies(contract: RouteContract, schema: Schema, valid: Json): fc.Arbitrary<BadRequest> {
  const shape = shapeOf(schema)
  const base = valid ?? sampleOf(shape)
  const spoilt = spoiltValues(shape, base).filter(([, body]) => !schema.safeParse(body).success)
  return fc.constantFrom(...spoilt).map(([how, body]) => sending(contract, how, body))
}

/** Copies of a value with one thing wrong in each, and what it is. */
function spoiltValues(shape: Shape, base: Json): (readonly [how: string, value: Json])[] {
  const isObject = typeof base === 'object' && base !== null && !Array.isArray(base)
  const own = wrongFor(shape)
  if (Array.isArray(base)) {
    const inside = shape.items === undefined ? [] : spoiltValues(shape.items, base[0] ?? sampleOf(shape.items))
    return [...own, ...inside.map(([how, value]) => [`[0]: ${how}`, [value]] as const)]
  }
  if (!isObject) return own
  const fields = base as Record<string, Json>
  const strangers = [...SERVER_OWNED, 'surelyUnknown'].filter((name) => !Object.hasOwn(shape.properties ?? {}, name))
  const inside = Object.entries(shape.properties ?? {}).flatMap(([name, field]) =>
    spoiltValues(field, fields[name] ?? sampleOf(field)).map(
      ([how, value]) => [`${name}: ${how}`, { ...fields, [name]: value }] as const,
    ),
  )
  return [
    ...own,
    ...strangers.map((name) => [`the field ${name}`, { ...fields, [name]: 'x' }] as const),
    ...(shape.required ?? []).map((name) => [`no ${name}`, { ...fields, [name]: undefined }] as const),
    ...inside,
  ]
}

function wrongFor(shape: Shape): (readonly [string, Json])[] {
  const { maxLength, maxItems, maximum, minimum, type } = shape
  return [
    ...[null, true, 7.5, -1e308, '', 'x', [], [[]], {}, { $ne: null }].map(
      (value) => [`is ${JSON.stringify(value)}`, value] as const,
    ),
    ...(maxLength === undefined ? [] : [['too long', 'x'.repeat(maxLength + 1)] as const]),
    ...(maxItems === undefined
      ? []
      : [['too many', Array.from({ length: maxItems + 1 }, () => sampleOf(shape.items ?? {}))] as const]),
    ...(maximum === undefined ? [] : [['too big', maximum + 1] as const]),
    ...(minimum === undefined ? [] : [['too small', minimum - 1] as const]),
    ...(type === 'string'
      ? [['control characters', 'a\u0000b\u001b'] as const, ['huge', 'x'.repeat(200_000)] as const]
      : []),
  ]
}

/** Something of that shape; not always valid, only a place to put wrong things into. */
function sampleOf(shape: Shape): Json {
  if (shape.default !== undefined) return shape.default
  if (shape.enum !== undefined) return shape.enum[0]
  if (shape.anyOf !== undefined) return sampleOf(shape.anyOf[0] ?? {})
  switch (shape.type) {
    case 'object':
      return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([name, field]) => [name, sampleOf(field)]))
    case 'array':
      return shape.items === undefined ? [] : [sampleOf(shape.items)]
    case 'number':
    case 'integer':
      return shape.minimum ?? 1
    case 'boolean':
      return true
    default:
      return shape.format === 'date-time' ? '2026-01-05T08:00:00+08:00' : 'x'
  }
}

const shapeOf = (schema: Schema): Shape => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
