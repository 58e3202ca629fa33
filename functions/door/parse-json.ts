import { doorRefusal } from './refusals.ts'

export const DEEPEST = 20

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COLON = 0x3a

/**
 * JSON as a value. Refuses (400) what parsers disagree about or what would hurt later: nesting deeper than 20, the
 * same key twice, `__proto__`, half characters (their hash differs before and after they are stored).
 */
export function parseJson(text: string): unknown {
  const shape = shapeOf(text)
  if (shape.depth > DEEPEST) throw doorRefusal('too-deep')
  const value = parsed(text)
  // Escapes are the only way to half a character; without one, strings need no look.
  const found = { members: 0, looksAtText: text.includes('\\u') }
  if (typeof value === 'object' && value !== null) walk(value, found)
  else if (typeof value === 'string') inspect(value, found)
  if (found.members !== shape.members) throw doorRefusal('duplicate-key')
  return value
}

/** Depth of nesting and number of `key: value` pairs as written, counted before anything is built. */
function shapeOf(text: string): { depth: number; members: number } {
  let open = 0
  let depth = 0
  let members = 0
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    if (letter === QUOTE) {
      at = endOfString(text, at)
    } else if (letter === COLON) {
      members += 1
    } else if (letter === 0x7b || letter === 0x5b) {
      open += 1
      if (open > depth) depth = open
    } else if (letter === 0x7d || letter === 0x5d) {
      open -= 1
    }
  }
  return { depth, members }
}

function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes += 1
    if (slashes % 2 === 0) return end
  }
  return text.length
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw doorRefusal('unreadable-json')
  }
}

interface Found {
  members: number
  readonly looksAtText: boolean
}

function walk(value: object, found: Found): void {
  if (Array.isArray(value)) {
    for (const each of value) visit(each, found)
    return
  }
  for (const [key, each] of Object.entries(value)) {
    found.members += 1
    if (key === '__proto__') throw doorRefusal('forbidden-key')
    inspect(key, found)
    visit(each, found)
  }
}

function visit(value: unknown, found: Found): void {
  if (typeof value === 'object' && value !== null) walk(value, found)
  else if (typeof value === 'string') inspect(value, found)
}

function inspect(text: string, { looksAtText }: Found): void {
  if (looksAtText && !text.isWellFormed()) throw doorRefusal('ill-formed-text')
}
