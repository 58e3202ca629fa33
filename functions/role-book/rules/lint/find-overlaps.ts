import type { LintFinding } from '../../role-book.ts'
import { finding } from './finding.ts'
import type { LintGround } from './lint-ground.ts'

/** Two positions answer for the same activity of the same service: in the end neither does. Such a book is refused. */
export const findOverlaps = ({ coverage }: LintGround): LintFinding[] =>
  coverage
    .filter(({ accountable }) => accountable.length > 1)
    .map(({ service, activity, accountable, duties }) =>
      finding('overlap', 'refused', [service, activity], {
        ...{ service, activity, positions: accountable },
        duties: duties.map(({ id }) => id),
      }),
    )
