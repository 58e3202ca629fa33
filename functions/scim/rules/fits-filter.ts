import type { Comparator, Filter, Literal } from './parse-filter.ts'

/** A resource as filters see it: attributes in lower case, sub-attributes behind a dot; lists have several values. */
export type Filtered = ReadonlyMap<string, readonly Literal[]>

/** Whether a resource is one of those a filter asks for. Texts are compared without regard to case. */
export function fitsFilter(resource: Filtered, filter: Filter): boolean {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => fitsFilter(resource, part))
    case 'or':
      return filter.parts.some((part) => fitsFilter(resource, part))
    case 'not':
      return !fitsFilter(resource, filter.part)
    case 'present':
      return valuesOf(resource, filter.attribute).some((value) => value !== null && value !== '')
    case 'compare':
      return compares(valuesOf(resource, filter.attribute), filter.by, filter.value)
    case 'some':
      return fitsFilter(resource, below(filter.attribute, filter.part))
  }
}

/** Every attribute a filter looks at. */
export function attributesIn(filter: Filter): string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.flatMap(attributesIn)
    case 'not':
      return attributesIn(filter.part)
    case 'some':
      return attributesIn(below(filter.attribute, filter.part))
    default:
      return [filter.attribute]
  }
}

/** Every comparison in a filter, wherever it stands. */
export function comparisonsIn(filter: Filter): { attribute: string; by: Comparator; value: Literal }[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.parts.flatMap(comparisonsIn)
    case 'not':
    case 'some':
      return comparisonsIn(filter.part)
    case 'compare':
      return [filter]
    default:
      return []
  }
}

/** Entries of our lists have one value of a kind each, so that `list[a eq 1 and b eq 2]` is both of the list. */
function below(list: string, filter: Filter): Filter {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return { kind: filter.kind, parts: filter.parts.map((part) => below(list, part)) }
    case 'not':
      return { kind: 'not', part: below(list, filter.part) }
    case 'some':
      return filter
    default:
      return { ...filter, attribute: `${list}.${filter.attribute}` }
  }
}

/** A list without more words is its values: `emails` is `emails.value`. */
const valuesOf = (resource: Filtered, attribute: string): readonly Literal[] =>
  resource.get(attribute) ?? resource.get(`${attribute}.value`) ?? []

function compares(values: readonly Literal[], by: Comparator, wanted: Literal): boolean {
  if (by === 'ne') return !compares(values, 'eq', wanted)
  if (wanted === null) return by === 'eq' && values.every((value) => value === null)
  return values.some((value) => holds(folded(value), by, folded(wanted)))
}

/** Azure asks for `active eq "True"`. */
function folded(value: Literal): Literal {
  if (typeof value !== 'string') return value
  const text = value.toLowerCase()
  return text === 'true' || text === 'false' ? text === 'true' : text
}

function holds(value: Literal, by: Comparator, wanted: Literal): boolean {
  if (by === 'eq') return value === wanted
  if (typeof value !== 'string' || typeof wanted !== 'string') return false
  switch (by) {
    case 'co':
      return value.includes(wanted)
    case 'sw':
      return value.startsWith(wanted)
    case 'ew':
      return value.endsWith(wanted)
    case 'gt':
      return value > wanted
    case 'ge':
      return value >= wanted
    case 'lt':
      return value < wanted
    case 'le':
      return value <= wanted
    default:
      return false
  }
}
