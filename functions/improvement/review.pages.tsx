import { isId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Page, PageAnswer } from '../platform/page.ts'
import { recentDirectory } from '../responsibility/index.ts'
import { everyActionOf } from './action.store.ts'
import { factsFor } from './improvement.view.ts'
import { mustWorkHere } from './must-work-here.ts'
import { printPage } from './pages/print.pages.tsx'
import { getReview } from './review.store.ts'

/** A review on paper, on a page that needs no JavaScript. */
export const reviewPages: readonly Page[] = [
  {
    method: 'GET',
    path: '/print/post-incident-reviews/:id',
    async handle({ store }, { params, caller, language, now }): Promise<PageAnswer> {
      const { id = '' } = params
      if (!isId(id, 'pir') || caller === undefined) throw new NotFoundError('post-incident review')
      const [whole, directory] = await Promise.all([getReview(store, id), recentDirectory(store)])
      mustWorkHere(directory, caller.person, now)
      const reading = { directory, language, now }
      const [facts, actions] = await Promise.all([
        factsFor(store, whole.head.incident, reading),
        everyActionOf(store, id),
      ])
      return { html: printPage({ ...whole, facts, actions }, reading) }
    },
  },
]
