import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Act } from '../../platform/act.ts'
import { personIsActive } from '../../responsibility/index.ts'
import { headOfReview, type WholeReview } from '../access-review.store.ts'
import { REVIEW_CANCELLED } from '../events.ts'
import { closed, type Decider } from './decide.ts'

/** Called off: nothing more is asked or taken away. Its packages are withdrawn by their own acts. */
export function cancel({ head, standing }: WholeReview, by: Decider, now: Instant, reason: string): Act {
  return {
    before: head,
    head: headOfReview({ ...head, status: 'cancelled', endedAt: now }),
    at: now,
    did: 'access-review.cancelled',
    by: by.actor,
    grant: by.grant,
    personal: { comment: reason },
    rows: [personIsActive(by.person), ...closed(standing, 'withdrawn', by.person, now)],
    effects: [
      { kind: 'wake', caseId: head.id },
      { kind: 'event', event: REVIEW_CANCELLED, about: { review: head.id } },
    ],
  }
}

/** Exactly this report is signed, and the review is closed. */
export function sign({ head, standing }: WholeReview, by: Decider, now: Instant, comment?: string): Act {
  return {
    before: head,
    head: headOfReview({ ...head, status: 'signed', signedBy: by.person, endedAt: now }),
    at: now,
    did: 'access-review.signed',
    by: by.actor,
    grant: by.grant,
    what: { reportHash: head.reportHash ?? '' },
    ...(comment === undefined ? {} : { personal: { comment } }),
    rows: [personIsActive(by.person), ...closed(standing, 'discharged', by.person, now)],
    effects: [{ kind: 'wake', caseId: head.id as Id }],
  }
}
