const MOST_LETTERS = 512 * 1024
const LONGEST_TAG = 8 * 1024

/** Elements whose content nobody sees. */
const UNSEEN = new Set(['head', 'style', 'script', 'title', 'template', 'svg', 'math', 'textarea', 'select', 'object'])
const BLOCKS = new Set(
  'address article aside blockquote body br center dd div dl dt fieldset footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section table tbody tr ul'.split(
    ' ',
  ),
)
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/**
 * HTML as lines of text: quotations begin with `> `, a rule (`<hr>`) is a line of underscores. Nothing is interpreted
 * beyond that, and one pass over the text is enough whatever is in it.
 */
export function htmlLines(html: string): string[] {
  const source = html.slice(0, MOST_LETTERS)
  const lines: string[][] = [[]]
  let line = lines[0] ?? []
  let [quotes, preformatted] = [0, 0]
  let at = 0
  while (at < source.length) {
    const open = source.indexOf('<', at)
    say(source.slice(at, open < 0 ? undefined : open))
    if (open < 0) break
    at = afterTag(open)
  }
  return lines.map((pieces) =>
    pieces
      .join('')
      .replace(/[ \t]+/g, ' ')
      .trim(),
  )

  function say(words: string): void {
    const pieces = preformatted > 0 ? words.split(/\r?\n/) : [words.replace(/[\r\n\f]/g, ' ')]
    pieces.forEach((piece, nth) => {
      if (nth > 0) nextLine()
      if (piece.trim() === '' && line.length === 0) return
      if (line.length === 0 && quotes > 0) line.push('> ')
      line.push(decoded(piece))
    })
  }

  function nextLine(...pieces: string[]): void {
    line = pieces
    lines.push(line)
  }

  /** Acts on the tag (or what looks like one) at `open`; where to go on. */
  function afterTag(open: number): number {
    if (source.startsWith('<!--', open)) return beyond('-->', open + 4)
    const [, slash = '', name = ''] = /^<(\/?)([a-z][a-z0-9:]*)/i.exec(source.slice(open, open + 40)) ?? []
    if (name === '') {
      if (/^<[!?/]/.test(source.slice(open, open + 2))) return beyond('>', open)
      say('&lt;')
      return open + 1
    }
    const tag = name.toLowerCase()
    const end = endOfTag(open)
    if (slash === '' && UNSEEN.has(tag)) return beyond('>', caseless(`</${tag}`, end))
    const change = slash === '' ? 1 : -1
    if (tag === 'blockquote') quotes = Math.max(0, quotes + change)
    if (tag === 'pre') preformatted = Math.max(0, preformatted + change)
    if (BLOCKS.has(tag)) nextLine()
    if (tag === 'hr') {
      nextLine('_'.repeat(20))
      nextLine()
    }
    if (tag === 'td' || tag === 'th') say(' ')
    return end
  }

  /** Behind the `>` that ends the tag; one inside a quoted attribute does not. */
  function endOfTag(open: number): number {
    const tag = /^(?:[^"'>]|"[^"]*"|'[^']*')*>/.exec(source.slice(open, open + LONGEST_TAG))
    return tag === null ? beyond('>', open) : open + tag[0].length
  }

  function beyond(mark: string, from: number): number {
    const found = source.indexOf(mark, from)
    return found < 0 ? source.length : found + mark.length
  }

  function caseless(mark: string, from: number): number {
    const pattern = new RegExp(mark, 'gi')
    pattern.lastIndex = from
    return pattern.exec(source)?.index ?? source.length
  }
}

function decoded(words: string): string {
  return words.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));?/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole
    const point = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    const isLetter = point > 31 && point < 0x110000 && (point < 0xd800 || point > 0xdfff)
    return isLetter ? String.fromCodePoint(point) : ' '
  })
}
