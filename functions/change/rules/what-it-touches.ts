import type { Id } from '../../kernel/ids.ts'
import type { Directory } from '../../responsibility/index.ts'

/** The services a change works on, the main one first, and every other one that does not run without them. */
export interface Touched {
  readonly services: readonly Id[]
  readonly dependents: readonly Id[]
}

export function whatItTouches(services: readonly Id[], directory: Directory): Touched {
  const touched = new Set(services)
  // What depends on a dependent is touched too; the set grows while it is walked.
  for (const service of touched) {
    for (const { id, dependsOn } of directory.services.values()) if (dependsOn.includes(service)) touched.add(id)
  }
  return { services, dependents: [...touched].filter((id) => !services.includes(id)) }
}
