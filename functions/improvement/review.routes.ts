import { type CaseKinds, pinnedPolicy, timelineOf } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { loadDirectory, recentDirectory } from '../responsibility/index.ts'
import { oneFilterOnly, refused } from './errors.ts'
import { summaryOfReview, viewOfReview } from './improvement.view.ts'
import { POST_INCIDENT_REVIEW } from './improvement-policy.ts'
import { mustWorkHere } from './must-work-here.ts'
import {
  acceptReview,
  listReviews,
  type ReviewSummary,
  readReview,
  readReviewTimeline,
  saveReview,
  sendBackReview,
  submitReview,
} from './review.contract.ts'
import { findReviewOf, getReview, listReviewsByNewest, listReviewsByStatus, reviewAfter } from './review.store.ts'
import { mayIReview, type ReviewAction } from './rules/what-may-i-review.ts'
import { accept, type Doer, type GatheredReview, save, sendBack, submit } from './steps/review-steps.ts'

export const reviewRoutes = (kinds: CaseKinds): Route[] => [
  query(listReviews, async ({ store }, { query: { status, incident, limit, cursor }, caller, now }) => {
    if (status !== undefined && incident !== undefined) throw oneFilterOnly()
    const directory = await recentDirectory(store)
    mustWorkHere(directory, caller.person, now)
    const looking = { directory, language: caller.language, now }
    if (incident !== undefined) {
      const head = await findReviewOf(store, incident, now)
      return { items: head === undefined ? [] : [summaryOfReview(head, looking)], nextCursor: null }
    }
    const page = { limit, ...(cursor === undefined ? {} : { after: cursor }) }
    const found = await (status === undefined
      ? listReviewsByNewest(store, page)
      : listReviewsByStatus(store, status, page))
    return { items: found.items.map((head) => summaryOfReview(head, looking)), nextCursor: found.next ?? null }
  }),

  query(readReview, async ({ store }, { params, caller, now }) => {
    const [whole, directory] = await Promise.all([getReview(store, params.id), recentDirectory(store)])
    mustWorkHere(directory, caller.person, now)
    return viewOfReview(store, whole, { directory, person: caller.person, language: caller.language, now }, kinds)
  }),

  query(readReviewTimeline, async ({ store }, { params, query: page, caller, now }) => {
    const [, directory] = await Promise.all([getReview(store, params.id), recentDirectory(store)])
    mustWorkHere(directory, caller.person, now)
    return timelineOf(store, params.id, page, { directory, language: caller.language })
  }),

  mutation(saveReview, (platform, call) =>
    taken(platform, call, 'save', undefined, (gathered, by) => save(gathered, by, call.body)),
  ),
  mutation(submitReview, (platform, call) => taken(platform, call, 'submit', undefined, submit)),
  mutation(acceptReview, (platform, call) => taken(platform, call, 'accept', call.body.comment, accept)),
  mutation(sendBackReview, (platform, call) => taken(platform, call, 'send-back', call.body.comment, sendBack)),
]

interface StepCall extends Pick<Call, 'caller' | 'now' | 'ifMatch'> {
  readonly params: { readonly id: string }
}

async function taken(
  { store }: Platform,
  { params, caller, now, ifMatch }: StepCall,
  action: ReviewAction,
  comment: string | undefined,
  decide: (gathered: GatheredReview, by: Doer) => Act,
): Promise<Outcome<ReviewSummary>> {
  const [{ head, standing, written }, directory] = await Promise.all([
    getReview(store, params.id),
    loadDirectory(store),
  ])
  mustWorkHere(directory, caller.person, now)
  const { words } = written
  const verdict = mayIReview(action, head, words, standing.open, { directory, person: caller.person, now })
  if ('no' in verdict) throw refused(verdict.no, { state: head.status, version: head.version })
  mustBeVersion(head.version, ifMatch)
  const policy = await pinnedPolicy(store, POST_INCIDENT_REVIEW, head.policy)
  const by = { actor: caller.actor, person: caller.person, grant: verdict.yes, comment }
  const act = decide({ head, words, standing, directory, policy, now }, by)
  return { acts: [act], answer: summaryOfReview(reviewAfter(act), { directory, language: caller.language, now }) }
}
