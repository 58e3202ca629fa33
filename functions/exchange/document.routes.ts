import { FILE_TYPES } from '../kernel/file.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { findBookAt, type PublishedBook } from '../role-book/index.ts'
import type { Fonts } from './documents/write-pdf.ts'
import * as contracts from './exchange.contract.ts'
import { named, writingFor } from './writing-for.ts'

/** Reads the fonts that PDF documents are set in; nobody waits for it who does not ask for one. */
export type ReadFonts = () => Promise<Fonts>

/** Papers and pictures. What writes them is loaded when the first is asked for: together some two megabytes. */
export const documentRoutes = (readFonts: ReadFonts): Route[] => [
  query(contracts.downloadDutyList, async ({ store }, { params: { position }, query: asked, caller, now }) => {
    const writing = await writingFor(store, asked.language, { caller, now })
    const post = writing.directory.positions.get(position)
    if (post === undefined) throw new NotFoundError('position')
    const book = await bookAt(store, now)
    const { dutyListPaper } = await import('./documents/duty-papers.ts')
    const paper = dutyListPaper(book, position, writing)
    const name = `${paper.title} ${post.name[writing.language]} v${book.version.number}`
    if (asked.format === 'docx') {
      const { writeDocx } = await import('./documents/write-docx.ts')
      return { name: `${name}.docx`, type: FILE_TYPES.docx, bytes: await writeDocx(paper) }
    }
    const [{ writePdf }, fonts] = await Promise.all([import('./documents/write-pdf.ts'), readFonts()])
    return { name: `${name}.pdf`, type: FILE_TYPES.pdf, bytes: await writePdf(paper, fonts) }
  }),

  query(contracts.downloadRoleBook, async ({ store }, { query: asked, caller, now }) => {
    const writing = await writingFor(store, asked.language, { caller, now })
    const book = await bookAt(store, now)
    const { roleBookPaper } = await import('./documents/duty-papers.ts')
    const paper = roleBookPaper(book, writing)
    const { writeDocx } = await import('./documents/write-docx.ts')
    const name = `${paper.title} v${book.version.number}.docx`
    return { name, type: FILE_TYPES.docx, bytes: await writeDocx(paper) }
  }),

  query(contracts.downloadOrganisationChart, async ({ store }, { query: asked, caller, now }) => {
    const writing = await writingFor(store, asked.language, { caller, now })
    const { organisationChart } = await import('./pictures/organisation-chart.ts')
    const name = named({ 'zh-CN': '组织架构', en: 'Organisation' }[writing.language], writing)
    return { name: `${name}.svg`, type: FILE_TYPES.svg, bytes: organisationChart(writing) }
  }),

  query(contracts.downloadMatrix, async ({ store }, { query: asked, caller, now }) => {
    const writing = await writingFor(store, asked.language, { caller, now })
    const book = await bookAt(store, now)
    const { raciPicture, servicesPicture } = await import('./pictures/matrix-picture.ts')
    const draw = asked.of === 'services' ? servicesPicture : raciPicture
    const name = named({ 'zh-CN': '责任矩阵', en: 'Responsibility matrix' }[writing.language], writing)
    return { name: `${name}.svg`, type: FILE_TYPES.svg, bytes: draw(book, writing) }
  }),
]

async function bookAt(store: Store, now: string): Promise<PublishedBook> {
  return (await findBookAt(store, now)) ?? NO_BOOK
}

/** Before the first version takes effect there are no duties, and papers say so. */
const NO_BOOK: PublishedBook = {
  version: {
    ...{ number: 0, from: '', publishedAt: '', publishedBy: '', reviewedBy: '', note: '', hash: '' },
    duties: 0,
    ...{ added: [], changed: [], removed: [], accepted: [] },
  },
  book: { duties: new Map(), frame: { activities: [], needs: {}, conflicts: [] } },
  pages: new Map(),
}
