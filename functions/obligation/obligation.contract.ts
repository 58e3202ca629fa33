import * as z from 'zod/mini'
import { allowanceIn } from '../calendar/calendar.contract.ts'
import { defineContract, id, instantOut, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'

/** A person as others see them: enough to name somebody. */
export const personRef = z.strictObject({ id: id('per'), name: z.string() })

export const rung = z.strictObject({
  at: instantOut,
  does: z.enum(['remind', 'climb', 'turn']),
  to: z.optional(z.enum(['deputy', 'leader', 'head', 'position', 'person', 'group'])),
})

/** One step somebody owes, as the portal and machines see it. */
export const obligationOut = z.strictObject({
  id: id('obl'),
  /** Goes into `If-Match` when somebody acts on it; owner, offer, acknowledgement and end count, reminders do not. */
  version: z.number(),
  caseId: z.string(),
  /**
   * `change.assess`, `change.authorise`, `change.test`, `change.release`, `change.review`; `roster.fill-gap`,
   * `roster.name-successor`, `roster.cover-absence`, `roster.cover-hours`, `roster.fix-address`; `calendar.enter-year`;
   * `objective.measure`, `objective.conclude`; `position-hand-over.prepare`, `.confirm`, `.sign-as-giver`,
   * `.sign-as-receiver`, `.carry-out`; `obligation.accept`.
   */
  kind: z.string(),
  /** The completion standard, in the caller's language. */
  standard: z.string(),
  number: z.nullable(z.string()),
  title: z.string(),
  accountable: personRef,
  /** The position through which they came to it; absent: it is theirs as a person. */
  position: z.optional(id('pos')),
  via: z.enum(['holder', 'deputy', 'person']),
  openedAt: instantOut,
  dueAt: instantOut,
  isOverdue: z.boolean(),
  status: z.enum(['open', 'discharged', 'withdrawn']),
  acknowledgedAt: z.nullable(instantOut),
  /** The armed clock: the next reminder, climb or turn; null when closed. */
  nextTickAt: z.nullable(instantOut),
  /** What is still to come by the clock. */
  plan: z.array(rung),
  /** How often the head of IT is told again after that; absent: every working day. */
  again: z.optional(allowanceIn),
  offer: z.nullable(z.strictObject({ to: personRef, by: personRef, at: instantOut, note: z.nullable(z.string()) })),
  asked: z.array(personRef),
  closedAt: z.nullable(instantOut),
  /** Of the case, when one obligation is read: goes into `If-Match` when the case is changed. */
  caseVersion: z.optional(z.number()),
})
export type ObligationOut = z.infer<typeof obligationOut>

const params = z.strictObject({ id: id('obl') })

export const listObligations = defineContract({
  operation: 'list-obligations',
  method: 'GET',
  path: '/api/obligations',
  summary: 'What somebody owes, most pressing first; or what is offered to them; or what they closed, latest first.',
  admits: 'signed-in',
  query: z.strictObject({
    /** `me` or a person's id. */
    accountable: z._default(z.string().check(z.maxLength(30)), 'me'),
    status: z._default(z.enum(['open', 'closed', 'offered']), 'open'),
    ...pageQuery,
  }),
  answer: pageOf(obligationOut),
})

export const readObligation = defineContract({
  operation: 'read-obligation',
  method: 'GET',
  path: '/api/obligations/{id}',
  summary: 'One obligation.',
  admits: 'signed-in',
  params,
  answer: obligationOut,
})

export const acknowledgeObligation = defineContract({
  operation: 'acknowledge-obligation',
  method: 'POST',
  path: '/api/obligations/{id}/acknowledge',
  summary: 'I have seen it and am on it: reminders before the next step of the ladder are dropped, the ladder stays.',
  admits: 'signed-in',
  ifMatch: 'optional',
  params,
  answer: obligationOut,
  refusals: ['obligation-closed', 'stale-version', 'not-accountable'],
})

export const handOverObligation = defineContract({
  operation: 'hand-over-obligation',
  method: 'POST',
  path: '/api/obligations/{id}/hand-over',
  summary: 'Offers it to somebody else. It stays with the giver until the other accepts.',
  admits: 'signed-in',
  ifMatch: 'optional',
  params,
  body: z.strictObject({ to: id('per'), note: z.optional(paragraphs(500)) }),
  answer: obligationOut,
  refusals: [
    'obligation-closed',
    'stale-version',
    'not-accountable',
    'receiver-has-it',
    'only-in-person',
    'receiver-not-there',
    'receiver-may-not-answer',
    'receiver-lacks-authority',
  ],
  example: { to: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS', note: '我下午在机房，请代为评估。' },
})

export const acceptObligation = defineContract({
  operation: 'accept-obligation',
  method: 'POST',
  path: '/api/obligations/{id}/accept',
  summary: 'Takes over what was offered, or confirms what fell to the caller when its owner left.',
  admits: 'signed-in',
  ifMatch: 'optional',
  params,
  answer: obligationOut,
  refusals: [
    'obligation-closed',
    'stale-version',
    'nothing-offered',
    'receiver-may-not-answer',
    'receiver-lacks-authority',
  ],
})

export const declineObligation = defineContract({
  operation: 'decline-obligation',
  method: 'POST',
  path: '/api/obligations/{id}/decline',
  summary: 'Declines what was offered: it stays with the giver. What fell to the caller goes one step up.',
  admits: 'signed-in',
  ifMatch: 'optional',
  params,
  body: z.strictObject({ note: z.optional(paragraphs(500)) }),
  answer: obligationOut,
  refusals: ['obligation-closed', 'stale-version', 'nothing-offered'],
  example: { note: '今天在外地出差，请改派。' },
})
