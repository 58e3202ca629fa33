import type { Id } from '../../kernel/ids.ts'
import type { Directory } from '../../responsibility/index.ts'

/** Of a service that needs half the department only the nearest are looked at. */
const MOST = 25

/** A service and everything it does not run without, the nearest first. */
export function whatItNeeds(service: Id, { services }: Pick<Directory, 'services'>): Id[] {
  const needed = new Set([service])
  // What something needed needs is needed too; the set grows while it is walked.
  for (const each of needed) {
    for (const other of services.get(each)?.dependsOn ?? []) if (needed.size < MOST) needed.add(other)
  }
  return [...needed]
}
