import type { Actor, Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { type Obligation, type OpenObligation, putObligation, type Standing } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Write } from '../../platform/store.ts'
import { type Directory, personIsActive } from '../../responsibility/index.ts'
import { headOf, type IncidentStanding } from '../incident.store.ts'
import type { Incident, IncidentHead } from '../incident.ts'
import { rulesOf, type SeverityPolicy, type SeverityRules } from '../severity-policy.ts'
import { NOTHING, planFollows } from './plan-follows.ts'

/** What a step of an incident is decided on. */
export interface Gathered {
  readonly head: IncidentHead
  readonly standing: IncidentStanding
  readonly directory: Directory
  /** The version the incident runs under. */
  readonly policy: SeverityPolicy
  readonly now: Instant
}

/** Who acts, and by which authority. */
export interface Doer {
  readonly actor: Actor
  readonly person: Id | 'onduty'
  readonly grant?: Grant
}

/** What a step makes of an incident. */
export interface Step {
  readonly incident: Incident
  readonly did: string
  readonly by: Doer
  /** Obligations as they are from now on: opened, moved, closed. */
  readonly obligations?: readonly Obligation[]
  readonly what?: JsonObject
  readonly personal?: Readonly<Record<string, string>>
  readonly rows?: readonly Write[]
  readonly effects?: readonly Effect[]
  /** Absent: people see a new version. */
  readonly bumpsVersion?: false
}

export const rulesIn = ({
  head,
  policy,
}: {
  readonly head: Pick<Incident, 'severity'>
  readonly policy: SeverityPolicy
}): SeverityRules => rulesOf(policy, head.severity)

export const openOf = (standing: Pick<Standing, 'open'>, kind: string): OpenObligation | undefined =>
  standing.open.find((each) => each.kind === kind)

/** What events of an incident say of it. */
export const eventOf = (event: string, incident: Incident, more: JsonObject = {}): Effect => ({
  kind: 'event',
  event,
  about: {
    incident: incident.id,
    severity: incident.severity,
    ...(incident.service === undefined ? {} : { service: incident.service }),
    exercise: incident.exercise !== undefined,
    ...(incident.exercise === undefined ? {} : { drill: incident.exercise.drill }),
    ...more,
  },
})

/** One act of an incident with everything that belongs to it; the steps of its plan go along. */
export function actOf(
  gathered: Gathered | (Pick<Gathered, 'now'> & { readonly head: undefined }),
  { incident, did, by, obligations = [], what, personal, rows = [], effects = [], bumpsVersion }: Step,
): Act {
  const { head, now } = gathered
  const plan = 'standing' in gathered ? planFollows(gathered, incident, obligations, by.person) : NOTHING
  return {
    before: head,
    head: headOf(incident),
    ...(bumpsVersion === undefined ? {} : { bumpsVersion }),
    at: now,
    did,
    by: by.actor,
    ...(by.grant === undefined ? {} : { grant: by.grant }),
    what: { status: incident.status, severity: incident.severity, ...what },
    ...(personal === undefined ? {} : { personal }),
    rows: [
      ...(by.actor.kind === 'person' ? [personIsActive(by.actor.id)] : []),
      ...[...obligations, ...plan.obligations].map(putObligation),
      ...rows,
      ...plan.rows,
    ],
    effects: [...effects, ...plan.effects, { kind: 'wake', caseId: incident.id }],
  }
}
