import { createHash } from 'node:crypto'
import jsonata from 'jsonata'
import type { Json } from '../../../functions/kernel/json.ts'
import { queryError } from './failure.ts'

/** What an expression can see: `states` and the variables, without the dollar sign. */
export type Bindings = Readonly<Record<string, unknown>>

/** How deep an expression may nest, and how many compiled expressions are kept: our definitions have a few hundred. */
const DEEPEST = 100
const MOST_COMPILED = 2_000

const compiled = new Map<string, jsonata.Expression>()

/** Whether a string is to be evaluated. */
export const isExpression = (text: string): boolean => text.startsWith('{%') && text.endsWith('%}')

/** `template` with every expression replaced by its value. Throws `States.QueryEvaluationError`, naming the field. */
export async function fill(template: Json, bindings: Bindings, field: string): Promise<Json> {
  if (typeof template === 'string') return isExpression(template) ? evaluate(template, bindings, field) : template
  if (typeof template !== 'object' || template === null) return template
  if (Array.isArray(template)) {
    const items: Json[] = []
    for (const [at, item] of template.entries()) items.push(await fill(item, bindings, `${field}[${at}]`))
    return items
  }
  const filled: Record<string, Json> = {}
  for (const [key, value] of Object.entries(template)) {
    if (value !== undefined) filled[key] = await fill(value, bindings, `${field}/${key}`)
  }
  return filled
}

async function evaluate(text: string, bindings: Bindings, field: string): Promise<Json> {
  const source = text.slice(2, -2).trim()
  const sentence = `The JSONata expression '${source}' specified for the field '${field}'`
  const value: unknown = await compile(source)
    .evaluate(undefined, bindings)
    .catch((thrown: unknown) => {
      throw queryError(`${sentence} threw an error during evaluation. ${messageOf(thrown)}`)
    })
  if (value === undefined) throw queryError(`${sentence} returned nothing (undefined).`)
  const json = plain(value)
  if (json === undefined) throw queryError(`${sentence} returned a value that is not JSON.`)
  return json
}

/** Throws what the parser says about an expression that cannot be read. */
export function compile(source: string): jsonata.Expression {
  const kept = compiled.get(source)
  if (kept !== undefined) return kept
  const expression = jsonata(source, { stack: DEEPEST })
  for (const [name, give] of Object.entries(SERVICE_FUNCTIONS)) expression.registerFunction(name, give)
  if (compiled.size >= MOST_COMPILED) compiled.delete(compiled.keys().next().value ?? '')
  compiled.set(source, expression)
  return expression
}

/** Functions the service adds to the language, and those that would answer differently when asked again. */
const SERVICE_FUNCTIONS: Record<string, Parameters<jsonata.Expression['registerFunction']>[1]> = {
  partition: (items: readonly Json[], size: number) =>
    Array.from({ length: Math.ceil(items.length / size) }, (_, nth) => items.slice(nth * size, (nth + 1) * size)),
  range: (first: number, last: number, step: number) =>
    Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, nth) => first + nth * step),
  hash: (text: string, algorithm = 'SHA-256') =>
    createHash(algorithm.replace('SHA-', 'sha')).update(text).digest('hex'),
  parse: (text: string): unknown => JSON.parse(text),
  ...Object.fromEntries(
    ['eval', 'now', 'millis', 'random', 'uuid'].map((name) => [
      name,
      () => {
        throw new TypeError(`$${name}() is not for workflows: time and chance come from tasks`)
      },
    ]),
  ),
}

/** Lists of JSONata carry marks of their own; what goes on must be plain. A function has no spelling in JSON. */
function plain(value: unknown): Json | undefined {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'object' || '_jsonata_lambda' in value || '_jsonata_function' in value) return undefined
  return JSON.parse(JSON.stringify(value)) as Json
}

function messageOf(thrown: unknown): string {
  const { message } = thrown as { readonly message?: unknown }
  return typeof message === 'string' ? message : String(thrown)
}
