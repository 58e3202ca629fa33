import type { Id } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Caller } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, isThere, loadDirectory, worksInIt } from '../responsibility/index.ts'
import { notThere, refused, takesNoPart, unknownPerson } from './errors.ts'
import { getIncident } from './incident.store.ts'
import type { Incident } from './incident.ts'
import type { IncidentAction } from './incident-action.ts'
import { mayI } from './rules/what-may-i.ts'
import { severityPolicyAt } from './severity-policy.store.ts'
import type { Doer, Gathered } from './steps/step.ts'

/** Whoever works in IT sees every incident; others those they raised themselves. */
export const maySee = (directory: Directory, incident: Pick<Incident, 'raisedBy'>, person: Id, now: string): boolean =>
  worksInIt(directory, person, now) || incident.raisedBy === person

/** Whoever is given something has to be there, and in a drill to take part in it. */
export function mustBeThere({ directory, head, now }: Gathered, person: Id, path: string): void {
  if (!worksInIt(directory, person, now)) throw unknownPerson(path)
  if (head.exercise?.participants.includes(person) === false) throw takesNoPart(path)
  if (!isThere(directory, person, now)) throw notThere(path)
}

export interface StepCall {
  readonly params: { readonly id: string }
  readonly caller: Caller
  readonly now: string
  readonly ifMatch?: number | undefined
}

/** Everything a step is decided on, once it is known that this caller may take it. Throws a `RefusalError` otherwise. */
export async function gathered(
  { store }: Pick<Platform, 'store'>,
  action: IncidentAction,
  { params, caller, now, ifMatch }: StepCall,
): Promise<{ readonly gathered: Gathered; readonly by: Doer }> {
  const [{ head, standing }, directory] = await Promise.all([getIncident(store, params.id), loadDirectory(store)])
  if (!maySee(directory, head, caller.person, now)) throw new NotFoundError('incident')
  const verdict = mayI(action, head, standing.open, { directory, person: caller.person, now })
  if ('no' in verdict) throw refused(verdict.no, { state: head.status, version: head.version })
  mustBeVersion(head.version, ifMatch)
  const policy = await severityPolicyAt(store, head.policy)
  return {
    gathered: { head, standing, directory, policy, now },
    by: { actor: caller.actor, person: caller.person, grant: verdict.yes },
  }
}
