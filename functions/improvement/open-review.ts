import type { AuditEntry } from '../audit-trail/index.ts'
import { listEntriesByAggregate } from '../audit-trail/index.ts'
import { findIncident, type IncidentHead, rulesOf, severityPolicyAt } from '../incident/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { closing, currentPolicy, findStanding, pinOf, putObligation, tell } from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import { nextNumber } from '../platform/next-number.ts'
import type { Platform } from '../platform/platform.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import { POST_INCIDENT_REVIEW } from './improvement-policy.ts'
import { findReviewOf, headOfReview, reviewIdOf } from './review.store.ts'
import type { PostIncidentReview, Recurs, ReviewHead } from './review.ts'
import { whoHadAPart } from './rules/who-had-a-part.ts'
import { ownerOf, whoOwns } from './rules/who-owns.ts'
import { askToWrite, owedBy } from './steps/review-steps.ts'

/** What was told of one incident that ended. */
export interface LookingBack {
  readonly head: IncidentHead
  readonly recurs: readonly Recurs[]
  readonly directory: Directory
  readonly now: Instant
}

/**
 * The review of an incident that ended, with its obligation, when its severity asks for one. When the incident has come
 * back since, one that is being written goes on with what is known now, and one that was handed in or accepted is opened
 * again. No act where none is due: in a drill, whose lessons are its own, and for a part, which is reviewed with its whole.
 */
export async function openReview(platform: Pick<Platform, 'store'>, looking: LookingBack): Promise<readonly Act[]> {
  const { head, directory, now } = looking
  const { store } = platform
  const within = await reviewWithin(store, head)
  if (within === undefined || head.resolvedAt === undefined || (await isReviewedWithItsWhole(store, head))) return []
  const known = await findReviewOf(store, head.id, now)
  // Told twice of the same end.
  if (known?.end === head.reopened) return []
  const policy = await currentPolicy(store, POST_INCIDENT_REVIEW)
  const standing = known === undefined ? undefined : await findStanding(store, known.id)
  const { commanded, involved } = whoHadAPart(head, await wholeStoryOf(store, head.id))
  const told = {
    title: head.title,
    severity: head.severity,
    ...(head.service === undefined ? {} : { service: head.service }),
    ...(head.cause === undefined ? {} : { cause: head.cause }),
    resolvedAt: head.resolvedAt,
    end: head.reopened,
    commanded,
    involved,
    recurs: looking.recurs,
  }
  if (known?.status === 'draft') return [factsChanged(known, told, now)]
  const commander = head.roles.commander ?? commanded.at(-1)
  const answerer = whoOwns(ownerOf(commander ?? '', directory, now), directory, now, head.group)
  const review: PostIncidentReview = {
    id: known?.id ?? reviewIdOf(head.id, now),
    number: known?.number ?? (await nextNumber(platform as Platform, 'post-incident-review', 'PIR')),
    incident: head.id,
    incidentNumber: head.number,
    ...told,
    status: 'draft',
    stage: 'write',
    round: (known?.round ?? 0) + 1,
    author: ownerOf(commander ?? answerer.person, directory, now),
    policy: pinOf(policy),
  }
  const obligation = askToWrite(
    review,
    answerer,
    { standing: { all: standing?.all ?? [] }, directory, policy, now },
    { within, from: head.resolvedAt },
  )
  return [
    {
      before: known,
      head: headOfReview(owedBy(review, obligation)),
      at: now,
      did: known === undefined ? 'post-incident-review.opened' : 'post-incident-review.reopened',
      by: byClock,
      what: {
        status: 'draft',
        incident: head.id,
        incidentNumber: head.number,
        severity: head.severity,
        policy: review.policy,
        obligation: obligation.id,
        accountable: obligation.accountable,
        dueAt: obligation.dueAt,
        ...(looking.recurs.length === 0 ? {} : { recurs: looking.recurs.map(({ number }) => number) }),
      },
      rows: [
        ...(standing?.open ?? []).flatMap((each) => closing([], each, 'withdrawn', 'onduty', now)),
        obligation,
      ].map(putObligation),
      effects: [
        tell(obligation, obligation.accountable, 'asked'),
        // One that was handed in has an execution that waits; one that was accepted, none any more.
        known?.status === 'submitted'
          ? { kind: 'wake', caseId: review.id }
          : {
              kind: 'start',
              workflow: 'post-incident-review',
              caseId: review.id,
              generation: known === undefined ? 1 : (standing?.execution?.generation ?? 0) + 1,
            },
      ],
    },
  ]
}

/** It is being written, and the incident came back and ended again: who led it, how bad it was and why are as they are now. */
function factsChanged(
  known: ReviewHead,
  told: Pick<PostIncidentReview, 'title' | 'severity' | 'resolvedAt' | 'end' | 'commanded' | 'involved' | 'recurs'>,
  now: Instant,
): Act {
  return {
    before: known,
    head: headOfReview({ ...known, ...told }),
    at: now,
    did: 'post-incident-review.facts-changed',
    by: byClock,
    what: { status: known.status, severity: told.severity, resolvedAt: told.resolvedAt },
  }
}

/** By when the severity of an incident wants its review; undefined: it wants none. */
async function reviewWithin(store: Store, { policy, severity, exercise, status }: IncidentHead) {
  if (exercise !== undefined || status !== 'resolved') return undefined
  return rulesOf(await severityPolicyAt(store, policy), severity).reviewWithin
}

/** A part is looked at with its whole, when that is looked at. */
async function isReviewedWithItsWhole(store: Store, { parent }: IncidentHead): Promise<boolean> {
  if (parent === undefined) return false
  const whole = await findIncident(store, parent)
  if (whole === undefined || whole.status === 'cancelled' || whole.status === 'merged') return false
  return rulesOf(await severityPolicyAt(store, whole.policy), whole.severity).reviewWithin !== undefined
}

/** The whole story of a thing, oldest first: a look back must not end where a page ends. */
export async function wholeStoryOf(store: Store, id: Id): Promise<readonly AuditEntry[]> {
  const story: AuditEntry[] = []
  for (let after: string | undefined; ; ) {
    const page = await listEntriesByAggregate(store, id, { limit: 100, ...(after === undefined ? {} : { after }) })
    story.push(...page.items)
    if (page.next === undefined) return story
    after = page.next
  }
}
