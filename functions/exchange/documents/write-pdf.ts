import PDFDocument from 'pdfkit'
import { fontInWoff } from './font-in-woff.ts'
import type { Block, Paper } from './paper.ts'

/** Points; a page is A4. */
const MARGIN = 56
const LABEL_WIDTH = 96
const PADDING = 5
const [BODY, SMALL] = [10, 8.5]
const INK = '#1f1f1f'
const PALE = '#595959'
const LINE = '#bfbfbf'
const SHADE = '#f5f7fa'
const HEADINGS = { 1: 15, 2: 12.5, 3: 11 } as const

/** Regular and bold, with all letters of Chinese and English texts, as WOFF. */
export interface Fonts {
  readonly regular: Uint8Array
  readonly bold: Uint8Array
}

/** As PDF. Only the letters that are used are in it, so it looks the same everywhere. */
export async function writePdf(paper: Paper, { regular, bold }: Fonts): Promise<Uint8Array> {
  const margins = { top: MARGIN, left: MARGIN, right: MARGIN, bottom: MARGIN + 14 }
  const info = { Title: `${paper.title} ${paper.subtitle}`, Creator: 'Onduty' }
  // No font of the library's own: it would look for its files beside it, and they have no Chinese letters.
  const pdf = new PDFDocument({ size: 'A4', margins, bufferPages: true, font: '', info })
  const pieces: Buffer[] = []
  pdf.on('data', (piece: Buffer) => pieces.push(piece))
  const ended = new Promise<void>((resolve) => pdf.on('end', () => resolve()))
  pdf.registerFont('regular', fontInWoff(regular))
  pdf.registerFont('bold', fontInWoff(bold))
  pdf.font('bold').fontSize(20).fillColor(INK).text(paper.title)
  pdf.font('regular').fontSize(13).fillColor(PALE).text(paper.subtitle).moveDown(0.8)
  for (const [nth, block] of paper.blocks.entries()) write(pdf, block, nth === 0)
  number(pdf, paper)
  pdf.end()
  await ended
  return new Uint8Array(Buffer.concat(pieces))
}

type Pdf = InstanceType<typeof PDFDocument>

/** Curly quotes of a Chinese font are as wide as a Chinese letter: between English ones they tear a word apart. */
const plain = (text: string): string =>
  /\p{Script=Han}/u.test(text) ? text : text.replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"')

const bottomOf = (pdf: Pdf): number => pdf.page.height - pdf.page.margins.bottom
const widthOf = (pdf: Pdf): number => pdf.page.width - 2 * MARGIN

function write(pdf: Pdf, block: Block, isFirst: boolean): void {
  switch (block.kind) {
    case 'heading':
      heading(pdf, block.text, block.level, isFirst)
      break
    case 'text':
      pdf.font('regular').fontSize(BODY).fillColor(INK).text(plain(block.text), { lineGap: 2 }).moveDown(0.5)
      break
    case 'facts':
      for (const [label, value] of block.rows) fact(pdf, label, value)
      pdf.x = MARGIN
      pdf.moveDown(0.8)
      break
    case 'signatures':
      signatures(pdf, block.who, block.date)
      break
  }
}

/** Never alone at the foot of a page. */
function heading(pdf: Pdf, text: string, level: 1 | 2 | 3, isFirst: boolean): void {
  const needed = 90
  if ((level === 1 && !isFirst) || pdf.y + needed > bottomOf(pdf)) pdf.addPage()
  pdf
    .font('bold')
    .fontSize(HEADINGS[level])
    .fillColor(INK)
    .text(plain(text), MARGIN, pdf.y, { width: widthOf(pdf) })
  pdf.moveDown(0.35)
}

/** A line of a table: what does not fit goes on the next page, text that is longer than one is broken. */
function fact(pdf: Pdf, said: string, written: string): void {
  const valueWidth = widthOf(pdf) - LABEL_WIDTH
  const inside = { width: valueWidth - 2 * PADDING, lineGap: 2 }
  const label = plain(said)
  const beside = { width: LABEL_WIDTH - 2 * PADDING }
  const labelHeight = pdf.font('bold').fontSize(BODY).heightOfString(label, beside)
  const value = plain(written === '' ? ' ' : written)
  const height = Math.max(labelHeight, pdf.font('regular').heightOfString(value, inside)) + 2 * PADDING
  const isLong = height > bottomOf(pdf) - MARGIN
  if (pdf.y + height > bottomOf(pdf) && !isLong) pdf.addPage()
  if (isLong) {
    pdf.font('bold').fillColor(PALE).text(label, MARGIN, pdf.y)
    pdf
      .font('regular')
      .fillColor(INK)
      .text(value, MARGIN, pdf.y, { width: widthOf(pdf), lineGap: 2 })
    return
  }
  const top = pdf.y
  pdf.rect(MARGIN, top, LABEL_WIDTH, height).fillAndStroke(SHADE, LINE)
  pdf.rect(MARGIN + LABEL_WIDTH, top, valueWidth, height).stroke(LINE)
  pdf
    .font('bold')
    .fillColor(PALE)
    .text(label, MARGIN + PADDING, top + PADDING, beside)
  pdf
    .font('regular')
    .fillColor(INK)
    .text(value, MARGIN + LABEL_WIDTH + PADDING, top + PADDING, inside)
  pdf.y = top + height
}

function signatures(pdf: Pdf, who: readonly string[], date: string): void {
  const lineHeight = 40
  if (pdf.y + who.length * lineHeight > bottomOf(pdf)) pdf.addPage()
  for (const each of who) {
    const top = pdf.y + 20
    pdf.font('regular').fontSize(BODY).fillColor(INK)
    pdf.text(each, MARGIN, top, { lineBreak: false })
    pdf
      .moveTo(MARGIN + 130, top + 13)
      .lineTo(MARGIN + 300, top + 13)
      .stroke(LINE)
    pdf.text(date, MARGIN + 320, top, { lineBreak: false })
    pdf
      .moveTo(MARGIN + 360, top + 13)
      .lineTo(MARGIN + widthOf(pdf), top + 13)
      .stroke(LINE)
    pdf.x = MARGIN
    pdf.y = top + lineHeight - 20
  }
}

/** The foot of every page, once it is known how many there are. */
function number(pdf: Pdf, { foot, pageOf }: Paper): void {
  const { count } = pdf.bufferedPageRange()
  for (let page = 0; page < count; page += 1) {
    pdf.switchToPage(page)
    // Below the margin a text would open another page.
    pdf.page.margins.bottom = 0
    const top = pdf.page.height - 44
    const told = pageOf.replace('{page}', String(page + 1)).replace('{pages}', String(count))
    pdf.font('regular').fontSize(SMALL).fillColor(PALE)
    pdf.text(foot, MARGIN, top, { lineBreak: false })
    pdf.text(told, MARGIN, top, { width: widthOf(pdf), align: 'right', lineBreak: false })
  }
}
