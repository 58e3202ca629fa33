import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Answerer, type Directory, lastResort, positionsThatMay, whoAnswers } from '../../responsibility/index.ts'
import type { Finding } from '../finding.ts'

/** Who looks whether it was put right, and whose ladder it climbs. */
export interface Asked {
  readonly answerer: Answerer
  readonly ladderPosition?: Id
  readonly gaps: readonly Id[]
}

/** Nobody verifies their own work. */
export const barredFromVerifying = ({ remediatedBy }: Pick<Finding, 'remediatedBy'>): readonly Id[] =>
  remediatedBy === undefined ? [] : [remediatedBy]

/** Somebody whose duty it is to close findings, and who did not put it right; the head and leaders only where nobody else is. */
export function whoVerifies(finding: Finding, directory: Directory, now: Instant): Asked | undefined {
  const barred = new Set(barredFromVerifying(finding))
  const above = new Set([directory.department.head, ...[...directory.groups.values()].map(({ leader }) => leader)])
  const able = positionsThatMay(directory, 'finding.close', now)
  const inOrder = [...able.filter((each) => !above.has(each)), ...able.filter((each) => above.has(each))]
  for (const position of [...inOrder, directory.department.head]) {
    const answerer = whoAnswers(directory, { who: 'holder', position }, now, barred)
    if (answerer !== undefined) return { answerer, ladderPosition: position, gaps: [] }
  }
  const answerer = lastResort(directory, now)
  return answerer === undefined ? undefined : { answerer, gaps: [] }
}
