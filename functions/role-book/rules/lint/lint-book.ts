import type { LintFinding } from '../../role-book.ts'
import type { LintInput } from './lint-input.ts'

/** What is wrong with a book, in the order of the findings' keys. */
export function lintBook(_input: LintInput): LintFinding[] {
  return []
}
