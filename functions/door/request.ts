/** What the door needs of a request; Hono's own fits. */
export interface DoorRequest {
  readonly raw: Request
  readonly method: string
  readonly path: string
  header(name: string): string | undefined
  param(): Readonly<Record<string, string>>
}

/** The part of a URL behind `?`, without `#…`; empty when there is none. */
export function searchOf(url: string): string {
  const start = url.indexOf('?')
  if (start === -1) return ''
  const end = url.indexOf('#', start)
  return end === -1 ? url.slice(start + 1) : url.slice(start + 1, end)
}

/**
 * Query or form fields: a field given once is text, given several times a list. Without a prototype, so that no name
 * a caller sends means anything.
 */
export function fieldsOf(encoded: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = Object.create(null)
  for (const [name, value] of new URLSearchParams(encoded)) {
    const before = fields[name]
    if (before === undefined) fields[name] = value
    else if (typeof before === 'string') fields[name] = [before, value]
    else before.push(value)
  }
  return fields
}
