/** A filter of SCIM (RFC 7644, 3.4.2.2) as a tree. */
export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | { readonly kind: 'present'; readonly attribute: string }
  | { readonly kind: 'compare'; readonly attribute: string; readonly by: Comparator; readonly value: Literal }
  /** Of one entry of a list: `emails[type eq "work"]`. */
  | { readonly kind: 'some'; readonly attribute: string; readonly part: Filter }

export type Literal = string | number | boolean | null

export const COMPARATORS = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'] as const
export type Comparator = (typeof COMPARATORS)[number]

/** Why a text is no filter; says what was found instead. */
export class NotAFilterError extends Error {
  override readonly name = 'NotAFilterError'
}

/** Deeper than people or directories write; shallow enough for any stack. */
const DEEPEST = 10
const TOKEN =
  /\s*(?:(?<string>"(?:[^"\\]|\\.)*")|(?<word>[A-Za-z$][\w$:.-]*)|(?<part>\.[A-Za-z$][\w$]*)|(?<number>-?\d+(?:\.\d+)?)|(?<mark>[()[\]]))/y

/** Attributes without their schema, in lower case: SCIM tells neither case nor urn apart. Throws {@link NotAFilterError}. */
export function parseFilter(text: string): Filter {
  const tokens = tokensOf(text)
  const reading = { tokens, at: 0, depth: 0 }
  const filter = either(reading)
  if (reading.at < tokens.length) throw new NotAFilterError(`… ${tokens[reading.at]}`)
  return filter
}

interface Reading {
  readonly tokens: readonly string[]
  at: number
  depth: number
}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  TOKEN.lastIndex = 0
  while (text.slice(TOKEN.lastIndex).trim() !== '') {
    const from = TOKEN.lastIndex
    const token = TOKEN.exec(text)?.[0].trim()
    if (token === undefined) throw new NotAFilterError(text.slice(from).trim().slice(0, 40))
    tokens.push(token)
  }
  return tokens
}

const next = (reading: Reading): string => {
  const token = reading.tokens[reading.at]
  if (token === undefined) throw new NotAFilterError('…')
  reading.at += 1
  return token
}

function takes(reading: Reading, word: string): boolean {
  if (reading.tokens[reading.at]?.toLowerCase() !== word) return false
  reading.at += 1
  return true
}

function expect(reading: Reading, mark: string): void {
  const token = next(reading)
  if (token !== mark) throw new NotAFilterError(`${token} (${mark}?)`)
}

function either(reading: Reading): Filter {
  const parts = [both(reading)]
  while (takes(reading, 'or')) parts.push(both(reading))
  return parts.length === 1 ? (parts[0] as Filter) : { kind: 'or', parts }
}

function both(reading: Reading): Filter {
  const parts = [one(reading)]
  while (takes(reading, 'and')) parts.push(one(reading))
  return parts.length === 1 ? (parts[0] as Filter) : { kind: 'and', parts }
}

function one(reading: Reading): Filter {
  if (takes(reading, 'not')) {
    expect(reading, '(')
    return { kind: 'not', part: inside(reading, ')') }
  }
  if (takes(reading, '(')) return inside(reading, ')')
  const attribute = attributeOf(next(reading))
  if (takes(reading, '[')) return { kind: 'some', attribute, part: chosen(reading) }
  return condition(reading, attribute)
}

/** Entra ID asks for a part of what was chosen, too: `emails[type eq "work"].value eq "…"`, one entry that is both. */
function chosen(reading: Reading): Filter {
  const part = inside(reading, ']')
  const behind = reading.tokens[reading.at]
  if (behind?.startsWith('.') !== true) return part
  reading.at += 1
  return { kind: 'and', parts: [part, condition(reading, attributeOf(behind.slice(1)))] }
}

function condition(reading: Reading, attribute: string): Filter {
  if (takes(reading, 'pr')) return { kind: 'present', attribute }
  const word = next(reading)
  const by = COMPARATORS.find((each) => each === word.toLowerCase())
  if (by === undefined) throw new NotAFilterError(word)
  return { kind: 'compare', attribute, by, value: literalOf(next(reading)) }
}

function inside(reading: Reading, end: string): Filter {
  reading.depth += 1
  if (reading.depth > DEEPEST) throw new NotAFilterError('(((…')
  const filter = either(reading)
  expect(reading, end)
  reading.depth -= 1
  return filter
}

/** Without the schema in front: `urn:…:User:userName` is `username`. */
export function attributeOf(token: string): string {
  if (!/^[A-Za-z$]/.test(token)) throw new NotAFilterError(token)
  const name = token.startsWith('urn:') ? token.slice(token.lastIndexOf(':') + 1) : token
  return name.toLowerCase()
}

function literalOf(token: string): Literal {
  if (token.startsWith('"')) {
    try {
      return JSON.parse(token) as string
    } catch {
      throw new NotAFilterError(token)
    }
  }
  const word = token.toLowerCase()
  if (word === 'true' || word === 'false') return word === 'true'
  if (word === 'null') return null
  if (/^-?\d/.test(token)) return Number(token)
  throw new NotAFilterError(token)
}
