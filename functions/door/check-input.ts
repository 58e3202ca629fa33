import * as z from 'zod/mini'
import type { RouteContract, Schema } from '../kernel/contract.ts'
import { type FieldError, InvalidInputError } from '../kernel/refusal.ts'
import { fieldError, fieldErrors } from './field-errors.ts'
import { doorRefusal } from './refusals.ts'
import { type DoorRequest, fieldsOf, searchOf } from './request.ts'

/** Checked input of one call; `undefined` where the contract has none. */
export interface Input {
  readonly params: Readonly<Record<string, string>>
  readonly query: unknown
  readonly body: unknown
}

export type InputCheck = (request: DoorRequest, body: unknown) => Input

const nothing: Schema = z.strictObject({})

/**
 * The check of a contract's input. Params that do not fit name nothing that could exist (404); query and body are
 * refused together (422) with every wrong field.
 */
export function inputCheck({ method, params, query, body }: RouteContract): InputCheck {
  const bodySchema = method === 'GET' ? undefined : (body ?? nothing)
  const lists = query === undefined ? [] : listFields(query)
  return (request, givenBody) => {
    const search = searchOf(request.raw.url)
    const errors: FieldError[] = []
    const givenQuery = search === '' && query === undefined ? undefined : queryFields(search, lists, errors)
    const checkedParams = params === undefined ? request.param() : fitting(params, request.param())
    const checkedQuery = givenQuery === undefined ? undefined : checked(query ?? nothing, givenQuery, errors)
    const checkedBody =
      bodySchema === undefined ? undefined : checked(bodySchema, givenBody === undefined ? {} : givenBody, errors)
    if (errors.length > 0) throw new InvalidInputError(errors)
    return { params: checkedParams, query: checkedQuery, body: checkedBody }
  }
}

function fitting<Value>(schema: Schema<Value>, value: unknown): Value {
  const result = schema.safeParse(value)
  if (!result.success) throw doorRefusal('not-found')
  return result.data
}

function checked(schema: Schema, value: unknown, errors: FieldError[]): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  errors.push(...fieldErrors(result.error.issues, value))
  return undefined
}

/** Fields of a query that are lists: there a single value stands for a list of one. */
function listFields(query: Schema): string[] {
  const shape = 'shape' in query.def ? (query.def.shape as Record<string, Schema>) : {}
  return Object.keys(shape).filter((name) => isList(shape[name]))
}

function isList(schema: Schema | undefined): boolean {
  if (schema === undefined) return false
  if (schema.def.type === 'array') return true
  return 'innerType' in schema.def && isList(schema.def.innerType as Schema)
}

function queryFields(search: string, lists: readonly string[], errors: FieldError[]): Record<string, unknown> {
  const fields: Record<string, string | string[]> = fieldsOf(search)
  for (const [name, value] of Object.entries(fields)) {
    if (lists.includes(name)) {
      if (typeof value === 'string') fields[name] = [value]
    } else if (typeof value !== 'string') {
      errors.push(fieldError([name], 'given-twice'))
      fields[name] = value[0] ?? ''
    }
  }
  return fields
}
