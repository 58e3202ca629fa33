import { closing, type Obligation } from '../../obligation/index.ts'
import type { Act } from '../../platform/act.ts'
import { INCIDENT_CANCELLED, INCIDENT_MERGED, INCIDENT_MITIGATED, INCIDENT_RESOLVED } from '../events.ts'
import type { Incident } from '../incident.ts'
import { renewed } from './owed.ts'
import { actOf, type Doer, eventOf, type Gathered, openOf, rulesIn } from './step.ts'

/** It hurts no longer; the cause is still there. Its clocks run on. */
export function mitigate(gathered: Gathered, by: Doer, how: string): Act {
  const { head, standing, directory, now } = gathered
  const incident: Incident = { ...head, status: 'mitigated', mitigatedAt: now }
  const attend = openOf(standing, 'incident.attend')
  return actOf(gathered, {
    incident,
    did: 'incident.mitigated',
    by,
    obligations: attend === undefined ? [] : [renewed(attend, { rules: rulesIn(gathered), directory, now })],
    personal: { comment: how },
    effects: [eventOf(INCIDENT_MITIGATED, incident)],
  })
}

/** What it was, once it is over. */
export interface Ending {
  readonly cause?: string | undefined
  readonly comment: string
}

/** Over. What whoever led it owed is done; what others still owed falls away. */
export function resolve(gathered: Gathered, by: Doer, { cause, comment }: Ending): Act {
  const { head, now } = gathered
  const { ladder: _, owner: __, nextBy: ___, ...rest } = head
  const incident: Incident = {
    ...rest,
    status: 'resolved',
    stage: 'over',
    resolvedAt: now,
    mitigatedAt: head.mitigatedAt ?? now,
    ...(cause === undefined ? {} : { cause }),
  }
  return actOf(gathered, {
    incident,
    did: 'incident.resolved',
    by,
    obligations: allClosed(gathered, by),
    what: { ...(cause === undefined ? {} : { cause }) },
    personal: { comment },
    effects: [eventOf(INCIDENT_RESOLVED, incident, cause === undefined ? {} : { cause })],
  })
}

/** It was none. */
export function cancel(gathered: Gathered, by: Doer, why: string): Act {
  const { ladder: _, owner: __, nextBy: ___, ...rest } = gathered.head
  const incident: Incident = { ...rest, status: 'cancelled', stage: 'over', resolvedAt: gathered.now }
  return actOf(gathered, {
    incident,
    did: 'incident.cancelled',
    by,
    obligations: allClosed(gathered, by, 'withdrawn'),
    personal: { comment: why },
    effects: [eventOf(INCIDENT_CANCELLED, incident)],
  })
}

/** It goes on as another, which has clocks of its own. */
export function mergeInto(gathered: Gathered, by: Doer, into: Pick<Incident, 'id' | 'number'>): Act {
  const { ladder: _, owner: __, nextBy: ___, ...rest } = gathered.head
  const incident: Incident = { ...rest, status: 'merged', stage: 'over', mergedInto: into.id, resolvedAt: gathered.now }
  return actOf(gathered, {
    incident,
    did: 'incident.merged',
    by,
    obligations: allClosed(gathered, by, 'withdrawn'),
    what: { into: into.id, intoNumber: into.number },
    effects: [eventOf(INCIDENT_MERGED, incident, { into: into.id })],
  })
}

/** Done by whoever ended it are its answer and its resolution; the rest is owed no longer. */
const DONE: ReadonlySet<string> = new Set(['incident.acknowledge', 'incident.attend', 'incident.resolve'])

function allClosed(
  { standing, now }: Gathered,
  by: Doer,
  how: 'discharged' | 'withdrawn' = 'discharged',
): Obligation[] {
  const main = standing.open.filter(({ concerns }) => concerns === undefined)
  return main.flatMap((each) => closing(standing.open, each, DONE.has(each.kind) ? how : 'withdrawn', by.person, now))
}
