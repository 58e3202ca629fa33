import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { HeadRow } from '../platform/act.ts'

/** A gap that a version of the book was published with: whoever accepted it owes its end by their day. */
export interface AcceptedGap {
  readonly id: Id
  /** Key of the linter's finding. */
  readonly finding: string
  /** The finding as people read it. */
  readonly title: Text
  /** The version it was published with. */
  readonly book: number
  readonly by: Id
  readonly until: Instant
  readonly reason: string
  /** The policy it runs under, with its version. */
  readonly policy: string
  /** `closed`: the linter finds it no more · `renewed`: accepted again with a later version · `passed`: its version never counted. */
  readonly status: 'open' | 'closed' | 'renewed' | 'passed'
}

export type GapHead = HeadRow & AcceptedGap
