import type { Verdict } from '../kernel/refusal.ts'
import { say } from '../kernel/text.ts'
import { type CaseKinds, timelineOf, viewOfObligation } from '../obligation/index.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { decideOne, keepSeveral, submitAll } from './decide-in-package.ts'
import { listItems } from './package.store.ts'
import { summaryOfPackage, viewOfItem } from './package.view.ts'
import { decidingOf, packageOnDesk, rightsOf } from './package-desk.ts'
import {
  decideItem,
  keepMany,
  listPackageItems,
  readPackage,
  readPackageTimeline,
  submitPackage,
} from './review-package.contract.ts'
import { maySubmit } from './rules/may-decide.ts'

/** What one reviewer is asked about: read, decided, submitted. */
export const reviewPackageRoutes = (kinds: CaseKinds): Route[] => [
  query(readPackage, async ({ store }, { params, ...call }) => {
    const desk = await packageOnDesk(store, params.id, call)
    const { head, directory, standing, now } = desk
    const { person, language } = call.caller
    const action = (verdict: Verdict<unknown>) =>
      'no' in verdict
        ? { may: false, code: verdict.no.code, reason: say(verdict.no.text, language, verdict.no.values) }
        : { may: true, code: null, reason: null }
    const submitting = action(maySubmit(decidingOf(desk, person)))
    const looking = { kinds, directory, language, now }
    return {
      ...summaryOfPackage(head, directory),
      undecided: head.undecided,
      obligations: standing.all.map((each) => viewOfObligation(each, looking)),
      policy: head.policy,
      actions: { decide: submitting, submit: submitting },
    }
  }),

  query(listPackageItems, async ({ store }, { params, query: { limit, cursor }, ...call }) => {
    const { head, directory } = await packageOnDesk(store, params.id, call)
    const found = await listItems(store, head.id, { limit, ...(cursor === undefined ? {} : { after: cursor }) })
    const look = { package: head.id, directory, rights: await rightsOf(store, found.items) }
    return { items: found.items.map((item) => viewOfItem(item, look)), nextCursor: found.next ?? null }
  }),

  query(readPackageTimeline, async ({ store }, { params, query: page, ...call }) => {
    const { head, directory } = await packageOnDesk(store, params.id, call)
    return timelineOf(store, head.id, page, { directory, language: call.caller.language })
  }),

  mutation(decideItem, decideOne),
  mutation(keepMany, keepSeveral),
  mutation(submitPackage, submitAll),
]
