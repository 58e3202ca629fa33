import { isId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Page, PageAnswer } from '../platform/page.ts'
import { recentDirectory } from '../responsibility/index.ts'
import { PRINT_PATH } from './change.description.ts'
import { getChange } from './change.store.ts'
import { printPage } from './pages/print.pages.tsx'
import { mustBeAbleToSee } from './rules/who-may-see.ts'

/** A change on paper, on a page that needs no JavaScript. */
export const changePages: readonly Page[] = [
  {
    method: 'GET',
    path: `${PRINT_PATH}/:id`,
    async handle({ store }, { params, caller, language, now }): Promise<PageAnswer> {
      const { id = '' } = params
      if (!isId(id, 'chg') || caller === undefined) throw new NotFoundError('change')
      const [whole, directory] = await Promise.all([getChange(store, id), recentDirectory(store)])
      mustBeAbleToSee(directory, caller.person, now, whole.head.requester === caller.person)
      return { html: printPage(whole, { directory, language, now }) }
    },
  },
]
