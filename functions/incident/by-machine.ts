import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Act } from '../platform/act.ts'
import type { Store } from '../platform/store.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { mergedIn } from './family.store.ts'
import { getIncident, survivorOf } from './incident.store.ts'
import { isOver } from './incident.ts'
import { severityPolicyAt } from './severity-policy.store.ts'
import { resolve } from './steps/end.ts'
import { actOf, type Doer, type Gathered } from './steps/step.ts'

const CLOCK: Doer = { actor: byClock, person: 'onduty' }

async function gather(store: Store, id: Id, now: Instant): Promise<Gathered> {
  const [{ head, standing }, directory] = await Promise.all([getIncident(store, id), loadDirectory(store)])
  return { head, standing, directory, policy: await severityPolicyAt(store, head.policy), now }
}

/**
 * Something for the record that no person saw, on the incident or what it goes on as. It is no sign of life: clocks and
 * leases run on. None once it is over.
 */
export async function noteOnIncident(store: Store, id: Id, text: string, now: Instant): Promise<readonly Act[]> {
  const survivor = await survivorOf(store, id)
  const gathered = await gather(store, survivor?.id ?? id, now)
  if (isOver(gathered.head)) return []
  const personal = { comment: text }
  return [actOf(gathered, { incident: gathered.head, did: 'incident.noted', by: CLOCK, bumpsVersion: false, personal })]
}

/**
 * What it was opened for has ended by itself. Only while nobody has answered: whoever works on it says when it is over.
 * Where several go on as one, the end of one of them is only noted: the others may still be there. No act otherwise.
 */
export async function resolveByMachine(store: Store, id: Id, why: string, now: Instant): Promise<readonly Act[]> {
  const { head, rows } = await getIncident(store, id)
  if (head.status === 'merged' || mergedIn(rows).length > 0) return noteOnIncident(store, id, why, now)
  const gathered = await gather(store, id, now)
  return gathered.head.status === 'triggered' ? [resolve(gathered, CLOCK, { comment: why })] : []
}
