import { createHash } from 'node:crypto'
import type { Allowance } from '../../calendar/index.ts'
import type { Actor, Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { asJson, canonicalJson, type JsonObject } from '../../kernel/json.ts'
import {
  closing,
  type OpenObligation,
  openObligation,
  openTowards,
  openWithPlan,
  pinnedPace,
  planLadder,
  putObligation,
  type Standing,
  tell,
} from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Write } from '../../platform/store.ts'
import { type Answerer, type Directory, personIsActive } from '../../responsibility/index.ts'
import type { ReviewPolicy } from '../improvement-policy.ts'
import { headOfReview, putWords } from '../review.store.ts'
import type { PostIncidentReview, ReviewHead, ReviewWords } from '../review.ts'
import { barredFromAccepting, whoJudges } from '../rules/who-judges.ts'
import { ownerOf, whoOwns } from '../rules/who-owns.ts'

/** What a step of a review is decided on. */
export interface GatheredReview {
  readonly head: ReviewHead
  readonly words: ReviewWords
  readonly standing: Standing
  readonly directory: Directory
  readonly policy: ReviewPolicy
  readonly now: Instant
}

/** Who acts, by which authority, and what they say. */
export interface Doer {
  readonly actor: Actor
  readonly person: Id
  readonly grant: Grant
  readonly comment?: string | undefined
}

/** What is written so far is kept. */
export const save = (gathered: GatheredReview, by: Doer, words: ReviewWords): Act => ({
  before: gathered.head,
  head: headOfReview(gathered.head),
  at: gathered.now,
  did: 'post-incident-review.saved',
  by: by.actor,
  grant: by.grant,
  what: { status: gathered.head.status, contentHash: hashOf(words) },
  rows: [...mustBeActive(by.actor), putWords(gathered.head.id, words, gathered.now, by.person)],
})

/** It is written: somebody who did not lead the incident is asked to read it. */
export function submit(gathered: GatheredReview, by: Doer): Act {
  const { head, standing, directory, policy, now, words } = gathered
  const review: PostIncidentReview = { ...head, status: 'submitted', stage: 'accept', submittedBy: by.person }
  const asked = whoJudges(barredFromAccepting(review), directory, now)
  const opens = openObligation(
    {
      ...openingOf(review, 'post-incident-review.accept', standing, now),
      answerer: asked.answerer,
      ...(asked.ladderPosition === undefined ? {} : { ladderPosition: asked.ladderPosition }),
    },
    policy.stages.accept,
    directory.department.calendar,
  )
  return actOf(gathered, {
    review,
    did: 'post-incident-review.submitted',
    by,
    opens,
    what: { contentHash: hashOf(words) },
  })
}

/** It stands. */
export const accept = (gathered: GatheredReview, by: Doer): Act =>
  actOf(gathered, {
    review: {
      ...gathered.head,
      status: 'accepted',
      stage: 'over',
      acceptedBy: by.person,
      acceptedAt: gathered.now,
    },
    did: 'post-incident-review.accepted',
    by,
    what: { contentHash: hashOf(gathered.words), submittedBy: gathered.head.submittedBy },
  })

/** It does not stand yet: whoever was to write it, or stands in for them now, writes on. */
export function sendBack(gathered: GatheredReview, by: Doer): Act {
  const { head, standing, directory, policy, now } = gathered
  const { submittedBy, ...rest } = head
  const review: PostIncidentReview = { ...rest, status: 'draft', stage: 'write', round: head.round + 1 }
  const answerer = whoOwns(
    submittedBy === undefined ? review.author : ownerOf(submittedBy, directory, now),
    directory,
    now,
  )
  const opens = askToWrite(review, answerer, { standing, directory, policy, now })
  return actOf(gathered, { review, did: 'post-incident-review.sent-back', by, opens, what: { submittedBy } })
}

/** So long the severity gives for a review, from the end of the incident. */
export interface Limit {
  readonly within: Allowance
  readonly from: Instant
}

/** Whoever led the incident is asked to write: under the ladder of policy, due when the severity says. */
export function askToWrite(
  review: PostIncidentReview,
  answerer: Answerer,
  owing: Pick<GatheredReview, 'directory' | 'policy' | 'now'> & { readonly standing: Pick<Standing, 'all'> },
  limit?: Limit,
): OpenObligation {
  const { standing, directory, policy, now } = owing
  const { calendar } = directory.department
  const opening = { ...openingOf(review, 'post-incident-review.write', standing, now), answerer }
  const ladder = policy.stages.write
  if (limit === undefined) return openObligation(opening, ladder, calendar)
  const sooner = planLadder({ ...ladder, allowed: limit.within }, limit.from, calendar)
  return sooner.dueAt > planLadder(ladder, limit.from, calendar).dueAt
    ? openTowards(opening, ladder, sooner.dueAt, calendar)
    : openWithPlan(opening, sooner.dueAt, sooner.plan, calendar, pinnedPace(ladder))
}

const openingOf = (
  { id, number, title, round }: PostIncidentReview,
  kind: string,
  { all }: Pick<Standing, 'all'>,
  now: Instant,
) => ({ caseId: id, kind, about: { number, title }, round, now, nth: all.length })

/** What was handed in, and what was accepted, is this and nothing else. */
const hashOf = (words: ReviewWords): string =>
  createHash('sha256')
    .update(canonicalJson(asJson(words)))
    .digest('hex')

const mustBeActive = (actor: Actor): Write[] => (actor.kind === 'person' ? [personIsActive(actor.id)] : [])

interface Step {
  readonly review: PostIncidentReview
  readonly did: string
  readonly by: Doer
  readonly opens?: OpenObligation
  readonly what?: JsonObject
}

function actOf({ head, standing, now }: GatheredReview, { review, did, by, opens, what }: Step): Act {
  const main = standing.open.filter(({ concerns }) => concerns === undefined)
  const done = main.flatMap((each) => closing(standing.open, each, 'discharged', by.actor.id, now))
  const open = opens === undefined ? [] : [opens]
  return {
    before: head,
    head: headOfReview(owedBy(review, opens)),
    at: now,
    did,
    by: by.actor,
    grant: by.grant,
    what: {
      status: review.status,
      round: review.round,
      ...(opens === undefined ? {} : { obligation: opens.id, accountable: opens.accountable, dueAt: opens.dueAt }),
      ...what,
    },
    ...(by.comment === undefined ? {} : { personal: { comment: by.comment } }),
    rows: [...mustBeActive(by.actor), ...[...done, ...open].map(putObligation)],
    effects: [...open.map((each) => tell(each, each.accountable, 'asked')), { kind: 'wake', caseId: review.id }],
  }
}

/** Who owes the next step, as lists show it. */
export function owedBy(review: PostIncidentReview, opens: OpenObligation | undefined): PostIncidentReview {
  const { accountable: _, dueAt: __, ...rest } = review
  return opens === undefined ? rest : { ...rest, accountable: opens.accountable, dueAt: opens.dueAt }
}
