import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Directory, isThere } from '../../responsibility/index.ts'
import type { Incident } from '../incident.ts'
import type { IncidentPlanStep } from '../plan-step.ts'

/**
 * Who has a step of the emergency plan: whoever was given it by name, else whoever has its role, else the commander, else
 * whoever is paged. A commander who gave no sign of life counts for nothing until somebody has answered anew, and in a
 * drill nobody who takes no part. Undefined: none of them is there.
 */
export function whoseStep(
  { role, handedTo }: Pick<IncidentPlanStep, 'role' | 'handedTo'>,
  { roles, stage, owner, exercise }: Pick<Incident, 'roles' | 'stage' | 'owner' | 'exercise'>,
  directory: Directory,
  now: Instant,
): Id | undefined {
  const isSilent = (person: Id | undefined) => stage === 'answer' && person === roles.commander
  return [handedTo, roles[role], roles.commander]
    .filter((person) => !isSilent(person) && exercise?.participants.includes(person ?? '') !== false)
    .concat(owner)
    .find((person): person is Id => person !== undefined && isThere(directory, person, now))
}
