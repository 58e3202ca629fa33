import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Incident } from '../incident.ts'

export const SERVICE_STATES = ['working', 'disturbed', 'down'] as const
export type ServiceState = (typeof SERVICE_STATES)[number]

type Seen = Pick<Incident, 'service' | 'severity' | 'impact' | 'urgency' | 'status' | 'exercise' | 'raisedAt' | 'stage'>

/** One person’s trouble is theirs, and IT’s. */
export const hitsMany = ({ impact, severity }: Pick<Seen, 'impact' | 'severity'>): boolean =>
  impact !== 'single' || severity !== 3

/** What employees see of: what hits more than one of them, and is no drill. */
export const isForEverybody = (seen: Pick<Seen, 'exercise' | 'impact' | 'severity'>): boolean =>
  seen.exercise === undefined && hitsMany(seen)

/** `down`: work stands still. `disturbed`: it goes on, with trouble, or it stood still and hurts no longer. */
export function stateUnder({ severity, urgency, status }: Pick<Seen, 'severity' | 'urgency' | 'status'>): ServiceState {
  return severity === 1 && urgency === 'high' && status !== 'mitigated' ? 'down' : 'disturbed'
}

/** How each service that is not as it should be is, and since when: by the worst of its open incidents. */
export function howServicesAre(
  incidents: readonly Seen[],
): Map<Id, { readonly state: ServiceState; readonly since: Instant }> {
  const found = new Map<Id, { state: ServiceState; since: Instant }>()
  for (const each of incidents) {
    if (each.service === undefined || each.stage === 'over' || !isForEverybody(each)) continue
    const [is, was] = [stateUnder(each), found.get(each.service)]
    const isWorse = was === undefined || SERVICE_STATES.indexOf(is) > SERVICE_STATES.indexOf(was.state)
    const isLonger = was?.state === is && each.raisedAt < was.since
    if (isWorse || isLonger) found.set(each.service, { state: is, since: each.raisedAt })
  }
  return found
}
