import {
  AlignmentType,
  BorderStyle,
  Document,
  type FileChild,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Tab,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import type { Block, Paper } from './paper.ts'

/** Twentieths of a point, as Word counts. A4, 2.54 cm around. */
const PAGE = { width: 11_906, height: 16_838 }
const MARGIN = 1_304
const INSIDE = PAGE.width - 2 * MARGIN
const LABEL = 1_900

/** Latin letters and Chinese ones have a font each: what Word and WPS have everywhere. */
const BODY_FONT = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '宋体', cs: 'Calibri' }
const HEADING_FONT = { ascii: 'Calibri', hAnsi: 'Calibri', eastAsia: '黑体', cs: 'Calibri' }
const INK = '1F1F1F'
const PALE = '595959'
const LINE = { style: BorderStyle.SINGLE, size: 4, color: 'BFBFBF' }
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const
const heading = (size: number, before: number) => ({
  run: { size, bold: true, color: INK, font: HEADING_FONT },
  paragraph: { spacing: { before, after: 100 }, keepNext: true },
})

/** As a Word document, with real headings: they make its outline and can make a table of contents. */
export async function writeDocx(paper: Paper): Promise<Uint8Array> {
  const document = new Document({
    title: `${paper.title} ${paper.subtitle}`,
    creator: 'Onduty',
    styles: {
      default: {
        document: { run: { font: BODY_FONT, size: 21, color: INK }, paragraph: { spacing: { line: 320 } } },
        title: { run: { size: 40, bold: true, color: INK, font: HEADING_FONT }, paragraph: { spacing: { after: 60 } } },
        heading1: heading(30, 240),
        heading2: heading(25, 240),
        heading3: heading(22, 200),
      },
    },
    sections: [
      {
        properties: {
          page: { size: PAGE, margin: { top: MARGIN, bottom: MARGIN, left: MARGIN, right: MARGIN } },
        },
        footers: { default: new Footer({ children: [footOf(paper)] }) },
        children: [
          new Paragraph({ text: paper.title, heading: HeadingLevel.TITLE }),
          new Paragraph({
            children: [new TextRun({ text: paper.subtitle, size: 26, color: PALE })],
            spacing: { after: 240 },
          }),
          ...paper.blocks.flatMap((block, nth) => childrenOf(block, nth === 0)),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function footOf({ foot, pageOf }: Paper): Paragraph {
  const numbered = pageOf.split(/\{(page|pages)\}/).map((part, nth) => {
    if (nth % 2 === 0) return part
    return part === 'page' ? PageNumber.CURRENT : PageNumber.TOTAL_PAGES
  })
  return new Paragraph({
    tabStops: [{ type: TabStopType.RIGHT, position: INSIDE }],
    children: [
      new TextRun({ text: foot, size: 17, color: PALE }),
      new TextRun({ children: [new Tab(), ...numbered], size: 17, color: PALE }),
    ],
  })
}

function childrenOf(block: Block, isFirst: boolean): FileChild[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({
          text: block.text,
          heading: HEADINGS[block.level],
          pageBreakBefore: block.level === 1 && !isFirst,
        }),
      ]
    case 'text':
      return [new Paragraph({ children: lines(block.text) })]
    case 'facts':
      return [factsTable(block.rows), new Paragraph({ spacing: { after: 60 } })]
    case 'signatures':
      return block.who.map((who) => signature(who, block.date))
  }
}

const factsTable = (rows: Extract<Block, { kind: 'facts' }>['rows']): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: INSIDE, type: WidthType.DXA },
    columnWidths: [LABEL, INSIDE - LABEL],
    rows: rows.map(
      ([label, value]) =>
        new TableRow({
          cantSplit: value.length < 800,
          children: [
            cell(LABEL, [new TextRun({ text: label, bold: true, color: PALE })], 'F5F7FA'),
            cell(INSIDE - LABEL, lines(value)),
          ],
        }),
    ),
  })

const cell = (width: number, children: TextRun[], fill?: string): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 60, bottom: 60, left: 100, right: 100 },
    borders: { top: LINE, bottom: LINE, left: LINE, right: LINE },
    ...(fill === undefined ? {} : { shading: { type: ShadingType.CLEAR, color: 'auto', fill } }),
    children: [new Paragraph({ children, spacing: { line: 280 } })],
  })

const lines = (text: string): TextRun[] =>
  text.split('\n').map((line, nth) => new TextRun({ text: line, ...(nth === 0 ? {} : { break: 1 }) }))

/** A line to sign on, drawn by a tab, and one for the date. */
function signature(who: string, date: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.LEFT,
    keepLines: true,
    spacing: { before: 360 },
    tabStops: [
      { type: TabStopType.LEFT, position: 2_400 },
      { type: TabStopType.LEFT, position: 5_600, leader: 'underscore' },
      { type: TabStopType.LEFT, position: 6_000 },
      { type: TabStopType.LEFT, position: 7_000 },
      { type: TabStopType.LEFT, position: INSIDE, leader: 'underscore' },
    ],
    children: [new TextRun({ children: [who, new Tab(), new Tab(), new Tab(), date, new Tab(), new Tab()] })],
  })
}
