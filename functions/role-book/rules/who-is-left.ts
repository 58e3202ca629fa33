import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import {
  type BookInForce,
  type Directory,
  type DutyAuthority,
  directoryUnder,
  isHeldForEver,
  organisationRefused,
  positionsThatMay,
  whatIsMissing,
} from '../../responsibility/index.ts'
import { refused } from '../errors.ts'
import type { RoleBook } from '../role-book.ts'

/** What the duties of a book let each position do. */
export function authoritiesIn({ duties }: Pick<RoleBook, 'duties'>): Map<Id, DutyAuthority[]> {
  const authorities = new Map<Id, DutyAuthority[]>()
  for (const { id, position, authorities: given } of [...duties.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    if (given.length === 0) continue
    const list = authorities.get(position) ?? []
    authorities.set(position, [...list, ...given.map((each) => ({ ...each, duty: id }))])
  }
  return authorities
}

/**
 * Under a new book somebody has to be left who may administer the directory, and who may draft, review and publish the
 * next one, or nobody could ever mend it. Throws a RefusalError (409).
 */
export function mustStand(directory: Directory, book: Pick<RoleBook, 'duties'>, from: Instant): void {
  const opened: BookInForce = { version: Number.MAX_SAFE_INTEGER, from, authorities: authoritiesIn(book) }
  const after = directoryUnder(directory, opened)
  const missing = whatIsMissing(after, from)
  if (missing !== undefined) throw organisationRefused(missing)
  for (const act of ['role-book.draft', 'role-book.review', 'role-book.publish'] as const) {
    if (!isHeldForEver(after, positionsThatMay(after, act, from), from)) throw refused('publisher-must-stay')
  }
}
