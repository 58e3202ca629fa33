import type { JsonObject } from '../../kernel/json.ts'
import type { Act } from '../../platform/act.ts'
import type { Write } from '../../platform/store.ts'
import { putAccepted } from '../draft.store.ts'
import type {
  AcceptedInDraft,
  DraftHead,
  DraftInReview,
  DraftReview,
  EndedDraft,
  OpenDraft,
  ReviewedDraft,
} from '../draft.ts'
import { draftedAgain } from './edit.ts'
import { actOf, askToDraft, askToPublish, askToReview, type Gathered, type Worker } from './step.ts'

type On<State> = Gathered & { readonly head: DraftHead & State }

const said = (comment: string | undefined) => (comment === undefined ? {} : { personal: { comment } })

/** Done drafting: somebody who did not work on it is asked to look through exactly this. */
export function submit(gathered: On<OpenDraft>, by: Worker, contentHash: string, what: JsonObject): Act {
  const { review: _, ...rest } = gathered.head
  const draft: DraftInReview = { ...rest, contentHash, status: 'in-review', stage: 'review' }
  return actOf(gathered, {
    draft,
    did: 'role-book-draft.submitted',
    by,
    what,
    owed: { opens: askToReview(draft, gathered), discharges: true },
  })
}

/** Fit to be published as it stands: whoever publishes is asked. */
export function accept(gathered: On<DraftInReview>, by: Worker, comment: string | undefined): Act {
  const review = reviewOf(gathered, by, 'accepted')
  const draft: ReviewedDraft = { ...gathered.head, review, status: 'reviewed', stage: 'publish' }
  return actOf(gathered, {
    draft,
    did: 'role-book-draft.reviewed',
    by,
    what: { outcome: 'accepted' },
    ...said(comment),
    owed: { opens: askToPublish(draft, gathered), discharges: true },
    isDecision: true,
  })
}

/** Not yet: the drafter reads why. */
export function sendBack(gathered: On<DraftInReview>, by: Worker, comment: string, voids: readonly Write[]): Act {
  const { head } = gathered
  const draft: OpenDraft = {
    ...draftedAgain(head, head.editors, head.base),
    review: reviewOf(gathered, by, 'sent-back'),
  }
  return actOf(gathered, {
    draft,
    did: 'role-book-draft.sent-back',
    by,
    what: { outcome: 'sent-back' },
    ...said(comment),
    owed: { opens: askToDraft(draft, gathered), discharges: true },
    rows: voids,
    isDecision: true,
  })
}

/** Its remarks are in the entry of the audit trail that this very act writes. */
const reviewOf = ({ head, now }: Gathered, by: Worker, verdict: DraftReview['verdict']): DraftReview => ({
  verdict,
  by: by.person,
  at: now,
  entry: head.auditSeq + 1,
})

/** Somebody answers for a gap until a day. */
export function acceptGap(gathered: On<DraftInReview | ReviewedDraft>, by: Worker, accepted: AcceptedInDraft): Act {
  return actOf(gathered, {
    draft: gathered.head,
    did: 'role-book-draft.finding-accepted',
    by,
    what: { finding: accepted.finding, until: accepted.until },
    personal: { reason: accepted.reason },
    rows: [putAccepted(gathered.head.id, accepted)],
    isDecision: true,
  })
}

/** It became a version. */
export function becomeVersion(gathered: On<ReviewedDraft>, by: Worker, version: number): Act {
  const draft: EndedDraft = { ...gathered.head, published: version, status: 'published', stage: 'over' }
  return actOf(gathered, {
    draft,
    did: 'role-book-draft.published',
    by,
    what: { version },
    owed: { opens: undefined, discharges: true },
  })
}

/** Given up. */
export function abandon(gathered: Gathered, by: Worker, reason: string): Act {
  const draft = { ...gathered.head, status: 'abandoned', stage: 'over' } as EndedDraft
  return actOf(gathered, {
    draft,
    did: 'role-book-draft.abandoned',
    by,
    personal: { comment: reason },
    owed: { opens: undefined, discharges: false },
  })
}
