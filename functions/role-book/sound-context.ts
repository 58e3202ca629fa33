import { findObjectives } from '../objective/index.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import type { RoleBook } from './role-book.ts'
import type { DutyContext } from './rules/duty-problems.ts'

/** What the duties of a book are held against: the department, and those objectives they name that exist. */
export async function contextFor(
  store: Store,
  directory: Directory,
  { duties }: Pick<RoleBook, 'duties'>,
): Promise<Omit<DutyContext, 'frame'>> {
  const named = [...new Set([...duties.values()].flatMap(({ objective }) => objective ?? []))]
  return { directory, objectives: named.length === 0 ? new Set() : await findObjectives(store, named) }
}
