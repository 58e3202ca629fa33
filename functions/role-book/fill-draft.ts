import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { currentPolicy } from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { ROLE_BOOK_DRAFT } from './book-policies.ts'
import { findDraftRows, getDraft, listDraftsByNewest, putTouched } from './draft.store.ts'
import type { Duty } from './duty.ts'
import { findBook, findHeadOfBook } from './role-book.store.ts'
import { EMPTY_BOOK, type RoleBook } from './role-book.ts'
import { bookOfDraft } from './rules/draft-over-base.ts'
import { begin } from './steps/begin.ts'
import { edit } from './steps/edit.ts'
import type { Worker } from './steps/step.ts'
import { voidAccepted } from './void-accepted.ts'

/** What drafts begin from: the newest version, or an empty book. */
export async function newestBook(store: Store): Promise<{ readonly number: number; readonly book: RoleBook }> {
  const number = (await findHeadOfBook(store))?.newest ?? 0
  const found = number === 0 ? undefined : await findBook(store, number)
  return { number, book: found?.book ?? EMPTY_BOOK }
}

/** The book as an open draft would publish it; undefined when there is no such draft, or it is over. */
export async function bookOfOpenDraft(store: Store, id: Id): Promise<RoleBook | undefined> {
  const whole = await getDraft(store, id).catch(() => undefined)
  if (whole === undefined || whole.head.stage === 'over') return undefined
  const [{ overlay }, base] = await Promise.all([findDraftRows(store, id), findBook(store, whole.head.base)])
  return bookOfDraft(base?.book ?? EMPTY_BOOK, overlay)
}

/** Drafts that are worked on, newest first. */
export const openDrafts = async (store: Store, limit: number): Promise<Id[]> =>
  (await listDraftsByNewest(store, 'open', { limit })).items.map(({ id }) => id)

export interface Filling {
  readonly draft: Id
  /** For whoever will work on it. */
  readonly name: string
  /** So many that they fit into one transaction, with what else belongs to it. */
  readonly duties: readonly Duty[]
}

/** Duties go into a draft: a new one, or the one that was begun for them. It is in force when somebody else published it. */
export async function fillDraft(
  store: Store,
  { draft, name, duties }: Filling,
  by: Worker,
  now: Instant,
): Promise<Act> {
  const [policy, directory, whole] = await Promise.all([
    currentPolicy(store, ROLE_BOOK_DRAFT),
    loadDirectory(store),
    getDraft(store, draft).catch(() => undefined),
  ])
  const rows = duties.map((duty) => putTouched(draft, duty.id, duty))
  if (whole !== undefined) {
    const what = { duties: duties.map(({ id }) => id) }
    const voids = voidAccepted({ head: whole.head, rows: await findDraftRows(store, draft) })
    return edit({ ...whole, directory, now, policy }, by, { did: 'role-book-draft.imported', what, rows }, voids)
  }
  return withRows(await begun(store, { draft, name, duties }, directory, policy, by, now), rows)
}

async function begun(
  store: Store,
  { draft, name, duties }: Filling,
  directory: Directory,
  policy: Awaited<ReturnType<typeof currentPolicy<'draft' | 'review' | 'publish'>>>,
  by: Worker,
  now: Instant,
): Promise<Act> {
  const { number: base } = await newestBook(store)
  return begin({ id: draft, name, base, duties: duties.length }, { directory, now, policy }, by)
}

const withRows = (act: Act, rows: NonNullable<Act['rows']>): Act => ({ ...act, rows: [...(act.rows ?? []), ...rows] })
