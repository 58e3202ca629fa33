import type { LintFinding } from '../../role-book.ts'
import { finding } from './finding.ts'
import type { LintGround } from './lint-ground.ts'

/** Something a service needs, and no duty looks after it. */
export const findGaps = ({ coverage }: LintGround): LintFinding[] =>
  coverage
    .filter(({ isNeeded, duties }) => isNeeded && duties.length === 0)
    .map(({ service, activity }) => finding('gap', 'error', [service, activity], { service, activity }))
