import type { Id } from '../../../kernel/ids.ts'
import type { Instant } from '../../../kernel/instant.ts'
import type { Directory } from '../../../responsibility/index.ts'
import type { RoleBook } from '../../role-book.ts'

/** All the linter looks at; the same input always gives the same findings. */
export interface LintInput {
  /** The book in question: a published version, or a draft as it would be published. */
  readonly book: RoleBook
  /** People, posts, absences and services as they are. */
  readonly directory: Directory
  /** From when it looks ahead. */
  readonly now: Instant
  /** How far ahead, in days. */
  readonly horizonDays: number
  /** The objectives that are pursued now. */
  readonly objectives: readonly PursuedObjective[]
}

/** An objective as far as coverage by duties goes. */
export interface PursuedObjective {
  readonly id: Id
}

/** How far ahead the linter looks, unless told otherwise: as far as the planner does. */
export const LINT_DAYS = 35
