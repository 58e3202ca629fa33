import type { Condition, Write } from '../../platform/store.ts'
import { isNamed, toAttributes } from './attributes.ts'

/** The parts of a request that carry names and values out of line, so that no field can be mistaken for syntax. */
export interface Expression {
  readonly text: string
  readonly names: Record<string, string>
  readonly values: Record<string, unknown>
}

/** A condition in the service's words; undefined when there is none. */
export function conditionExpression(condition: Condition | undefined): Expression | undefined {
  if (condition === undefined) return undefined
  if (condition === 'absent') return { text: 'attribute_not_exists(#pk)', names: { '#pk': 'pk' }, values: {} }
  if (condition === 'present') return { text: 'attribute_exists(#pk)', names: { '#pk': 'pk' }, values: {} }
  const names: Record<string, string> = {}
  const values: Record<string, unknown> = {}
  const parts = Object.entries(condition).map(([field, wanted], index) => {
    names[`#c${index}`] = mustBeNamed(field)
    if (wanted === null) return `attribute_not_exists(#c${index})`
    const bounded = typeof wanted === 'object'
    values[`:c${index}`] = bounded ? wanted.atMost : wanted
    const comparison = `#c${index} ${bounded ? '<=' : '='} :c${index}`
    return bounded && wanted.orAbsent ? `(attribute_not_exists(#c${index}) OR ${comparison})` : comparison
  })
  return { text: parts.join(' AND '), names, values }
}

/** The compiler sees to it, but not behind a variable with further fields. */
function mustBeNamed(field: string): string {
  if (!isNamed(field)) throw new TypeError(`the field ${field} is no attribute of its own: see NAMED_FIELDS`)
  return field
}

/** The SET, REMOVE and ADD of an update. */
export function updateExpression(write: Extract<Write, { update: unknown }>): Expression {
  const names: Record<string, string> = {}
  const values: Record<string, unknown> = {}
  const sets: string[] = []
  const removes: string[] = []
  const adds: string[] = []
  let count = 0
  const name = (field: string): string => {
    const alias = `#u${count}`
    count += 1
    names[alias] = mustBeNamed(field)
    return alias
  }
  for (const [field, value] of Object.entries(write.set ?? {})) {
    const alias = name(field)
    if (value === undefined) {
      removes.push(alias)
    } else {
      values[`:${alias.slice(1)}`] = value
      sets.push(`${alias} = :${alias.slice(1)}`)
    }
  }
  for (const [field, value] of Object.entries(write.add ?? {})) {
    const alias = name(field)
    values[`:${alias.slice(1)}`] = value
    adds.push(`${alias} :${alias.slice(1)}`)
  }
  const clause = (word: string, parts: string[]) => (parts.length === 0 ? [] : [`${word} ${parts.join(', ')}`])
  return {
    text: [...clause('SET', sets), ...clause('REMOVE', removes), ...clause('ADD', adds)].join(' '),
    names,
    values,
  }
}

/** The request fields that carry a condition and, for an update, its changes. */
export function expressionFields(condition: Expression | undefined, update?: Expression) {
  const names = { ...condition?.names, ...update?.names }
  const values = { ...condition?.values, ...update?.values }
  return {
    ...(condition === undefined ? {} : { ConditionExpression: condition.text }),
    ...(update === undefined ? {} : { UpdateExpression: update.text }),
    ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
    ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: toAttributes(values) }),
  }
}
