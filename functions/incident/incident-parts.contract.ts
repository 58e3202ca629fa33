import * as z from 'zod/mini'
import { id, instantOut } from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { timelineEntry } from '../obligation/timeline.contract.ts'
import { INCIDENT_ACTIONS } from './incident-action.ts'
import { planStepOut } from './plan-step.contract.ts'

export const severity = z.union([z.literal(1), z.literal(2), z.literal(3)])
export const impact = z.enum(['broad', 'partial', 'single'])
export const urgency = z.enum(['high', 'medium', 'low'])
export const incidentStatus = z.enum(['triggered', 'acknowledged', 'mitigated', 'resolved', 'merged', 'cancelled'])
export const incidentRole = z.enum(['commander', 'operations', 'communications', 'scribe'])
export const sourceKind = z.enum(['person', 'alert', 'mail', 'heartbeat', 'drill', 'request'])

/** What a change has to do with an incident. */
export const changeRelation = z.enum(['caused-by', 'fixed-by'])

const named = z.strictObject({ id: z.string(), name: z.string() })

/** An incident in a list, and what every step answers. */
export const incidentSummary = z.strictObject({
  id: id('inc'),
  number: z.string(),
  title: z.string(),
  severity,
  status: incidentStatus,
  /** Somebody has to answer; it is worked on; it is over. */
  stage: z.enum(['answer', 'work', 'over']),
  service: z.nullable(named),
  source: sourceKind,
  /** Only a drill. */
  isExercise: z.boolean(),
  /** Whose it is now: paged last, or leading it; null when it is over. */
  owner: z.nullable(personRef),
  commander: z.nullable(personRef),
  /** When the next is paged, or it has to be resolved. */
  nextBy: z.nullable(instantOut),
  raisedAt: instantOut,
  acknowledgedAt: z.nullable(instantOut),
  mitigatedAt: z.nullable(instantOut),
  resolvedAt: z.nullable(instantOut),
  reopened: z.number(),
  version: z.number(),
})
export type IncidentSummary = z.infer<typeof incidentSummary>

/** One step of the ladder as it stands now. */
export const ladderStep = z.strictObject({
  /** In words: `主值班`, `Primary on call`. */
  to: z.string(),
  /** Who would be paged there now; null: nobody is there. */
  person: z.nullable(personRef),
  /** ISO 8601, and by which clock. */
  wait: z.strictObject({ clock: z.enum(['wall', 'business']), iso: z.string() }),
  /** Taken, the one that is waited on, or still to come. */
  state: z.enum(['past', 'now', 'ahead']),
  /** When somebody was paged at it, since the ladder began last. */
  pagedAt: z.nullable(instantOut),
  /** Why it was passed over since then: nobody there, told already, reached by no channel, takes no part in the drill. */
  skipped: z.nullable(z.enum(['nobody', 'told-before', 'unreachable', 'not-in-drill'])),
})

export const incidentOut = z.strictObject({
  ...incidentSummary.shape,
  description: z.string(),
  impact,
  urgency,
  group: z.nullable(named),
  /** What opened it, for whoever works in IT; null: no alert did. */
  alert: z.nullable(id('alt')),
  raisedBy: z.nullable(personRef),
  acknowledgedBy: z.nullable(personRef),
  roles: z.array(z.strictObject({ role: incidentRole, person: z.nullable(personRef), isAsked: z.boolean() })),
  ladder: z.array(ladderStep),
  obligations: z.array(obligationOut),
  /** The version of the emergency plan that is followed; undrilled: the plan is red now. */
  plan: z.nullable(
    z.strictObject({ plan: z.string(), version: z.number(), title: z.string(), isUndrilled: z.boolean() }),
  ),
  /** The steps of the plan, in its order. */
  planSteps: z.array(planStepOut),
  parent: z.nullable(z.strictObject({ id: z.string(), number: z.string() })),
  /** What is part of it (for whoever works in IT), the oldest first. */
  children: z.array(
    z.strictObject({ id: id('inc'), number: z.string(), title: z.string(), severity, status: incidentStatus }),
  ),
  /** What goes on as this one (the same), the oldest first. */
  merged: z.array(z.strictObject({ id: id('inc'), number: z.string(), title: z.string() })),
  /** Changes it came from, or was ended by (the same). */
  changes: z.array(
    z.strictObject({
      id: id('chg'),
      number: z.string(),
      title: z.string(),
      status: z.string(),
      relation: changeRelation,
    }),
  ),
  mergedInto: z.nullable(z.strictObject({ id: z.string(), number: z.string() })),
  exercise: z.nullable(z.strictObject({ drill: z.string(), participants: z.array(personRef) })),
  cause: z.nullable(z.string()),
  pages: z.number(),
  lastUpdateAt: z.nullable(instantOut),
  /** A review follows, by the severity it has. */
  isReviewed: z.boolean(),
  policy: z.number(),
  pinned: z.array(z.number()),
  /** How many said that it hits them too, and whether the caller did. */
  affected: z.strictObject({ people: z.number(), isMe: z.boolean() }),
  /** What the caller may do now, and why not what they may not. */
  actions: z.array(
    z.strictObject({
      action: z.enum(INCIDENT_ACTIONS),
      may: z.boolean(),
      code: z.nullable(z.string()),
      reason: z.nullable(z.string()),
    }),
  ),
  /** Its newest entries, oldest first. */
  timeline: z.array(timelineEntry),
})
export type IncidentOut = z.infer<typeof incidentOut>
