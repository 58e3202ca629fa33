import type { Actor, Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { openTowards, pinOf, putObligation, tell } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import { type Directory, personIsActive } from '../../responsibility/index.ts'
import { headOfReview } from '../access-review.store.ts'
import type { AccessReview, ReviewScope, Undecided } from '../access-review.ts'
import { SETTLE } from '../access-review.words.ts'
import type { ReviewPolicy } from '../access-review-policy.ts'
import { planOfPackage } from '../rules/plan-of-package.ts'
import { whoRunsIt } from '../rules/who-runs-it.ts'

export interface Starting {
  readonly id: Id
  readonly name: string
  readonly scope: ReviewScope
  readonly decideBy: Instant
  readonly undecided: Undecided
  /** Who wants to see it through. */
  readonly startedBy: Id
  readonly schedule?: Id
  readonly by: Actor
  readonly grant?: Grant
  readonly directory: Directory
  readonly policy: ReviewPolicy
  readonly now: Instant
}

/**
 * A review begins: somebody owes that it comes to its end, from now until everything is proven. What it asks about is
 * written down by its procedure.
 */
export function start(starting: Starting): Act {
  const { id, name, scope, decideBy, undecided, startedBy, schedule, directory, policy, now } = starting
  const review: AccessReview = {
    ...{ id, name, scope, decideBy, undecided, startedBy },
    ...(schedule === undefined ? {} : { schedule }),
    policy: pinOf(policy),
    status: 'preparing',
  }
  const runner = whoRunsIt(directory, startedBy, now)
  if (runner === undefined) throw new TypeError('the directory has no active head of IT')
  const { calendar } = directory.department
  const { dueAt, lapsesAt = dueAt } = planOfPackage(policy.stages, now, decideBy, undecided, calendar)
  const obligation = openTowards(
    { caseId: id, kind: SETTLE, about: { title: name }, round: 1, ...runner, now, nth: 0 },
    policy.stages.settle,
    lapsesAt,
    calendar,
  )
  return {
    before: undefined,
    head: headOfReview(review),
    at: now,
    did: 'access-review.started',
    by: starting.by,
    ...(starting.grant === undefined ? {} : { grant: starting.grant }),
    what: {
      scope,
      decideBy,
      undecided,
      policy: review.policy,
      obligation: obligation.id,
      accountable: obligation.accountable,
      ...(schedule === undefined ? {} : { schedule }),
    },
    rows: [...(starting.by.kind === 'person' ? [personIsActive(starting.by.id)] : []), putObligation(obligation)],
    effects: [
      tell(obligation, obligation.accountable, 'asked'),
      { kind: 'start', workflow: 'access-review', caseId: id, generation: 1 },
    ],
  }
}
