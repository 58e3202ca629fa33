/** The header of a mail as it stands there, before anything is decoded: what rules about trust look at. */
export interface HeaderBlock {
  /** Values of all headers of this name (lower case), in order, unfolded and trimmed. */
  all(name: string): readonly string[]
  /** The first one. */
  first(name: string): string | undefined
}

const MOST_BYTES = 128 * 1024
const MOST_HEADERS = 300
const LF = 10

/**
 * Reads the header strictly; `undefined` when it is not one. Strict, because a line that one program reads as a second
 * `From` and another as rubbish is how senders are faked: no bare carriage returns, no NUL, nothing but ASCII in names.
 */
export function readHeaderBlock(raw: Uint8Array): HeaderBlock | undefined {
  const text = headerText(raw)
  if (text === undefined || /\0|\r(?!\n)/.test(text)) return undefined
  const unfolded = text.replace(/\r?\n[ \t]+/g, ' ')
  const lines = unfolded.split(/\r?\n/)
  if (lines.length > MOST_HEADERS) return undefined

  const values = new Map<string, string[]>()
  for (const line of lines) {
    const [, name, value = ''] = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(line) ?? []
    if (name === undefined) return undefined
    const key = name.toLowerCase()
    values.set(key, [...(values.get(key) ?? []), value.trim()])
  }
  return { all: (name) => values.get(name) ?? [], first: (name) => values.get(name)?.[0] }
}

/** Everything before the first empty line, one character a byte. */
function headerText(raw: Uint8Array): string | undefined {
  const start = Buffer.from(raw.buffer, raw.byteOffset, Math.min(raw.byteLength, MOST_BYTES))
  for (let end = start.indexOf(LF); end >= 0; end = start.indexOf(LF, end + 1)) {
    const next = start[end + 1] === 13 ? end + 2 : end + 1
    if (start[next] === LF) return start.toString('latin1', 0, start[end - 1] === 13 ? end - 1 : end)
  }
  const isWhole = raw.byteLength <= MOST_BYTES
  return isWhole && raw.byteLength > 0 ? start.toString('latin1').replace(/\r?\n$/, '') : undefined
}
