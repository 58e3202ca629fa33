import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { openWithPlan, pinnedPace, putObligation, tell } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import { type Directory, worksInIt } from '../../responsibility/index.ts'
import type { Asks } from '../access-review.store.ts'
import type { ReviewHead } from '../access-review.ts'
import { DECIDE } from '../access-review.words.ts'
import type { ReviewPolicy } from '../access-review-policy.ts'
import { headOfPackage } from '../package.store.ts'
import { type AskedItem, hashOfAsked, NONE_DECIDED, type ReviewPackage } from '../package.ts'
import { planOfPackage } from '../rules/plan-of-package.ts'
import { reachOf } from '../rules/reach-of.ts'
import { isFlagged } from '../rules/what-needs-a-reason.ts'
import { whoTakesPackage } from '../rules/who-takes-package.ts'

export interface OpeningPackage {
  readonly review: ReviewHead
  readonly asks: Asks
  readonly items: readonly AskedItem[]
  readonly directory: Directory
  readonly policy: ReviewPolicy
  readonly now: Instant
}

/** A reviewer is asked: from now on the package is theirs, with its clock. */
export function openPackage({ review, asks, items, directory, policy, now }: OpeningPackage): Act {
  const subjects = subjectsOf(items, directory, now)
  const reach = reachOf(items)
  const answerer = whoTakesPackage(asks, { subjects, reach }, directory, now)
  if (answerer === undefined) throw new TypeError('the directory has no active head of IT')
  const pack: ReviewPackage = {
    ...{ id: asks.package, review: review.id, name: review.name, status: 'open', reviewer: asks.person },
    ...{ undecided: review.undecided, policy: review.policy },
    total: items.length,
    decided: NONE_DECIDED,
    decidedBy: {},
    flagged: items.filter(isFlagged).length,
    highRisk: items.filter(({ risk }) => risk === 'high').length,
    subjects,
    reach,
    askedHash: hashOfAsked(items),
  }
  const { calendar } = directory.department
  const { dueAt, plan } = planOfPackage(policy.stages, now, review.decideBy, review.undecided, calendar)
  const obligation = openWithPlan(
    {
      ...{ caseId: pack.id, kind: DECIDE, about: { title: review.name }, round: 1, answerer, now, nth: 0 },
      ...(asks.why.position === undefined ? {} : { ladderPosition: asks.why.position }),
    },
    dueAt,
    plan,
    calendar,
    pinnedPace(policy.stages.decide),
  )
  return {
    before: undefined,
    head: headOfPackage({ ...pack, accountable: obligation.accountable, dueAt: obligation.dueAt }),
    at: now,
    did: 'access-review.asked',
    by: byClock,
    what: {
      review: review.id,
      total: pack.total,
      askedHash: pack.askedHash,
      policy: pack.policy,
      because: asks.why.because,
      ...(asks.why.position === undefined ? {} : { position: asks.why.position }),
      ...(asks.why.duty === undefined ? {} : { duty: asks.why.duty }),
      obligation: obligation.id,
      accountable: obligation.accountable,
      dueAt: obligation.dueAt,
    },
    rows: [putObligation(obligation)],
    effects: [
      tell(obligation, obligation.accountable, 'asked'),
      { kind: 'start', workflow: 'access-review-package', caseId: pack.id, generation: 1 },
    ],
  }
}

/** Whose entitlements lie in it, of those whom a package could come to. */
const subjectsOf = (items: readonly AskedItem[], directory: Directory, now: Instant): Id[] =>
  [...new Set(items.map(({ holder }) => holder))].filter((person) => worksInIt(directory, person, now)).toSorted()
