import * as z from 'zod/mini'
import type { RouteContract, Schema } from '../kernel/contract.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Route } from '../platform/handler.ts'
import { exampleOf } from './open-api-examples.ts'
import { problemResponses, sharedParts } from './open-api-parts.ts'
import { roomOf } from './scopes.ts'

type Document = { readonly [key: string]: unknown }

/** The complete description of the API (OpenAPI 3.1), made from the contracts of all routes. */
export function openApiDocument(routes: readonly Route[], sessionCookie: string): Document {
  const paths: Record<string, Record<string, Document>> = {}
  for (const { contract } of routes) {
    const path = paths[contract.path] ?? {}
    paths[contract.path] = path
    path[contract.method.toLowerCase()] = operation(contract)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Onduty 职守',
      version: '1',
      description:
        'Instants are RFC 3339 in UTC, durations ISO 8601. Errors are RFC 9457 problem documents with a stable `code`. ' +
        'Lists answer `{ items, nextCursor }`. Whoever calls with a session cookie sends `X-Onduty: 1` with every change.',
    },
    servers: [{ url: '/' }],
    tags: [...new Set(routes.map(({ contract }) => roomOf(contract.path)))].map((name) => ({ name })),
    paths,
    components: sharedParts(sessionCookie),
  }
}

function operation(contract: RouteContract): Document {
  const { operation: operationId, summary, method, admits, body, upload, delivers, refusals = [], example } = contract
  const isChange = method !== 'GET'
  const content = (schema: Schema) => ({
    [jsonOf(contract)]: { schema: inputSchema(schema), ...(example === undefined ? {} : { example }) },
  })
  return {
    operationId,
    summary,
    tags: [roomOf(contract.path)],
    ...(describes(contract) === '' ? {} : { description: describes(contract) }),
    security: admits === 'nobody-known' ? [{}] : [{ session: [] }, { token: [] }],
    parameters: [
      ...pathParameters(contract),
      ...queryParameters(contract),
      ...(contract.ifMatch === undefined ? [] : [ifMatchParameter(contract.ifMatch)]),
      ...(isChange ? [reference('parameters', 'IdempotencyKey'), reference('parameters', 'OwnPage')] : []),
      reference('parameters', 'AcceptLanguage'),
    ],
    ...(isChange && body !== undefined ? { requestBody: { required: true, content: content(body) } } : {}),
    ...(upload === undefined ? {} : { requestBody: { required: true, content: files(upload) } }),
    ...(delivers === undefined ? {} : { requestBody: { required: true, content: files(['*/*']) } }),
    responses: { ...successOf(contract), ...problemResponses(contract) },
    ...(refusals.length === 0 ? {} : { 'x-refusals': refusals }),
  }
}

const jsonOf = ({ dialect }: RouteContract): string =>
  dialect === 'scim' ? 'application/scim+json' : 'application/json'

/** Bytes of one of these types of content. */
const files = (types: readonly string[]): Document => Object.fromEntries(types.map((type) => [type, {}]))

function describes({ admits, refusals = [] }: RouteContract): string {
  const needs = ['nobody-known', 'signed-in'].includes(admits) ? [] : [`Needs the authority \`${admits}\`.`]
  const codes =
    refusals.length === 0 ? [] : [`May be refused with: ${refusals.map((code) => `\`${code}\``).join(', ')}.`]
  return [...needs, ...codes].join(' ')
}

function successOf(contract: RouteContract): Document {
  const { status = 200, answer, download } = contract
  if (status === 204) return { 204: { description: 'Done.' } }
  if (download !== undefined) return { 200: { description: 'A file to keep.', content: files(download) } }
  const headers = {
    ETag: { description: 'The version, for `If-Match`, when the answer has one.', schema: { type: 'string' } },
    ...(status === 201 ? { Location: { description: 'Where it is now.', schema: { type: 'string' } } } : {}),
  }
  const schema = schemaOf(answer, 'output')
  return {
    [status]: {
      description: 'Done.',
      headers,
      content: { [jsonOf(contract)]: { schema, example: exampleOf(schema) } },
    },
  }
}

function pathParameters({ path, params }: RouteContract): Document[] {
  const schemas = params === undefined ? {} : propertiesOf(inputSchema(params))
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    ...{ name, in: 'path', required: true },
    schema: schemas[name] ?? { type: 'string' },
  }))
}

function queryParameters({ query }: RouteContract): Document[] {
  if (query === undefined) return []
  const schema = inputSchema(query)
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(propertiesOf(schema)).map(([name, each]) => ({
    ...{ name, in: 'query', required: required.includes(name), schema: each },
  }))
}

const ifMatchParameter = (needed: 'required' | 'optional'): Document => ({
  name: 'If-Match',
  in: 'header',
  required: needed === 'required',
  description: 'The version you saw; when it is no longer so, the answer is 412.',
  schema: { type: 'string', examples: ['"3"'] },
})

const reference = (kind: string, name: string): Document => ({ $ref: `#/components/${kind}/${name}` })

const propertiesOf = (schema: JsonObject): JsonObject => (schema.properties as JsonObject | undefined) ?? {}

const inputSchema = (schema: Schema): JsonObject => schemaOf(schema, 'input')

function schemaOf(schema: Schema, io: 'input' | 'output'): JsonObject {
  const { $schema: _, ...plain } = z.toJSONSchema(schema, { io, unrepresentable: 'any' })
  return plain as JsonObject
}
