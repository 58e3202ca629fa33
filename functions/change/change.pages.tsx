import { isId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { DECISION_PATH } from '../platform/decision-link.ts'
import type { Page, PageAnswer } from '../platform/page.ts'
import { recentDirectory } from '../responsibility/index.ts'
import { PRINT_PATH } from './change.description.ts'
import { getChange } from './change.store.ts'
import { decideOnPage } from './pages/decide-on-page.ts'
import { decisionPage } from './pages/decision.pages.tsx'
import { lookAtLink } from './pages/look-at-link.ts'
import { printPage } from './pages/print.pages.tsx'
import { mustBeAbleToSee } from './rules/who-may-see.ts'

/** Pages about changes that need no JavaScript: deciding from a mail, and a change on paper. */
export const changePages: readonly Page[] = [
  {
    method: 'GET',
    path: `${DECISION_PATH}/:nonce`,
    async handle(platform, request): Promise<PageAnswer> {
      const view = await lookAtLink(platform, request)
      return { html: decisionPage(view, request), ...(isOfUse(view.link.shows) ? {} : { status: 410 }) }
    },
  },
  { method: 'POST', path: `${DECISION_PATH}/:nonce`, handle: decideOnPage },
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

const isOfUse = (shows: string): boolean => shows === 'to-decide' || shows === 'recorded'
