import type * as z from 'zod/mini'
import type { FieldError } from '../kernel/refusal.ts'
import { say } from '../kernel/text.ts'
import { FIELD_WORDS, type FieldWord, isFieldWord } from './field-words.ts'

type Issue = z.core.$ZodIssue
type Values = Readonly<Record<string, string | number>>

/** Wrong fields told about at once. */
const MOST_ERRORS = 100
const LONGEST_NAME = 100

/** What the schema library found wrong with an input, as field errors in our words. */
export function fieldErrors(issues: readonly Issue[], input: unknown): FieldError[] {
  const errors: FieldError[] = []
  for (const issue of issues) {
    if (errors.length >= MOST_ERRORS) break
    errors.push(...errorsOf(issue, [], input))
  }
  return errors.slice(0, MOST_ERRORS)
}

export const fieldError = (path: readonly PropertyKey[], code: FieldWord, values: Values = {}): FieldError => ({
  path: path.map(pointerPart).join('/'),
  code,
  message: {
    'zh-CN': say(FIELD_WORDS[code], 'zh-CN', values),
    en: say(FIELD_WORDS[code], 'en', values),
  },
})

/** As JSON Pointer spells a name. */
const pointerPart = (part: PropertyKey): string =>
  String(part).slice(0, LONGEST_NAME).replaceAll('~', '~0').replaceAll('/', '~1')

function errorsOf(issue: Issue, above: readonly PropertyKey[], input: unknown): FieldError[] {
  const path = [...above, ...issue.path]
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.slice(0, MOST_ERRORS).map((key) => fieldError([...path, key], 'unknown-field'))
  }
  if (valueAt(input, path) === undefined) return [fieldError(path, 'required')]
  if (issue.code === 'invalid_union') {
    const kinds = 'options' in issue ? issue.options : undefined
    if (kinds !== undefined) return [fieldError(path, 'not-one-of', { values: kinds.map(String).join(', ') })]
    return errorsOfUnion(issue.errors, path, input)
  }
  const [code, values] = wordFor(issue)
  return [fieldError(path, code, values)]
}

/** Of several shapes the caller most likely meant the one that fits best. */
function errorsOfUnion(shapes: readonly Issue[][], path: readonly PropertyKey[], input: unknown): FieldError[] {
  const inside = shapes.filter((issues) => issues.every((issue) => issue.path.length > 0 || 'keys' in issue))
  const closest = inside.toSorted((a, b) => a.length - b.length)[0]
  if (closest === undefined) return [fieldError(path, 'no-known-shape')]
  return closest.flatMap((issue) => errorsOf(issue, path, input))
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = (value as Record<PropertyKey, unknown>)[part]
  }
  return value
}

const TYPE_WORDS: Readonly<Record<string, FieldWord>> = {
  string: 'not-text',
  number: 'not-a-number',
  int: 'not-a-whole-number',
  boolean: 'not-yes-or-no',
  array: 'not-a-list',
  object: 'not-an-object',
  record: 'not-an-object',
}

const FORMAT_WORDS: Readonly<Record<string, FieldWord>> = {
  datetime: 'not-an-instant',
  date: 'not-a-date',
  time: 'not-a-time',
  duration: 'not-a-duration',
  email: 'not-an-email',
  url: 'not-a-url',
  ulid: 'not-an-id',
}

function wordFor(issue: Issue): [FieldWord, Values?] {
  switch (issue.code) {
    case 'invalid_type':
      return [TYPE_WORDS[issue.expected] ?? 'not-acceptable']
    case 'too_small': {
      const least = Number(issue.minimum)
      if (issue.origin === 'string') return least === 1 ? ['empty'] : ['too-short', { least }]
      return issue.origin === 'array' ? ['too-few', { least }] : ['too-small', { least }]
    }
    case 'too_big': {
      const most = Number(issue.maximum)
      if (issue.origin === 'string') return ['too-long', { most }]
      return issue.origin === 'array' ? ['too-many', { most }] : ['too-big', { most }]
    }
    case 'not_multiple_of':
      return ['not-a-multiple', { divisor: Number(issue.divisor) }]
    case 'invalid_value':
      return ['not-one-of', { values: issue.values.map(String).join(', ') }]
    case 'invalid_format':
      return [FORMAT_WORDS[issue.format] ?? 'wrong-format']
    case 'custom':
      return isFieldWord(issue.message) ? [issue.message] : ['not-acceptable']
    default:
      return ['not-acceptable']
  }
}
