import type { AuditEntry } from '../../audit-trail/index.ts'
import { deadline, type WorkingCalendar } from '../../calendar/index.ts'
import type { Incident, IncidentRole, SeverityRules } from '../../incident/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { type Instant, MINUTE, millisOf } from '../../kernel/instant.ts'
import { rolesHeld } from './who-had-a-part.ts'

/** How long a phase took, from when the incident was raised, against what its severity allows. */
export interface Phase {
  readonly phase: 'acknowledge' | 'mitigate' | 'resolve'
  readonly at?: Instant
  readonly minutes?: number
  /** By when it had to be; absent: there is no limit. */
  readonly by?: Instant
  readonly isLate: boolean
}

/** What is known of an incident without anybody writing it. */
export interface IncidentFacts {
  readonly phases: readonly Phase[]
  readonly roles: Readonly<Record<IncidentRole, readonly Id[]>>
  /** Entries that matter for looking back, oldest first. */
  readonly moments: readonly (AuditEntry & { readonly isPinned: boolean })[]
  readonly updates: number
}

/** What is told of every incident; whatever was pinned comes besides. */
const MATTERS: ReadonlySet<string> = new Set([
  'incident.opened',
  'incident.escalated',
  'incident.acknowledged',
  'incident.lease-ran-out',
  'incident.owner-gone',
  'incident.severity-changed',
  'incident.decided',
  'incident.command-taken',
  'incident.plan-step-skipped',
  'incident.plan-step-decided',
  'incident.change-linked',
  'incident.took-in',
  'incident.part-joined',
  'incident.updated',
  'incident.mitigated',
  'incident.resolved',
  'incident.reopened',
])

/** The facts of an incident, from its own story. */
export function factsOfIncident(
  incident: Pick<Incident, 'raisedAt' | 'acknowledgedAt' | 'mitigatedAt' | 'resolvedAt' | 'roles' | 'pinned'>,
  story: readonly AuditEntry[],
  rules: Pick<SeverityRules, 'acknowledgeWithin' | 'resolve'>,
  calendar: WorkingCalendar,
): IncidentFacts {
  const { raisedAt, acknowledgedAt, mitigatedAt, resolvedAt } = incident
  const phase = (name: Phase['phase'], at: Instant | undefined, by: Instant | undefined): Phase => ({
    phase: name,
    ...(at === undefined ? {} : { at, minutes: Math.round((millisOf(at) - millisOf(raisedAt)) / MINUTE) }),
    ...(by === undefined ? {} : { by }),
    isLate: at !== undefined && by !== undefined && at > by,
  })
  const pinned = new Set(incident.pinned)
  return {
    phases: [
      phase('acknowledge', acknowledgedAt, deadline(raisedAt, rules.acknowledgeWithin, calendar)),
      phase('mitigate', mitigatedAt, undefined),
      phase('resolve', resolvedAt, deadline(raisedAt, rules.resolve.allowed, calendar)),
    ],
    roles: rolesHeld(incident, story),
    moments: story
      .filter(({ did, seq }) => MATTERS.has(did) || pinned.has(seq))
      .map((entry) => ({ ...entry, isPinned: pinned.has(entry.seq) })),
    updates: story.filter(({ did }) => did === 'incident.updated').length,
  }
}
