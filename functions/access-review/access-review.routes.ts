import type { Grant } from '../kernel/actor.ts'
import { newId } from '../kernel/ids.ts'
import { NotFoundError, RefusalError, type Verdict } from '../kernel/refusal.ts'
import { type CaseKinds, currentPolicy, pinnedPolicy, timelineOf, viewOfObligation } from '../obligation/index.ts'
import type { Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory, mayAct } from '../responsibility/index.ts'
import {
  cancelReview,
  listReviewItems,
  listReviews,
  previewReview,
  type ReviewSummary,
  readReport,
  readReview,
  readReviewTimeline,
  signReport,
  startReview,
} from './access-review.contract.ts'
import {
  findCursor,
  getReview,
  getReviewHead,
  listPackagesOf,
  listReviewsByNewest,
  reviewAfter,
  type WholeReview,
} from './access-review.store.ts'
import { actionOf, personOrNull, summaryOfReview } from './access-review.view.ts'
import { ACCESS_REVIEW } from './access-review-policy.ts'
import { mustBeFresh, refused } from './errors.ts'
import { itemsOfReview } from './items-of-review.ts'
import { sumOf } from './package.ts'
import { progressOfAll, summaryOfPackage } from './package.view.ts'
import { previewOf } from './preview-review.ts'
import { dateFaults, mustBeWithout, scopeFaults } from './review-wish.ts'
import { mayCancel, maySign } from './rules/may-run.ts'
import { planOfPackage } from './rules/plan-of-package.ts'
import { reportHasChanged } from './rules/reasons.ts'
import { maySeeReviews } from './rules/who-may-see-review.ts'
import { cancel, sign } from './steps/end-review.ts'
import { start } from './steps/start.ts'

/** Reviews: started, followed, called off, signed for. */
export const accessReviewRoutes = (kinds: CaseKinds): Route[] => [
  query(listReviews, async ({ store }, { query: { limit, cursor }, ...call }) => {
    const directory = await directoryForSeers(store, call)
    const found = await listReviewsByNewest(store, { limit, ...(cursor === undefined ? {} : { after: cursor }) })
    return { items: found.items.map((head) => summaryOfReview(head, directory)), nextCursor: found.next ?? null }
  }),

  mutation(startReview, async (platform, call) => {
    const { store } = platform
    const { body, now, caller } = call
    const directory = await loadDirectory(store)
    const grant = grantToRun(directory, call)
    mustBeWithout([...(await scopeFaults(store, directory, body.scope)), ...dateFaults(body.decideBy, now)])
    const policy = await currentPolicy(store, ACCESS_REVIEW)
    const id = newId('rev', now, platform.random)
    const act = start({
      ...{ id, ...body, startedBy: caller.person, by: caller.actor, grant },
      ...{ directory, policy, now },
    })
    return { acts: [act], answer: summaryOfReview(reviewAfter(act), directory) }
  }),

  query(previewReview, async ({ store }, call) => {
    const directory = await loadDirectory(store)
    grantToRun(directory, call)
    mustBeWithout(await scopeFaults(store, directory, call.body.scope))
    return previewOf(store, call.body.scope, directory, call.now)
  }),

  query(readReview, async ({ store }, { params, ...call }) => {
    const directory = await directoryForSeers(store, call)
    const { head, standing } = await getReview(store, params.id)
    const [packages, cursor, policy] = await Promise.all([
      listPackagesOf(store, head.id),
      findCursor(store, head.id),
      pinnedPolicy(store, ACCESS_REVIEW, head.policy),
    ])
    const { person, language } = call.caller
    const { now } = call
    const plan = planOfPackage(policy.stages, now, head.decideBy, head.undecided, directory.department.calendar)
    const looking = { kinds, directory, language, now }
    return {
      ...summaryOfReview(head, directory),
      writtenDown: cursor.items,
      revokedAt: plan.lapsesAt ?? null,
      progress: progressOfAll(packages),
      packagesOf: packages
        .map((each) => summaryOfPackage(each, directory))
        .toSorted((a, b) => a.reviewer.name.localeCompare(b.reviewer.name, 'zh-CN')),
      obligations: standing.all.map((each) => viewOfObligation(each, looking)),
      policy: head.policy,
      reportHash: head.reportHash ?? null,
      signedBy: personOrNull(directory, head.signedBy),
      endedAt: head.endedAt ?? null,
      actions: {
        cancel: actionOf(mayCancel(head, directory, person, now), language),
        sign: actionOf(maySign(head, directory, person, now), language),
      },
    }
  }),

  query(readReviewTimeline, async ({ store }, { params, query: page, ...call }) => {
    const directory = await directoryForSeers(store, call)
    const { id } = await getReviewHead(store, params.id)
    return timelineOf(store, id, page, { directory, language: call.caller.language })
  }),

  query(listReviewItems, async ({ store }, { params, query: page, ...call }) => {
    const directory = await directoryForSeers(store, call)
    const { id } = await getReviewHead(store, params.id)
    return itemsOfReview(store, id, directory, page)
  }),

  query(readReport, async ({ store }, { params, ...call }) => {
    const directory = await directoryForSeers(store, call)
    const head = await getReviewHead(store, params.id)
    const packages = await listPackagesOf(store, head.id)
    return {
      review: summaryOfReview(head, directory),
      progress: progressOfAll(packages),
      reviewers: packages.map((each) => summaryOfPackage(each, directory)),
      silent: packages.filter(({ status, decided }) => status === 'lapsed' && sumOf(decided) === decided.gone).length,
      handedOn: packages.filter(({ submittedBy, reviewer }) => submittedBy !== undefined && submittedBy !== reviewer)
        .length,
      hash: head.reportHash ?? null,
      signedBy: personOrNull(directory, head.signedBy),
      signedAt: head.status === 'signed' ? (head.endedAt ?? null) : null,
    }
  }),

  mutation(cancelReview, (platform, call) =>
    ended(platform.store, call, mayCancel, (whole, grant) =>
      cancel(whole, deciderOf(call, grant), call.now, call.body.reason),
    ),
  ),

  mutation(signReport, (platform, call) =>
    ended(platform.store, call, maySign, (whole, grant) => {
      if (whole.head.reportHash !== call.body.reportHash) throw refused(reportHasChanged)
      return sign(whole, deciderOf(call, grant), call.now, call.body.comment)
    }),
  ),
]

const deciderOf = ({ caller }: Pick<Call, 'caller'>, grant: Grant) => ({
  actor: caller.actor,
  person: caller.person,
  grant,
})

async function ended(
  store: Store,
  {
    params,
    caller,
    now,
    ifMatch,
  }: Pick<Call, 'caller' | 'now' | 'ifMatch'> & { readonly params: { readonly id: string } },
  rule: typeof maySign,
  step: (whole: WholeReview, grant: Grant) => ReturnType<typeof sign>,
): Promise<Outcome<ReviewSummary>> {
  const directory = await directoryForSeers(store, { caller, now })
  const whole = await getReview(store, params.id)
  const verdict = rule(whole.head, directory, caller.person, now)
  if ('no' in verdict) throw refused(verdict.no, { state: whole.head.status })
  mustBeFresh(whole.head, ifMatch)
  const act = step(whole, verdict.yes)
  return { acts: [act], answer: summaryOfReview(reviewAfter(act), directory) }
}

type Asking = Pick<Call, 'caller' | 'now'>

/** By which authority the caller runs reviews. Throws a RefusalError (403) that names the missing one. */
export function grantToRun(directory: Directory, { caller, now }: Asking): Grant {
  const verdict: Verdict<Grant> = mayAct(directory, caller.person, 'access-review.run', now)
  if ('no' in verdict) throw new RefusalError(403, verdict.no, { authority: 'access-review.run' })
  return verdict.yes
}

/** For those who run reviews, and those who audit; to anybody else they are not there. */
export async function directoryForSeers(store: Store, { caller, now }: Asking): Promise<Directory> {
  const directory = await loadDirectory(store)
  if (!maySeeReviews(directory, caller.person, now)) throw new NotFoundError('access review')
  return directory
}
