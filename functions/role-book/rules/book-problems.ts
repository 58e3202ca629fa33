import type { Id } from '../../kernel/ids.ts'
import { asJson, canonicalJson } from '../../kernel/json.ts'
import type { FieldError } from '../../kernel/refusal.ts'
import { fault } from '../errors.ts'
import type { RoleBook } from '../role-book.ts'
import { type DutyContext, dutyProblems } from './duty-problems.ts'
import { frameProblems } from './frame-problems.ts'

/** Duties of one position at most: a longer list is nobody's to read. */
export const MOST_DUTIES = 200
/** Characters of one position's list as it is kept; most are Chinese, three bytes each, and a row takes 400 KB. */
const LONGEST_LIST = 120_000

/** What is wrong somewhere in a book. */
export interface BookProblem {
  /** The duty; of a list that is too long the position; of what all are measured by: `frame`. */
  readonly at: Id | 'frame'
  readonly errors: readonly FieldError[]
}

/** Everything that keeps a book from being published, whoever publishes it. */
export function bookProblems(book: RoleBook, context: Omit<DutyContext, 'frame'>): BookProblem[] {
  const { duties, frame } = book
  const within: DutyContext = { ...context, frame }
  const found: BookProblem[] = [
    { at: 'frame', errors: frameProblems(frame, context.directory) },
    ...[...duties.values()].map((duty) => ({ at: duty.id, errors: dutyProblems(duty, within) })),
    ...listProblems(book),
  ]
  return found.filter(({ errors }) => errors.length > 0)
}

function listProblems({ duties }: RoleBook): BookProblem[] {
  const length = new Map<Id, { count: number; characters: number }>()
  for (const duty of duties.values()) {
    const list = length.get(duty.position) ?? { count: 0, characters: 0 }
    list.count += 1
    list.characters += canonicalJson(asJson(duty)).length
    length.set(duty.position, list)
  }
  return [...length].map(([at, { count, characters }]) => ({
    at,
    errors: count > MOST_DUTIES || characters > LONGEST_LIST ? [fault('', 'list-too-long')] : [],
  }))
}
