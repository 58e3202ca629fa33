import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { Directory } from '../responsibility/index.ts'
import type { CaseKind } from './case-kind.ts'
import { type Barred, barredFor } from './rules/barred.ts'

/** Who may not answer for such an obligation of this case now. */
export const whoMayNotAnswer = (
  kind: CaseKind,
  head: HeadRow,
  obligationKind: string,
  directory: Directory,
  now: Instant,
): Barred => barredFor(kind.mayNotAnswer(head, obligationKind), kind.needs?.(head, obligationKind), directory, now)
