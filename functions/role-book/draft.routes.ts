import { InvalidInputError } from '../kernel/refusal.ts'
import { type CaseKinds, timelineOf } from '../obligation/index.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import { inOrder, pageOfDirectory } from '../responsibility/index.ts'
import { acceptGapIn } from './accept-gap.ts'
import { viewOfChange, viewOfComparison } from './comparison.view.ts'
import {
  acceptFinding,
  compareDraft,
  listDraftDuties,
  listDrafts,
  publishDraft,
  readDraft,
  readDraftTimeline,
  reviewDraft,
} from './draft.contract.ts'
import { findRemarks, getDraftHead, headAfter, listDraftsByNewest } from './draft.store.ts'
import type { DraftInReview } from './draft.ts'
import { summaryOfDraft, viewOfDraft } from './draft.view.ts'
import { deskFor, mustBeContent, type OnDesk, onDesk } from './draft-desk.ts'
import { isAskedFor, keyOfDuty, viewOfDuty } from './duty.view.ts'
import { fault } from './errors.ts'
import { namedNow } from './named-now.ts'
import { publish } from './publish.ts'
import { conflictsOf } from './rules/draft-over-base.ts'
import { directoryForStaff } from './seen-book.ts'
import { accept, sendBack } from './steps/decide.ts'
import { voidAccepted } from './void-accepted.ts'

/** Drafts are read, reviewed by somebody else, and published. */
export const draftRoutes = (kinds: CaseKinds): Route[] => [
  query(listDrafts, async ({ store }, { query: { status, limit, cursor }, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const found = await listDraftsByNewest(store, status, { limit, ...(cursor === undefined ? {} : { after: cursor }) })
    return { items: found.items.map((head) => summaryOfDraft(head, directory)), nextCursor: found.next ?? null }
  }),

  query(readDraft, async ({ store }, { params, ...call }) => {
    await directoryForStaff(store, call)
    const desk = await onDesk(store, params.id, call.now)
    const { review } = desk.head
    const remarks = review === undefined ? undefined : await findRemarks(store, params.id, review)
    return viewOfDraft({ desk, caller: call.caller, kinds, conflicts: conflictsIn(desk), remarks })
  }),

  query(listDraftDuties, async ({ store }, { params, query: asked, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const { book } = await onDesk(store, params.id, call.now)
    const named = await namedNow(store, directory, book.duties.values())
    const keyOf = keyOfDuty(named)
    const duties = inOrder(
      [...book.duties.values()].filter((duty) => isAskedFor(duty, asked)),
      keyOf,
    )
    return pageOfDirectory('draft-duties', duties, keyOf, asked, (duty) => viewOfDuty(duty, null, named))
  }),

  query(compareDraft, async ({ store }, { params, query: asked, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const desk = await onDesk(store, params.id, call.now)
    const named = await namedNow(store, directory, desk.book.duties.values())
    const conflicts = conflictsIn(desk)
    const compared = { base: desk.head.base || null, before: desk.base, after: desk.book, conflicts }
    const { changes, ...view } = viewOfComparison(compared, named)
    const ordered = changes.map((each, nth) => ({ ...each, id: String(nth).padStart(6, '0') }))
    return {
      ...view,
      ...pageOfDirectory(
        'draft-changes',
        ordered,
        () => [],
        asked,
        (each) => viewOfChange(each, named, conflicts),
      ),
    }
  }),

  query(readDraftTimeline, async ({ store }, { params, query: page, ...call }) => {
    const [directory, { id }] = [await directoryForStaff(store, call), await getDraftHead(store, params.id)]
    return timelineOf(store, id, page, { directory, language: call.caller.language })
  }),

  mutation(reviewDraft, async (platform, call) => {
    const { verdict, comment, contentHash } = call.body
    const { desk, worker } = await deskFor('review', platform.store, call)
    mustBeContent(desk.head, contentHash)
    const inReview = { ...desk, head: desk.head as OnDesk['head'] & DraftInReview }
    if (verdict === 'send-back' && comment === undefined)
      throw new InvalidInputError([fault('comment', 'comment-needed')])
    const act =
      verdict === 'accept'
        ? accept(inReview, worker, comment)
        : sendBack(inReview, worker, comment ?? '', voidAccepted(desk))
    return { acts: [act], answer: summaryOfDraft(headAfter(act), desk.directory) }
  }),

  mutation(acceptFinding, acceptGapIn),
  mutation(publishDraft, publish),
]

const conflictsIn = ({ head, base, newest, rows }: OnDesk) =>
  head.stage === 'over' || head.base === newest.number ? [] : conflictsOf(rows.overlay, base, newest.book)
