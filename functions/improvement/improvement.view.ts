import {
  childrenIn,
  getIncident,
  INCIDENT_ROLES,
  incidentsOf,
  ROLE_NAMES,
  rulesOf,
  severityPolicyAt,
} from '../incident/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Verdict } from '../kernel/refusal.ts'
import { type Language, say } from '../kernel/text.ts'
import { type CaseKinds, personRefIn, timelineEntryOf, viewOfObligation } from '../obligation/index.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import type { ActionOut, ActionSummary } from './action.contract.ts'
import { everyActionOf, type WholeAction } from './action.store.ts'
import type { ActionHead } from './action.ts'
import { saysOf } from './moment.words.ts'
import { wholeStoryOf } from './open-review.ts'
import type { ReviewFactsOut, ReviewOut, ReviewSummary } from './review.contract.ts'
import type { WholeReview } from './review.store.ts'
import type { ReviewHead } from './review.ts'
import { factsOfIncident } from './rules/facts-of-incident.ts'
import { ACTION_STEPS, mayIAct } from './rules/what-may-i-action.ts'
import { mayIReview, REVIEW_ACTIONS } from './rules/what-may-i-review.ts'

/** Who looks, when, in which language, and at what organisation. */
export interface Looking {
  readonly directory: Directory
  readonly person: Id
  readonly language: Language
  readonly now: Instant
}
type Reading = Pick<Looking, 'directory' | 'language' | 'now'>

export function summaryOfReview(head: ReviewHead, { directory, language }: Reading): ReviewSummary {
  const service = head.service === undefined ? undefined : directory.services.get(head.service)
  return {
    id: head.id,
    number: head.number,
    incident: { id: head.incident, number: head.incidentNumber },
    title: head.title,
    severity: head.severity,
    service: service === undefined ? null : { id: service.id, name: service.name[language] },
    cause: head.cause ?? null,
    resolvedAt: head.resolvedAt,
    status: head.status,
    accountable: head.accountable === undefined ? null : personRefIn(directory, head.accountable),
    dueAt: head.dueAt ?? null,
    version: head.version,
  }
}

export const summaryOfAction = (head: ActionHead, { directory, now }: Reading): ActionSummary => ({
  id: head.id,
  number: head.number,
  title: head.title,
  kind: head.kind,
  source: { kind: head.source.kind, id: head.source.id ?? null, number: head.source.number ?? null },
  status: head.status,
  owner: personRefIn(directory, head.owner.person),
  accountable: head.accountable === undefined ? null : personRefIn(directory, head.accountable),
  dueAt: head.dueAt ?? null,
  isLate: head.dueAt !== undefined && head.dueAt < now,
  checkFrom: head.checkFrom ?? null,
  recurrences: head.recurrences,
  version: head.version,
})

/** What is known of the incident without anybody writing it. */
export async function factsFor(store: Store, incident: Id, reading: Reading): Promise<ReviewFactsOut> {
  const { directory, language } = reading
  const [{ head, rows }, story] = await Promise.all([getIncident(store, incident), wholeStoryOf(store, incident)])
  const [policy, parts] = await Promise.all([
    severityPolicyAt(store, head.policy),
    incidentsOf(store, childrenIn(rows).slice(0, 100)),
  ])
  const facts = factsOfIncident(head, story, rulesOf(policy, head.severity), directory.department.calendar)
  return {
    raisedAt: head.raisedAt,
    phases: facts.phases.map(({ phase, at, minutes, by, isLate }) => ({
      phase,
      at: at ?? null,
      minutes: minutes ?? null,
      by: by ?? null,
      isLate,
    })),
    roles: INCIDENT_ROLES.filter((role) => facts.roles[role].length > 0).map((role) => ({
      role,
      name: ROLE_NAMES[role][language],
      people: facts.roles[role].map((each) => personRefIn(directory, each)),
    })),
    moments: facts.moments.map((entry) => ({
      seq: entry.seq,
      at: entry.at,
      did: entry.did,
      says: saysOf(entry, reading),
      comment: entry.personal?.comment?.value ?? null,
      isPinned: entry.isPinned,
    })),
    pages: head.pages,
    updates: facts.updates,
    reopened: head.reopened,
    parts: parts.map(({ id, number, title, severity }) => ({ id, number, title, severity })),
  }
}

export async function viewOfReview(
  store: Store,
  { head, written, standing, story }: WholeReview,
  looking: Looking,
  kinds: CaseKinds,
): Promise<ReviewOut> {
  const { directory, language } = looking
  const person = (id: Id | undefined) => (id === undefined ? null : personRefIn(directory, id))
  const [facts, actions] = await Promise.all([factsFor(store, head.incident, looking), everyActionOf(store, head.id)])
  const back = story.findLast(({ did }) => did === 'post-incident-review.sent-back')
  return {
    ...summaryOfReview(head, looking),
    words: { ...written.words, causes: written.words.causes.map((each) => ({ ...each })) },
    savedAt: written.savedAt ?? null,
    savedBy: person(written.savedBy),
    facts,
    author: person(head.author.person),
    submittedBy: person(head.submittedBy),
    acceptedBy: person(head.acceptedBy),
    acceptedAt: head.acceptedAt ?? null,
    sentBack: head.status === 'draft' ? (back?.personal?.comment?.value ?? null) : null,
    recurs: head.recurs.map(({ incident, number, review, actions }) => ({
      incident: { id: incident, number },
      review: review ?? null,
      actions,
    })),
    actions: actions.map((each) => summaryOfAction(each, looking)),
    obligations: inOrder(standing.all).map((each) => viewOfObligation(each, { kinds, ...looking })),
    may: REVIEW_ACTIONS.map((action) => ({
      action,
      ...verdictOf(mayIReview(action, head, written.words, standing.open, looking), language),
    })),
    policy: head.policy,
    timeline: story.map((entry) => timelineEntryOf(entry, looking)),
  }
}

export function viewOfAction({ head, standing, story }: WholeAction, looking: Looking, kinds: CaseKinds): ActionOut {
  const { directory, language } = looking
  const person = (id: Id | undefined) => (id === undefined ? null : personRefIn(directory, id))
  return {
    ...summaryOfAction(head, looking),
    description: head.description,
    raisedBy: personRefIn(directory, head.raisedBy),
    round: head.round,
    doneBy: person(head.doneBy),
    doneAt: head.doneAt ?? null,
    verifiedBy: person(head.verifiedBy),
    checkedBy: person(head.checkedBy),
    checkAfterDays: head.checkAfterDays,
    postponed: head.postponed,
    obligations: inOrder(standing.all).map((each) => viewOfObligation(each, { kinds, ...looking })),
    may: ACTION_STEPS.map((action) => ({
      action,
      ...verdictOf(mayIAct(action, head, standing.open, looking), language),
    })),
    policy: head.policy,
    timeline: story.map((entry) => timelineEntryOf(entry, looking)),
  }
}

const inOrder = <Owed extends { readonly openedAt: Instant }>(all: readonly Owed[]): Owed[] =>
  all.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0))

function verdictOf(verdict: Verdict<unknown>, language: Language) {
  if ('yes' in verdict) return { may: true, code: null, reason: null }
  const { code, text, values } = verdict.no
  return { may: false, code, reason: say(text, language, values) }
}
