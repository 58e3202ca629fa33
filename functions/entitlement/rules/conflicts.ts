import type { Id } from '../../kernel/ids.ts'
import type { ConflictOfRight } from '../catalogue.ts'
import type { MetConflict } from '../entitlement.ts'

/** Which rules a right would break for somebody who has these rights already. */
export const conflictsMet = (rules: readonly ConflictOfRight[], has: ReadonlyMap<Id, Id>): MetConflict[] =>
  rules.filter((rule) => has.has(rule.with)).map(({ rule, with: other, effect }) => ({ rule, with: other, effect }))

/** The other rights that must not come to the same person while this one is decided on. */
export const rightsToWatch = (rules: readonly ConflictOfRight[], has: ReadonlyMap<Id, Id>): Id[] => [
  ...new Set(rules.filter((rule) => !has.has(rule.with)).map((rule) => rule.with)),
]
