import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import type { HeadRow, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import type { Directory } from '../responsibility/index.ts'
import type { OpenObligation } from './obligation.ts'

/** What the floor has to know of a kind of case to run its clocks: each room gives one, the registry lists them. */
export interface CaseKind {
  /** Prefix of its ids. */
  readonly prefix: string
  /** The workflow that is its clock. */
  readonly workflow: string
  /** The completion standard of each kind of obligation it has. */
  readonly standards: Readonly<Record<string, Text>>
  /** Where the case stands, in the words of its workflow; `over` when it has ended. */
  stageOf(head: HeadRow): string
  /** Who may not answer for such an obligation on this case, whatever position they hold. */
  mayNotAnswer(head: HeadRow, obligationKind: string): readonly Id[]
  /** The case turns by the clock: its window opens or ends. */
  turn(platform: Platform, turning: Turning): Promise<Outcome<undefined>>
}

export interface Turning {
  readonly head: HeadRow
  readonly obligation: OpenObligation
  /** What of the obligation's plan is left after this. */
  readonly plan: OpenObligation['plan']
  readonly directory: Directory
  readonly now: Instant
}

/** All kinds of cases, by prefix. */
export type CaseKinds = ReadonlyMap<string, CaseKind>

/** A case that has ended has this stage. */
export const OVER = 'over'
