import { type Id, isId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Language, say } from '../kernel/text.ts'
import { type CaseKinds, personRefIn, timelineEntryOf, viewOfObligation } from '../obligation/index.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, worksInIt } from '../responsibility/index.ts'
import { affectedIn } from './affected.store.ts'
import { groundOf } from './escalate.ts'
import type { IncidentOut } from './incident.contract.ts'
import { relatedTo } from './incident.related.ts'
import { findIncident, type WholeIncident } from './incident.store.ts'
import { summaryOf } from './incident.summary.ts'
import type { IncidentHead } from './incident.ts'
import { INCIDENT_ACTIONS } from './incident-action.ts'
import { namedPlan, viewOfPlanSteps } from './plan-steps.view.ts'
import { whatBecameOfSteps } from './rules/what-became-of-steps.ts'
import { mayI } from './rules/what-may-i.ts'
import { type LadderGround, whoIsPaged } from './rules/who-is-paged.ts'
import { severityPolicyAt } from './severity-policy.store.ts'
import { INCIDENT_ROLES, rulesOf, type SeverityRules } from './severity-policy.ts'
import { stepName } from './step-name.ts'
import { namedIn } from './story.view.ts'

/** Who looks, when, in which language, and at what organisation. */
export interface Looking {
  readonly directory: Directory
  readonly person: Id
  readonly language: Language
  readonly now: Instant
}

/** All of an incident for whoever looks: its war room on one page. */
export async function viewOfIncident(
  { store }: Pick<Platform, 'store'>,
  { head, standing, story, rows }: WholeIncident,
  looking: Looking,
  kinds: CaseKinds,
): Promise<IncidentOut> {
  const { directory, language, now } = looking
  const isStaff = worksInIt(directory, looking.person, now)
  const [policy, ground, plan, parent, into, related] = await Promise.all([
    severityPolicyAt(store, head.policy),
    groundOf({ store }, head, directory, now),
    head.plan === undefined ? null : namedPlan(store, head.plan, looking),
    head.parent === undefined ? undefined : findIncident(store, head.parent),
    head.mergedInto === undefined ? undefined : findIncident(store, head.mergedInto),
    isStaff ? relatedTo(store, rows) : { children: [], merged: [], changes: [] },
  ])
  const rules = rulesOf(policy, head.severity)
  const affected = affectedIn(rows)
  const person = (id: Id | undefined) => (id === undefined ? null : personRefIn(directory, id))
  const group = head.group === undefined ? undefined : directory.groups.get(head.group)
  const owed = standing.all.toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : 0))
  return {
    ...summaryOf(head, looking),
    description: head.description,
    impact: head.impact,
    urgency: head.urgency,
    group: group === undefined ? null : { id: group.id, name: group.name[language] },
    alert: isStaff ? alertOf(head) : null,
    raisedBy: person(head.raisedBy),
    acknowledgedBy: person(head.acknowledgedBy),
    roles: INCIDENT_ROLES.filter((role) => rules.roles.includes(role) || head.roles[role] !== undefined).map(
      (role) => ({
        role,
        person: person(head.roles[role]),
        isAsked: rules.roles.includes(role),
      }),
    ),
    ladder: ladderOf(head, rules, ground, story, looking),
    obligations: owed.map((each) => viewOfObligation(each, { kinds, ...looking })),
    plan,
    planSteps: viewOfPlanSteps(standing.steps, standing, looking),
    ...related,
    parent: numbered(parent),
    mergedInto: numbered(into),
    exercise:
      head.exercise === undefined
        ? null
        : {
            drill: head.exercise.drill,
            participants: head.exercise.participants.map((each) => personRefIn(directory, each)),
          },
    cause: head.cause ?? null,
    pages: head.pages,
    lastUpdateAt: head.lastUpdateAt ?? null,
    isReviewed: rules.reviewWithin !== undefined && head.exercise === undefined,
    policy: head.policy,
    pinned: [...head.pinned],
    affected: { people: affected.length, isMe: affected.includes(looking.person) },
    actions: INCIDENT_ACTIONS.map((action) => {
      const verdict = mayI(action, head, standing.open, looking)
      if ('yes' in verdict) return { action, may: true, code: null, reason: null }
      const { code, text, values } = verdict.no
      return { action, may: false, code, reason: say(text, language, values) }
    }),
    timeline: story.map((entry) => namedIn(timelineEntryOf(entry, looking), looking)),
  }
}

/** Alerts open incidents, and so do heartbeats that are missing, by an alert of their own. */
const alertOf = ({ source: { id } }: IncidentHead): Id | null => (id !== undefined && isId(id, 'alt') ? id : null)

const numbered = (head: IncidentHead | undefined) => (head === undefined ? null : { id: head.id, number: head.number })

function ladderOf(
  { ladder, stage }: IncidentHead,
  rules: SeverityRules,
  ground: LadderGround,
  story: WholeIncident['story'],
  { directory, language }: Looking,
): IncidentOut['ladder'] {
  const became = whatBecameOfSteps(story, rules.ladder)
  return rules.ladder.map(({ to, wait }, nth) => {
    const answerer = whoIsPaged({ to }, ground)
    return {
      to: stepName(to, language, directory),
      person: answerer === undefined ? null : personRefIn(directory, answerer.person),
      wait: { clock: wait.clock, iso: wait.iso },
      pagedAt: became[nth]?.pagedAt ?? null,
      skipped: became[nth]?.skipped ?? null,
      state:
        stage !== 'answer' || ladder === undefined || nth < ladder.step
          ? 'past'
          : nth === ladder.step
            ? 'now'
            : 'ahead',
    }
  })
}
