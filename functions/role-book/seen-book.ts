import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Text } from '../kernel/text.ts'
import { openObjectives } from '../objective/index.ts'
import type { Call } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory, worksInIt } from '../responsibility/index.ts'
import { findDraftRows, getDraftHead } from './draft.store.ts'
import { stillAccepted } from './draft.ts'
import { findBook, findBookAt, findHeadOfBook } from './role-book.store.ts'
import { type AcceptedFinding, EMPTY_BOOK, type RoleBook } from './role-book.ts'
import { bookOfDraft } from './rules/draft-over-base.ts'
import { groundOf, type LintGround } from './rules/lint/lint-ground.ts'
import { LINT_DAYS } from './rules/lint/lint-input.ts'

/** A book somebody looks at: a version, or a draft as it would be published. */
export interface SeenBook {
  readonly book: RoleBook
  readonly version: number | null
  readonly draft: Id | null
  readonly accepted: readonly AcceptedFinding[]
}

const NOTHING: SeenBook = { book: EMPTY_BOOK, version: null, draft: null, accepted: [] }

/** What counts at an instant; an empty book before the first. */
export async function bookInForce(store: Store, at: Instant): Promise<SeenBook> {
  const found = await findBookAt(store, at)
  if (found === undefined) return NOTHING
  const { number, accepted } = found.version
  return { ...NOTHING, book: found.book, version: number, accepted }
}

/** `in-force` (an empty book before the first), `newest` or a number. Throws {@link NotFoundError}. */
export async function bookOfVersion(store: Store, version: string, now: Instant): Promise<SeenBook> {
  const seen = version === 'in-force' ? await bookInForce(store, now) : await published(store, version)
  if (seen === undefined) throw new NotFoundError('role book')
  return seen
}

async function published(store: Store, version: string): Promise<SeenBook | undefined> {
  const number = version === 'newest' ? (await findHeadOfBook(store))?.newest : Number(version)
  const found = number === undefined ? undefined : await findBook(store, number)
  return found && { ...NOTHING, book: found.book, version: found.version.number, accepted: found.version.accepted }
}

/** A draft as it would be published now. Throws {@link NotFoundError}. */
export async function bookDrafted(store: Store, id: Id): Promise<SeenBook> {
  const head = await getDraftHead(store, id)
  const [base, { overlay, accepted }] = await Promise.all([
    head.base === 0 ? undefined : findBook(store, head.base),
    findDraftRows(store, id),
  ])
  return {
    ...NOTHING,
    book: bookOfDraft(base?.book ?? EMPTY_BOOK, overlay),
    draft: id,
    accepted: stillAccepted(head, accepted),
  }
}

/** Where a book is held against the department: with what its objectives are called. */
export interface SeenGround {
  readonly ground: LintGround
  readonly titles: ReadonlyMap<Id, Text>
}

export async function groundAt(store: Store, book: RoleBook, directory: Directory, now: Instant): Promise<SeenGround> {
  const objectives = await openObjectives(store)
  return {
    ground: groundOf({ book, directory, now, horizonDays: LINT_DAYS, objectives }),
    titles: new Map(objectives.map(({ id, title }) => [id, title])),
  }
}

/** Everybody in the department sees who answers for what; to anybody else it is not there. */
export async function directoryForStaff(
  store: Store,
  { caller, now }: Pick<Call, 'caller' | 'now'>,
): Promise<Directory> {
  const directory = await loadDirectory(store)
  if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('role book')
  return directory
}
