/** What pictures are put together from. Everything a person wrote is escaped; a picture loads and runs nothing. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string =>
  // Control characters are none of XML's.
  text.replaceAll(/[^\P{Cc}\n\t]/gu, '').replaceAll(/[&<>"]/g, (each) => ENTITIES[each] ?? each)

export interface TextStyle {
  readonly size?: number
  readonly bold?: boolean
  readonly colour?: string
  readonly anchor?: 'start' | 'middle' | 'end'
  /** Degrees, around its place. */
  readonly turned?: number
}

export function textAt(x: number, y: number, text: string, style: TextStyle = {}): string {
  const { size = 13, bold = false, colour = '#1f1f1f', anchor = 'start', turned } = style
  const turn = turned === undefined ? '' : ` transform="rotate(${turned} ${x} ${y})"`
  return `<text x="${x}" y="${y}" font-size="${size}"${bold ? ' font-weight="600"' : ''} fill="${colour}" text-anchor="${anchor}"${turn}>${escaped(text)}</text>`
}

export interface BoxStyle {
  readonly fill?: string
  readonly line?: string
  readonly round?: number
  /** Shown when somebody points at it, and read aloud. */
  readonly title?: string
}

export function box(x: number, y: number, width: number, height: number, style: BoxStyle = {}): string {
  const { fill = '#ffffff', line = '#bfbfbf', round = 0, title } = style
  const shape = `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${round}" fill="${fill}" stroke="${line}"`
  return title === undefined ? `${shape}/>` : `${shape}><title>${escaped(title)}</title></rect>`
}

export const line = (points: readonly (readonly [number, number])[]): string =>
  `<polyline points="${points.map((point) => point.join(',')).join(' ')}" fill="none" stroke="#8c8c8c"/>`

export function picture(width: number, height: number, title: string, parts: readonly string[]): Uint8Array {
  const family = "'Noto Sans SC','PingFang SC','Microsoft YaHei',sans-serif"
  const whole = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${family}" role="img">`,
    `<title>${escaped(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    ...parts,
    '</svg>',
  ]
  return new TextEncoder().encode(whole.join('\n'))
}

/** How wide a text is drawn, about: Chinese letters are as wide as high, others a bit more than half. */
export const widthOf = (text: string, size: number): number =>
  [...text].reduce((sum, letter) => sum + (letter > '\u2E7F' ? 1 : 0.58), 0) * size

/** As much of a text as there is room for, with a mark where it was cut. */
export function fitted(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text
  let fits = ''
  for (const letter of text) {
    if (widthOf(`${fits}${letter}…`, size) > width) break
    fits += letter
  }
  return `${fits}…`
}
