import { type Id, isId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { personRefIn } from '../obligation/index.ts'
import type { Page, PageAnswer } from '../platform/page.ts'
import { recentDirectory } from '../responsibility/index.ts'
import { getReviewHead, listPackagesOf } from './access-review.store.ts'
import { listItems } from './package.store.ts'
import { viewOfItem } from './package.view.ts'
import { rightsOf } from './package-desk.ts'
import { reportPage } from './pages/report.pages.tsx'
import { PRINT_PATH } from './paths.ts'
import { maySeeReviews } from './rules/who-may-see-review.ts'

/** Some forty pages of paper; who wants all of it takes the file. */
const MOST_ON_PAPER = 1000

/** A review on a page that needs no JavaScript: its report, to be printed or kept. */
export const accessReviewPages: readonly Page[] = [
  {
    method: 'GET',
    path: `${PRINT_PATH}/:id`,
    async handle({ store }, { params, caller, language, now }): Promise<PageAnswer> {
      const { id = '' } = params
      const directory = await recentDirectory(store)
      if (!isId(id, 'rev') || caller === undefined || !maySeeReviews(directory, caller.person, now)) {
        throw new NotFoundError('access review')
      }
      const head = await getReviewHead(store, id)
      const name = (person: Id) => personRefIn(directory, person).name
      const packages = (await listPackagesOf(store, id)).toSorted((a, b) =>
        name(a.reviewer).localeCompare(name(b.reviewer), 'zh-CN'),
      )
      const found = await Promise.all(
        packages.map(async (pack) => {
          const { items } = await listItems(store, pack.id)
          const notKept = items.filter(({ ended }) => ended !== undefined && ended.outcome !== 'kept')
          return { pack, notKept, rights: await rightsOf(store, notKept) }
        }),
      )
      const all = found.flatMap(({ pack, notKept, rights }) =>
        notKept.map((item) => viewOfItem(item, { package: pack.id, directory, rights })),
      )
      const items = all.slice(0, MOST_ON_PAPER)
      return { html: reportPage({ head, packages, items, more: all.length - items.length, directory, language, now }) }
    },
  },
]
