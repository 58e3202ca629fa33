/**
 * Questions these rows answer
 *
 * | question                                   | row or index                                                     |
 * |--------------------------------------------|------------------------------------------------------------------|
 * | a draft: state, obligations                | `agg#<key>` / `head`, `obl#…`                                    |
 * | what it makes of a duty, of the frame      | `agg#<key>` / `after#<duty>`, `after#frame`: only what it touched |
 * | which gaps somebody answers for            | `agg#<key>` / `after#accepted#<hash of the finding>`             |
 * | drafts that are open, or over, newest first | gsi2 `drafts#open`, `drafts#over` / `<time of the id>`           |
 *
 * Differences sort in front of the story, so that a letter about a draft reads its state and story and stops.
 */
import { auditKey, headKey, partitionOf } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type Standing, standingIn } from '../obligation/index.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import type { Item, Key, Page, Store, Write } from '../platform/store.ts'
import type { AcceptedInDraft, Draft, DraftHead, DraftReview } from './draft.ts'
import type { Duty } from './duty.ts'
import type { BookFrame } from './role-book.ts'
import type { Overlay } from './rules/draft-over-base.ts'
import { hashOf } from './rules/pages-of-book.ts'

const AFTER = 'after#'
const ACCEPTED = 'after#accepted#'
const FRAME = 'frame'

/** The fields of a head, with the keys by which lists find it. */
export const headOfDraft = (draft: Draft): HeadFields => ({
  ...asJson(draft),
  gsi2pk: `drafts#${draft.stage === 'over' ? 'over' : 'open'}`,
  gsi2sk: draft.id.slice(4, 14),
})

/** The head as it will stand once the act is committed. */
export const headAfter = headAfterAct<DraftHead>

const afterKey = (draft: Id, what: Id | typeof FRAME): Key => ({ pk: partitionOf(draft), sk: `${AFTER}${what}` })

/** What the draft makes of a duty; null: takes it out. */
export const putTouched = (draft: Id, id: Id, duty: Duty | null): Write => ({
  put: asJson({ ...afterKey(draft, id), duty }),
})
export const putFrame = (draft: Id, frame: BookFrame): Write => ({
  put: asJson({ ...afterKey(draft, FRAME), frame }),
})
/** The draft leaves a duty, or the frame, as its base has it. */
export const leaveAsBase = (draft: Id, what: Id | typeof FRAME): Write => ({ put: { ...afterKey(draft, what) } })

const acceptedKey = (draft: Id, finding: string): Key => ({
  pk: partitionOf(draft),
  sk: `${ACCEPTED}${hashOf(finding).slice(0, 20)}`,
})

/** Nobody answers for it any more. */
export const forgetAccepted = (draft: Id, finding: string): Write => ({ put: { ...acceptedKey(draft, finding) } })

export const putAccepted = (draft: Id, accepted: AcceptedInDraft): Write => ({
  put: { ...acceptedKey(draft, accepted.finding), accepted: { ...accepted } },
})

/** A draft as its clock sees it. */
export interface WholeDraft {
  readonly head: DraftHead
  readonly standing: Standing
}

/** Head and obligations. Throws {@link NotFoundError}. */
export async function getDraft(store: Store, id: Id): Promise<WholeDraft> {
  const { items } = await store.query({ pk: partitionOf(id), between: ['exec', 'obl#~'] })
  const standing = standingIn(items)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('draft')
  return { head: standing.head as DraftHead, standing }
}

/** The head alone. Throws {@link NotFoundError}. */
export async function getDraftHead(store: Store, id: Id): Promise<DraftHead> {
  const head = await store.find<DraftHead>(headKey(id))
  if (head === undefined || head.id !== id) throw new NotFoundError('draft')
  return head
}

type AfterRow = Item & {
  readonly duty?: (Duty & Item[string]) | null
  readonly frame?: BookFrame & Item[string]
  readonly accepted?: AcceptedInDraft & Item[string]
}

/** All that a draft touches, and the gaps that were accepted in it. */
export interface DraftRows {
  readonly overlay: Overlay
  readonly accepted: readonly AcceptedInDraft[]
}

export async function findDraftRows(store: Store, id: Id): Promise<DraftRows> {
  const { items } = await store.query<AfterRow>({ pk: partitionOf(id), beginsWith: AFTER })
  const duties = new Map<Id, Duty | null>()
  for (const { sk, duty } of items) if (duty !== undefined) duties.set(sk.slice(AFTER.length), duty)
  const frame = items.find((row) => row.frame !== undefined)?.frame
  return {
    overlay: { duties, ...(frame === undefined ? {} : { frame }) },
    accepted: items.flatMap(({ accepted }): AcceptedInDraft[] => (accepted === undefined ? [] : [accepted])),
  }
}

/** What a draft makes of one duty: undefined where it leaves it alone, null where it takes it out. */
export async function findTouched(store: Store, draft: Id, duty: Id): Promise<Duty | null | undefined> {
  return (await store.find<AfterRow>(afterKey(draft, duty)))?.duty
}

export async function findDraftFrame(store: Store, draft: Id): Promise<BookFrame | undefined> {
  return (await store.find<AfterRow>(afterKey(draft, FRAME)))?.frame
}

type EntryRow = Item & { readonly entry: { readonly personal?: { readonly comment?: { readonly value?: string } } } }

/** What the reviewer remarked; undefined when nothing, or when it was erased. */
export async function findRemarks(store: Store, draft: Id, { entry }: DraftReview): Promise<string | undefined> {
  const row = await store.find<EntryRow & Item>(auditKey(draft, entry))
  return row?.entry.personal?.comment?.value
}

export const listDraftsByNewest = (
  store: Store,
  status: 'open' | 'over',
  page: { readonly limit: number; readonly after?: string },
): Promise<Page<DraftHead>> =>
  store.query<DraftHead>({ index: 'gsi2', pk: `drafts#${status}`, backwards: true, ...page })
