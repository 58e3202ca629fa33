import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { RefusalError } from '../kernel/refusal.ts'
import { currentPolicy, pinnedPolicy } from '../obligation/index.ts'
import type { Call, Caller } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, loadDirectory, mayAct } from '../responsibility/index.ts'
import { ROLE_BOOK_DRAFT } from './book-policies.ts'
import { type DraftRows, findDraftRows, getDraft } from './draft.store.ts'
import { type Draft, hashIn } from './draft.ts'
import { refused } from './errors.ts'
import { newestBook } from './fill-draft.ts'
import { findBook } from './role-book.store.ts'
import { EMPTY_BOOK, type RoleBook } from './role-book.ts'
import { bookOfDraft } from './rules/draft-over-base.ts'
import { AUTHORITY_FOR, type DraftAction, whatKeepsFromIt } from './rules/may-work-on-it.ts'
import { type Gathered, type Worker, workerOf } from './steps/step.ts'

/** A draft with all it touches, what it began from, and what is the newest now. */
export interface OnDesk extends Gathered {
  readonly rows: DraftRows
  readonly base: RoleBook
  readonly newest: { readonly number: number; readonly book: RoleBook }
  /** As it would be published. */
  readonly book: RoleBook
}

/** Everything a step of a draft is decided on. Throws a NotFoundError. */
export async function onDesk(store: Store, id: Id, now: Instant): Promise<OnDesk> {
  const [whole, rows, directory, newest] = await Promise.all([
    getDraft(store, id),
    findDraftRows(store, id),
    loadDirectory(store),
    newestBook(store),
  ])
  const { head } = whole
  const [base, policy] = await Promise.all([
    head.base === 0 ? undefined : findBook(store, head.base),
    pinnedPolicy(store, ROLE_BOOK_DRAFT, head.policy),
  ])
  const from = base?.book ?? EMPTY_BOOK
  return { ...whole, directory, now, policy, rows, base: from, newest, book: bookOfDraft(from, rows.overlay) }
}

/** The policy new drafts run under. */
export const draftPolicyNow = (store: Store) => currentPolicy(store, ROLE_BOOK_DRAFT)

/** By which authority the caller works on drafts at all. Throws a RefusalError (403) that names the missing one. */
export function workerFor(action: DraftAction, directory: Directory, caller: Caller, now: Instant): Worker {
  const authority = AUTHORITY_FOR[action]
  const verdict = mayAct(directory, caller.person, authority, now)
  if ('no' in verdict) throw new RefusalError(403, verdict.no, { authority })
  return workerOf(caller, verdict.yes)
}

/** A call about one draft. */
export interface DraftCall extends Pick<Call, 'caller' | 'now' | 'ifMatch'> {
  readonly params: { readonly id: Id }
}

/**
 * A draft for somebody who wants to do something with it: authority first, so that whoever has none learns nothing; then
 * separation of duties, how it stands, and the version they saw.
 */
export async function deskFor(
  action: DraftAction,
  store: Store,
  { params, caller, now, ifMatch }: DraftCall,
): Promise<{ readonly desk: OnDesk; readonly worker: Worker }> {
  const worker = workerFor(action, await loadDirectory(store), caller, now)
  const desk = await onDesk(store, params.id, now)
  const { head } = desk
  const keeps = whatKeepsFromIt(action, head, caller.person)
  if (keeps !== undefined) throw refused(keeps, {}, { state: head.status, version: head.version })
  mustBeVersion(head.version, ifMatch)
  return { desk, worker }
}

/** What was looked at is what is there. */
export function mustBeContent(draft: Draft, seen: string | undefined): void {
  if (seen !== undefined && seen !== hashIn(draft)) throw refused('content-has-changed')
}
