import type { Text } from '../kernel/text.ts'
import { DECISION_PATH } from '../platform/decision-link.ts'
import type { Page } from '../platform/page.ts'
import type { DecisionKinds } from './decision-kind.ts'
import { decideOnPage } from './pages/decide-on-page.ts'
import { decisionPage } from './pages/decision.pages.tsx'
import { forItsAddressee } from './pages/for-its-addressee.pages.tsx'
import { lookAtLink } from './pages/look-at-link.ts'

/** All that is said of a decision before anybody has signed in. */
const DECIDE: Text = {
  'zh-CN': '有一封邮件请您作出决定。请先登录，登录后即可查看内容并作出决定。',
  en: 'A mail asks you for a decision. Please sign in first; then you see what it is about, and decide.',
}

/** Deciding from a mail, on a page that needs no JavaScript. Looking at it changes nothing. */
export const decisionPages = (kinds: DecisionKinds): readonly Page[] => [
  {
    method: 'GET',
    path: `${DECISION_PATH}/:nonce`,
    signInFor: DECIDE,
    handle: forItsAddressee(async (platform, request) => {
      const view = await lookAtLink(platform, kinds, request)
      const { shows } = view.matter.shows
      const isOfUse = shows === 'to-decide' || shows === 'recorded'
      return { html: decisionPage(view), ...(isOfUse ? {} : { status: 410 }) }
    }),
  },
  {
    method: 'POST',
    path: `${DECISION_PATH}/:nonce`,
    signInFor: DECIDE,
    handle: forItsAddressee((platform, request) => decideOnPage(platform, kinds, request)),
  },
]
