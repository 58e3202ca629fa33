import type { LintFinding } from '../../role-book.ts'
import { finding } from './finding.ts'
import type { LintGround } from './lint-ground.ts'

/** Objectives that no duty serves, and duties that serve no objective that is pursued: by position, for few to read. */
export function findOrphans({ duties, objectives, dutiesOf }: LintGround): LintFinding[] {
  const pursued = new Set(objectives.map(({ id }) => id))
  const served = new Set(duties.flatMap(({ objective }) => objective ?? []))
  const orphans = [...pursued].filter((id) => !served.has(id))
  return [
    ...orphans.map((id) => finding('orphan-objective', 'notice', [id], { values: { objective: id } })),
    ...[...dutiesOf].flatMap(([position, theirs]) => {
      const aimless = theirs.filter(({ objective }) => objective === undefined || !pursued.has(objective))
      if (aimless.length === 0) return []
      const about = { positions: [position], duties: aimless.map(({ id }) => id), values: { count: aimless.length } }
      return [finding('duty-without-objective', 'notice', [position], about)]
    }),
  ]
}
