import type { RouteContract } from '../kernel/contract.ts'
import { problemExample } from './open-api-examples.ts'
import { titleOf } from './problem.ts'
import { DOOR_REFUSAL_CODES, doorRefusalStatus } from './refusals.ts'

type Document = { readonly [key: string]: unknown }

const text = (description: string): Document => ({ type: 'string', description })

const PROBLEM_STATUSES = [400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 500, 503] as const

/** Which problems a route may answer with; each lists the codes that the door itself gives. */
export function problemResponses({ method, path, admits, delivers, ifMatch, refusals = [] }: RouteContract): Document {
  const isChange = method !== 'GET'
  const applies: Readonly<Record<number, boolean>> = {
    400: isChange,
    401: admits !== 'nobody-known' || delivers !== undefined,
    403: admits !== 'nobody-known',
    404: path.includes('{'),
    // Of the address, not of an operation that is there.
    405: false,
    409: isChange || refusals.length > 0,
    412: ifMatch !== undefined,
    413: isChange,
    415: isChange,
  }
  const statuses = PROBLEM_STATUSES.filter((status) => applies[status] ?? true)
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]))
}

/** What all operations share. */
export const sharedParts = (sessionCookie: string): Document => ({
  securitySchemes: {
    session: { type: 'apiKey', in: 'cookie', name: sessionCookie, description: 'People who have signed in.' },
    token: { type: 'http', scheme: 'bearer', description: 'Machines and scripts: a token from `/api/tokens`.' },
  },
  schemas: { Problem: problem },
  responses: Object.fromEntries(PROBLEM_STATUSES.map((status) => [`Problem${status}`, problemResponse(status)])),
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      description: 'The same key with the same request gets the same answer for 24 hours.',
      schema: { type: 'string', minLength: 1, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
    },
    OwnPage: {
      name: 'X-Onduty',
      in: 'header',
      description: 'Needed with a session cookie, to keep other sites out.',
      schema: { const: '1' },
    },
    AcceptLanguage: {
      name: 'Accept-Language',
      in: 'header',
      description: 'Language of messages: zh-CN unless English is asked for.',
      schema: { type: 'string', examples: ['zh-CN', 'en'] },
    },
  },
})

const problem: Document = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code'],
  properties: {
    type: text('`/problems/<code>`'),
    title: text('The kind of problem, in the language asked for'),
    status: { type: 'integer' },
    detail: text('What is wrong, for people'),
    code: text('What is wrong, for programs: stable, kebab-case'),
    authority: text('403: the authority that none of the caller’s positions gives'),
    needsOneOf: {
      type: 'array',
      description: '403 `scope-missing`: the scopes of a token, one of which would do',
      items: { type: 'string' },
    },
    what: text('404: the kind of thing that was not found'),
    state: text('409, and 412 where it is known: the state the thing is in now'),
    version: { type: 'integer', description: '409, 412: the version it has now' },
    requestId: text('500: finds the fault in the log'),
    errors: {
      type: 'array',
      description: 'Every wrong field or header',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: {
          path: text('JSON Pointer without its first slash, or the name of a query field or header'),
          code: text('Stable, kebab-case'),
          message: text('For people'),
        },
      },
    },
  },
  additionalProperties: true,
}

function problemResponse(status: number): Document {
  const codes = DOOR_REFUSAL_CODES.filter((code) => doorRefusalStatus(code) === status)
  const known = codes.length === 0 ? '' : ` Codes at any route: ${codes.map((code) => `\`${code}\``).join(', ')}.`
  const waits = status === 429 || status === 503
  return {
    description: `${titleOf(status).en}.${known}`,
    ...(waits ? { headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } } } : {}),
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        example: problemExample(status),
      },
    },
  }
}
