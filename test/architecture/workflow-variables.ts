import type { StateMachine } from '../../functions/platform/workflow.ts'
import { compile, isExpression } from '../../infra/local/states-engine/expressions.ts'

/** Every object in a value that carries this field. */
function* having(value: unknown, field: string): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return
  if (field in value) yield value as Readonly<Record<string, unknown>>
  for (const inner of Object.values(value)) yield* having(inner, field)
}

/** Every expression of a definition, without its brackets. */
export function expressionsOf(value: unknown): string[] {
  if (typeof value === 'string') return isExpression(value) ? [value.slice(2, -2).trim()] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(expressionsOf)
}

/** Variables the expressions of a definition read although no state sets them. Throws when one cannot be parsed. */
export function unsetVariables(machine: StateMachine): string[] {
  const assigned = [...having(machine, 'Assign')].flatMap(({ Assign }) => Object.keys(Assign as object))
  const set = new Set([...assigned, 'states'])
  return expressionsOf(machine).flatMap((source) =>
    freeVariables(compile(source).ast()).filter((name) => !set.has(name)),
  )
}

/** Names read in an expression that it does not bind itself; functions that are called are not variables. */
function freeVariables(ast: unknown): string[] {
  const nodes = [...having(ast, 'type')]
  const called = new Set(nodes.filter(({ type }) => type === 'function').map(({ procedure }) => procedure))
  const bound = nodes.flatMap((node) =>
    node.type === 'lambda' ? (node.arguments as unknown[]) : node.type === 'bind' ? [node.lhs] : [],
  )
  const nameOf = (node: unknown) => String((node as { readonly value?: unknown }).value)
  const own = new Set(bound.map(nameOf))
  return nodes
    .filter((node) => node.type === 'variable' && !called.has(node) && node.value !== '')
    .map(nameOf)
    .filter((name) => !own.has(name))
}
