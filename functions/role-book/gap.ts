import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import { type AcceptedFinding, LINT_KINDS, type LintKind } from './role-book.ts'

/** A gap that a version of the book was published with: whoever accepted it owes its end by their day. */
export interface AcceptedGap {
  readonly id: Id
  /** Key of the linter's finding. */
  readonly finding: string
  /** The version it was published with. */
  readonly book: number
  readonly by: Id
  readonly until: Instant
  /** `settled`: whoever answers for it said how; `gone`: the linter finds it no more. */
  readonly status: 'open' | 'settled' | 'gone'
}

export type GapHead = HeadRow & AcceptedGap

/** The kind of finding in front of its key. */
export const kindOfFinding = ({ finding }: Pick<AcceptedFinding, 'finding'>): LintKind | undefined =>
  LINT_KINDS.find((kind) => finding === kind || finding.startsWith(`${kind}:`))
