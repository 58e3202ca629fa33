import type { HeadRow } from '../platform/act.ts'
import type { OpenObligation } from './obligation.ts'

/**
 * The head of a case may name who owes its next step (`accountable`, `dueAt`), so that lists need no other row. Whoever
 * moves an obligation moves the name along. An acceptance is no step of the case.
 */
export const headNaming = (head: HeadRow, { accountable, dueAt, concerns }: OpenObligation): HeadRow =>
  head.accountable === undefined || concerns !== undefined ? head : { ...head, accountable, dueAt }
