import { isId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Text } from '../kernel/text.ts'
import { DECISION_PATH } from '../platform/decision-link.ts'
import type { Page, PageAnswer } from '../platform/page.ts'
import { recentDirectory } from '../responsibility/index.ts'
import { PRINT_PATH } from './change.description.ts'
import { getChange } from './change.store.ts'
import { decideOnPage } from './pages/decide-on-page.ts'
import { decisionPage } from './pages/decision.pages.tsx'
import { forItsAddressee } from './pages/for-its-addressee.pages.tsx'
import { lookAtLink } from './pages/look-at-link.ts'
import { printPage } from './pages/print.pages.tsx'
import { mustBeAbleToSee } from './rules/who-may-see.ts'

/** All that is said of a decision before anybody has signed in. */
const DECIDE: Text = {
  'zh-CN': '有一封邮件请您作出决定。请先登录，登录后即可查看内容并作出决定。',
  en: 'A mail asks you for a decision. Please sign in first; then you see what it is about, and decide.',
}

/** Pages about changes that need no JavaScript: deciding from a mail, and a change on paper. */
export const changePages: readonly Page[] = [
  {
    method: 'GET',
    path: `${DECISION_PATH}/:nonce`,
    signInFor: DECIDE,
    handle: forItsAddressee(async (platform, request) => {
      const view = await lookAtLink(platform, request)
      return { html: decisionPage(view, request), ...(isOfUse(view.link.shows) ? {} : { status: 410 }) }
    }),
  },
  { method: 'POST', path: `${DECISION_PATH}/:nonce`, signInFor: DECIDE, handle: forItsAddressee(decideOnPage) },
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
