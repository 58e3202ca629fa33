import * as z from 'zod/mini'
import type { Delivery, FileIn, FileOut } from './file.ts'
import { isId } from './ids.ts'

/** A schema of zod whose output is `Value`. */
export type Schema<Value = unknown> = z.ZodMiniType<Value>

/**
 * What goes in and out of one route. The only thing the portal and other clients know of it; the OpenAPI document, the
 * typed client, the fuzz tests and the authorisation matrix are all made from it.
 */
export interface RouteContract {
  /** Unique, verb-noun: `submit-change`. Becomes the `operationId`. */
  readonly operation: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** `/api/changes/{id}` */
  readonly path: string
  readonly summary: string
  /**
   * Who may come in at all: `nobody-known` (no sign-in needed), `signed-in` (the handler looks at the relation to the
   * thing), or the name of an authority that some position must give the caller.
   */
  readonly admits: 'nobody-known' | 'signed-in' | (string & {})
  readonly params?: Schema<Readonly<Record<string, string>>>
  readonly query?: Schema
  readonly body?: Schema
  readonly answer: Schema
  /** 200 unless given. */
  readonly status?: 200 | 201 | 202 | 204
  /** The caller has to name the version they saw (`If-Match`), or may. */
  readonly ifMatch?: 'required' | 'optional'
  /** Codes of refusals that belong to this route, beside those every route has. */
  readonly refusals?: readonly string[]
  /** An example body, shown in the OpenAPI document and proven valid by a test. */
  readonly example?: unknown
  /** The body is a file and no JSON, of one of these types of content; `body` is absent then. */
  readonly upload?: readonly string[]
  /**
   * Another system delivers something here, and says who it is in its own way: by a signature over the bytes it sends, or
   * a secret. The body comes as those bytes, whatever their type of content, with these headers (in lower case); the
   * route finds out who sends, and answers 401 to whoever it cannot tell.
   */
  readonly delivers?: readonly string[]
  /** The answer is a file to keep, of one of these types of content. */
  readonly download?: readonly string[]
  /** Whose words problems and types of content are in, where not ours: SCIM has its own (RFC 7644). */
  readonly dialect?: 'scim'
}

/** Keeps the exact types of a contract, so that handler and client are checked against it. */
export const defineContract = <const Contract extends RouteContract>(contract: Contract): Contract => contract

type OutputOf<S> = S extends Schema<infer Value> ? Value : undefined
export type ParamsOf<C extends RouteContract> = OutputOf<C['params']>
export type QueryOf<C extends RouteContract> = OutputOf<C['query']>
export type BodyOf<C extends RouteContract> = C extends { readonly upload: readonly string[] }
  ? FileIn
  : C extends { readonly delivers: readonly string[] }
    ? Delivery
    : OutputOf<C['body']>
export type AnswerOf<C extends RouteContract> = C extends { readonly download: readonly string[] }
  ? FileOut
  : OutputOf<C['answer']>

/** Text of one line, without control characters at its ends: titles, names. */
export const line = (longest: number) =>
  z.string().check(z.trim(), z.minLength(1), z.maxLength(longest), z.regex(/^[^\p{Cc}]*$/u))

/** Text of several lines. */
export const paragraphs = (longest: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(longest))

/** A check of a list: each thing once, by what tells it from the others. */
export const eachOnce = <Thing>(keyOf: (thing: Thing) => unknown) =>
  z.refine<readonly Thing[]>((all) => new Set(all.map(keyOf)).size === all.length, { error: 'given-twice' })

/** One schema a kind: hundreds of fields are ids, and every schema is made each time a function starts. */
const ids = new Map<string, Schema<string>>()

/** An id of this kind, `chg_` + ULID. */
export function id(prefix: string): Schema<string> {
  const schema = ids.get(prefix) ?? idOfKind(prefix)
  ids.set(prefix, schema)
  return schema
}

const idOfKind = (prefix: string): Schema<string> =>
  z
    .string()
    .check(
      z.maxLength(30),
      z.refine((text) => isId(text, prefix), { error: 'not-an-id' }),
    )
    .register(z.globalRegistry, {
      description: `\`${prefix}_\` and a ULID`,
      examples: [`${prefix}_01K9ZQ6V80ABCDEFGHJKMNPQRS`],
    })

/** An instant as RFC 3339 with any offset; comes out in UTC with milliseconds. */
export const instant = z.pipe(
  z.iso.datetime({ offset: true }),
  z.transform((text) => new Date(text).toISOString()),
)

/** An instant as we answer it. */
export const instantOut = z.iso.datetime()

export const pageQuery = {
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(100)), 25),
  cursor: z.optional(z.string().check(z.maxLength(1000))),
}

/** A page of a list; `nextCursor` is null at its end. */
export const pageOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.nullable(z.string()) })
