import * as z from 'zod/mini'
import { defineContract, id, instantOut, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { stepsOf } from '../obligation/step.contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { dutyContent, namedPosition, nameOut } from '../role-book/duty.contract.ts'

export const acknowledgementStatus = z.enum(['open', 'objected', 'signed', 'upheld', 'refused', 'withdrawn'])

const signedOut = z.strictObject({ book: z.number(), at: instantOut })

/** One person, one position, one version of its duty list. */
export const acknowledgementSummary = z.strictObject({
  id: id('ack'),
  version: z.number(),
  person: personRef,
  position: namedPosition,
  /** As its holder, or as a deputy. */
  as: z.enum(['holder', 'deputy']),
  /** Version of the role book. */
  book: z.number(),
  /** Hash of the list: has to be sent along to sign or to object. */
  page: z.string(),
  /** `open` · `objected`: an answer is owed · `signed` · `upheld`: the objection was right · `refused` · `withdrawn`. */
  status: acknowledgementStatus,
  /** What this person had signed of this position before. */
  signedBefore: z.nullable(signedOut),
  askedAt: instantOut,
  closedAt: z.nullable(instantOut),
})
export type AcknowledgementSummary = z.infer<typeof acknowledgementSummary>

export const ACKNOWLEDGEMENT_ACTIONS = ['sign', 'object', 'answer', 'record-refusal'] as const

export const listedDuty = z.strictObject({
  duty: dutyContent,
  /** When it has to be done, as a sentence in the caller's language. */
  when: z.string(),
  /** Since the list this person signed before. */
  change: z.enum(['added', 'changed', 'same']),
  /** Fields that are different from then. */
  fields: z.array(z.string()),
  /** As it was signed before, where it changed. */
  before: z.nullable(dutyContent),
})
export type ListedDutyOut = z.infer<typeof listedDuty>

export const acknowledgementOut = z.strictObject({
  ...acknowledgementSummary.shape,
  /** The list in full, as it was asked to be read. */
  list: z.array(listedDuty),
  /** Signed before, and not on the list any more. */
  removed: z.array(dutyContent),
  /** What positions, services and objectives are called, by id. */
  names: z.record(z.string(), nameOut),
  /** What was objected, and what was answered; oldest first. */
  objections: z.array(
    z.strictObject({
      text: z.nullable(z.string()),
      at: instantOut,
      by: personRef,
      answer: z.nullable(
        z.strictObject({
          outcome: z.enum(['upheld', 'stands']),
          text: z.nullable(z.string()),
          at: instantOut,
          by: personRef,
        }),
      ),
    }),
  ),
  obligations: z.array(obligationOut),
  /** What the caller may do now. */
  actions: z.array(z.enum(ACKNOWLEDGEMENT_ACTIONS)),
})
export type AcknowledgementOut = z.infer<typeof acknowledgementOut>

/** Where somebody in a position stands with its list. */
export const standingOut = z.strictObject({
  person: personRef,
  as: z.enum(['holder', 'deputy']),
  /** `not-asked`: nothing has been asked of them yet. */
  state: z.enum([...acknowledgementStatus.options, 'not-asked']),
  acknowledgement: z.nullable(id('ack')),
  /** The version they were asked for last. */
  book: z.nullable(z.number()),
  /** The newest version they signed, whenever. */
  signed: z.nullable(signedOut),
})

export const positionStanding = z.strictObject({
  position: namedPosition,
  group: z.nullable(z.strictObject({ id: id('grp'), name: nameOut })),
  people: z.array(standingOut),
})
export type PositionStanding = z.infer<typeof positionStanding>

export const listAcknowledgements = defineContract({
  operation: 'list-acknowledgements',
  method: 'GET',
  path: '/api/acknowledgements',
  summary: 'Duty lists somebody was asked to sign, newest version first: those of a person (`me`), or of a position.',
  admits: 'signed-in',
  query: z.strictObject({
    /** `me` or a person's id; `me` when no position is named. */
    person: z.optional(z.string().check(z.maxLength(30))),
    position: z.optional(id('pos')),
    ...pageQuery,
  }),
  answer: pageOf(acknowledgementSummary),
  refusals: ['one-filter-only'],
})

export const readWhoSigned = defineContract({
  operation: 'read-who-signed',
  method: 'GET',
  path: '/api/acknowledgements/standing',
  summary: 'For each position with people in it: who has signed its duty list, who has not, who objects.',
  admits: 'signed-in',
  query: z.strictObject({ group: z.optional(id('grp')), position: z.optional(id('pos')), ...pageQuery }),
  answer: pageOf(positionStanding),
})

const params = z.strictObject({ id: id('ack') })

export const readAcknowledgement = defineContract({
  operation: 'read-acknowledgement',
  method: 'GET',
  path: '/api/acknowledgements/{id}',
  summary: 'The duty list in full, what changed since the caller signed last, and what can be done.',
  admits: 'signed-in',
  params,
  answer: acknowledgementOut,
})

export const readAcknowledgementTimeline = timelineContract('acknowledgement', '/api/acknowledgements/{id}', params)

/** The hash of the list that was read: what was read is what is signed. */
const page = z.string().check(z.minLength(1), z.maxLength(64))
const EXAMPLE_PAGE = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

const step = stepsOf({
  of: 'duty-list',
  path: '/api/acknowledgements/{id}',
  params,
  answer: acknowledgementSummary,
  refusals: ['acknowledgement-over', 'person-not-active', 'stale-version'],
})

export const signDutyList = step(
  'sign',
  'I have read this list and answer for it. Only the person it is for can sign.',
  z.strictObject({ page }),
  { page: EXAMPLE_PAGE },
  ['not-the-signer', 'list-has-changed', 'objection-open'],
)

export const objectToDutyList = step(
  'object',
  'I do not agree, and say why: whoever leads the position owes an answer.',
  z.strictObject({ page, text: paragraphs(2000) }),
  { page: EXAMPLE_PAGE, text: '夜间值守与我已承担的应用发布时间冲突，请重新分配。' },
  ['not-the-signer', 'list-has-changed', 'objection-open'],
)

export const answerObjection = step(
  'answer',
  '`upheld`: the objection is right, and the list will be amended in a next version. `stands`: it stays as it is, and is to be signed.',
  z.strictObject({ outcome: z.enum(['upheld', 'stands']), text: paragraphs(2000) }),
  { outcome: 'stands', text: '值守与发布错开一周，已与发布负责人商定。' },
  ['not-accountable', 'no-objection'],
)

export const recordRefusal = step(
  'record-refusal',
  'Whoever is to get it signed records that the person does not sign, and why.',
  z.strictObject({ reason: paragraphs(2000) }),
  { reason: '多次沟通后仍拒绝签收，已书面告知职责自发布之日起生效。' },
  ['not-accountable', 'own-refusal', 'objection-open'],
)
