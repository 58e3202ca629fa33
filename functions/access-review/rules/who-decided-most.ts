import type { Id } from '../../kernel/ids.ts'
import type { ReviewPackage } from '../package.ts'

/**
 * Who decided more than half of what was decided: at most one person, who may not also say that it was done well. What
 * lapsed was decided by nobody.
 */
export function whoDecidedMost(packages: readonly Pick<ReviewPackage, 'decidedBy'>[]): Id[] {
  const counts = new Map<Id, number>()
  for (const { decidedBy } of packages) {
    for (const [person, count] of Object.entries(decidedBy)) counts.set(person, (counts.get(person) ?? 0) + count)
  }
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  return [...counts].filter(([, count]) => count * 2 > all).map(([person]) => person)
}
