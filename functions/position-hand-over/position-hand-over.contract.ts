import * as z from 'zod/mini'
import {
  defineContract,
  eachOnce,
  id,
  instant,
  instantOut,
  line,
  pageOf,
  pageQuery,
  paragraphs,
} from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { stepsOf } from '../obligation/step.contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { dutyContent, namedPosition, nameOut } from '../role-book/duty.contract.ts'

export const section = z.enum(['duties', 'obligations', 'entitlements', 'knowledge'])
export type SectionName = z.infer<typeof section>

const MOST_ITEMS = 50

/** A hand-over in a list, and what every step answers. */
export const handOverSummary = z.strictObject({
  id: id('hov'),
  version: z.number(),
  position: namedPosition,
  /** Who had the position until now. */
  from: personRef,
  /** Who hands over: the same, or whoever leads where they have gone. */
  giver: personRef,
  receiver: personRef,
  /** Until when it has to be complete. */
  by: instantOut,
  status: z.enum(['open', 'done', 'cancelled']),
  /** What is owed next: `prepare`, `confirm`, `sign`; `carry-out`: signed, and waiting for the receiver's first day; `over`. */
  stage: z.enum(['prepare', 'confirm', 'sign', 'carry-out', 'over']),
  startedAt: instantOut,
  closedAt: z.nullable(instantOut),
  /** Over all that is handed over: has to be sent along to sign. */
  contentHash: z.string(),
})
export type HandOverSummary = z.infer<typeof handOverSummary>

const said = { by: personRef, at: instantOut }

const sectionOut = z.strictObject({
  section,
  prepared: z.nullable(z.strictObject(said)),
  confirmed: z.nullable(z.strictObject(said)),
  /** Why the receiver sent it back last, while it is to be prepared again. */
  returned: z.nullable(z.strictObject({ ...said, reason: z.nullable(z.string()) })),
})

const knowledgeOut = z.strictObject({
  title: z.string(),
  text: z.nullable(z.string()),
  link: z.nullable(z.string()),
})

/** What came of a decision when it was carried out; `why` is in the caller's language. */
const outcome = z.nullable(z.strictObject({ isDone: z.boolean(), why: z.nullable(z.string()), at: instantOut }))

const signature = z.nullable(z.strictObject(said))

export const HAND_OVER_ACTIONS = ['prepare', 'confirm', 'sign-as-giver', 'sign-as-receiver', 'cancel'] as const

export const handOverOut = z.strictObject({
  ...handOverSummary.shape,
  /** When what was signed is carried out, at the earliest: the receiver's first day in the position. */
  takesEffectAt: instantOut,
  sections: z.array(sectionOut),
  /** The version of the role book the duties are from; null before the first. */
  book: z.nullable(z.number()),
  duties: z.array(z.strictObject({ duty: dutyContent, when: z.string() })),
  /** What the giver owes through the position, or owed when it was decided on. */
  open: z.array(
    z.strictObject({
      obligation: id('obl'),
      title: z.string(),
      /** The completion standard, in the caller's language. */
      standard: z.string(),
      /** Null while it is undecided. */
      choice: z.nullable(z.enum(['hand-over', 'keep'])),
      note: z.nullable(z.string()),
      /** Where it is: still the giver's, taken over by the receiver, somebody else's, closed. */
      state: z.enum(['with-giver', 'taken-over', 'elsewhere', 'closed']),
      dueAt: instantOut,
      outcome,
    }),
  ),
  /** Rights on systems that somebody has, or had until they left it, because of the position. */
  entitlements: z.array(
    z.strictObject({
      entitlement: id('ent'),
      title: z.string(),
      /** As in the entitlements: `active`, `revoking`, `revoked` … */
      status: z.string(),
      choice: z.nullable(z.enum(['stays', 'revoke', 'transfer'])),
      note: z.nullable(z.string()),
      /** What was asked for, for the receiver. */
      asked: z.nullable(id('ent')),
      outcome,
    }),
  ),
  knowledge: z.strictObject({ items: z.array(knowledgeOut), nothing: z.nullable(z.string()) }),
  /** Those that hold for what is handed over now. */
  signatures: z.strictObject({ giver: signature, receiver: signature }),
  /** Why it was called off, when it was; null `by`: nobody's decision, the receiver left. */
  cancelled: z.nullable(z.strictObject({ by: z.nullable(personRef), at: instantOut, reason: z.nullable(z.string()) })),
  /** What positions, services and objectives are called, by id. */
  names: z.record(z.string(), nameOut),
  obligations: z.array(obligationOut),
  /** What the caller may do now. */
  actions: z.array(z.enum(HAND_OVER_ACTIONS)),
})
export type HandOverOut = z.infer<typeof handOverOut>

export const listPositionHandOvers = defineContract({
  operation: 'list-position-hand-overs',
  method: 'GET',
  path: '/api/position-hand-overs',
  summary:
    'Hand-overs of positions, newest first: those somebody gives or receives (`me`), those of a position, or all that are open.',
  admits: 'signed-in',
  query: z.strictObject({
    /** `me` or a person's id; `me` when nothing else is named. */
    person: z.optional(z.string().check(z.maxLength(30))),
    position: z.optional(id('pos')),
    status: z.optional(z.enum(['open'])),
    ...pageQuery,
  }),
  answer: pageOf(handOverSummary),
  refusals: ['one-filter-only'],
})

export const startPositionHandOver = defineContract({
  operation: 'start-position-hand-over',
  method: 'POST',
  path: '/api/position-hand-overs',
  summary:
    'Whoever leads the position, or administers the directory, starts a hand-over. One starts by itself when a successor is entered.',
  admits: 'signed-in',
  body: z.strictObject({
    position: id('pos'),
    /** Who has, or had, the position. */
    from: id('per'),
    to: id('per'),
    /** Until when it has to be complete; absent: ten working days. */
    by: z.optional(instant),
  }),
  answer: handOverSummary,
  status: 201,
  refusals: [
    'not-the-leader',
    'unknown-position',
    'unknown-person',
    'person-not-active',
    'giver-is-receiver',
    'never-had-the-position',
    'receiver-not-in-position',
    'hand-over-open',
    'date-out-of-range',
  ],
  example: {
    position: 'pos_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    from: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    to: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRT',
    by: '2026-02-27T18:00:00+08:00',
  },
})

const params = z.strictObject({ id: id('hov') })

export const readPositionHandOver = defineContract({
  operation: 'read-position-hand-over',
  method: 'GET',
  path: '/api/position-hand-overs/{id}',
  summary: 'One hand-over: what is handed over, how far each part is, who owes what, what the caller may do.',
  admits: 'signed-in',
  params,
  answer: handOverOut,
})

export const readPositionHandOverTimeline = timelineContract(
  'position-hand-over',
  '/api/position-hand-overs/{id}',
  params,
)

const step = stepsOf({
  of: 'position-hand-over',
  path: '/api/position-hand-overs/{id}',
  params,
  answer: handOverSummary,
  refusals: ['hand-over-over', 'person-not-active', 'stale-version'],
})

const knowledgeItem = z
  .strictObject({
    title: line(120),
    text: z.optional(paragraphs(4000)),
    link: z.optional(z.string().check(z.maxLength(500), z.regex(/^https?:\/\/\S+$/, { error: 'not-a-url' }))),
  })
  .check(z.refine(({ text, link }) => text !== undefined || link !== undefined, { error: 'text-or-link-needed' }))

export const recordKnowledge = step(
  'record-knowledge',
  'What the successor has to know: items, or why there is nothing. Replaces what was there; signatures become void.',
  z.strictObject({
    items: z._default(z.array(knowledgeItem).check(z.maxLength(MOST_ITEMS)), []),
    /** Why there is nothing to hand over. */
    nothing: z.optional(paragraphs(1000)),
  }),
  { items: [{ title: '备份失败时先看哪里', text: '先看存储阵列 2 号控制器的缓存告警，再看备份窗口。' }] },
  ['not-the-giver', 'items-or-reason', 'items-too-long', 'signed-by-both'],
)

const note = z.optional(paragraphs(500))

export const decideOnObligations = step(
  'decide-obligations',
  'What becomes of things the giver still owes: the receiver takes them over, or they are kept on purpose, with a note why.',
  z.strictObject({
    choices: z.array(z.strictObject({ obligation: id('obl'), choice: z.enum(['hand-over', 'keep']), note })).check(
      z.minLength(1),
      z.maxLength(MOST_ITEMS),
      eachOnce(({ obligation }) => obligation),
    ),
  }),
  {
    choices: [
      { obligation: 'obl_01K9ZQ6V80ABCDEFGHJKMNPQRS', choice: 'keep', note: '下周发布完成后即办结，由我收尾。' },
    ],
  },
  ['not-the-giver', 'not-of-this-hand-over', 'note-needed', 'receiver-may-not-answer', 'signed-by-both'],
)

export const decideOnEntitlements = step(
  'decide-entitlements',
  'What becomes of rights on systems that go with the position: `stays` with a note why, `revoke`, or `transfer`: revoked here and asked for anew for the receiver.',
  z.strictObject({
    choices: z
      .array(z.strictObject({ entitlement: id('ent'), choice: z.enum(['stays', 'revoke', 'transfer']), note }))
      .check(
        z.minLength(1),
        z.maxLength(MOST_ITEMS),
        eachOnce(({ entitlement }) => entitlement),
      ),
  }),
  { choices: [{ entitlement: 'ent_01K9ZQ6V80ABCDEFGHJKMNPQRS', choice: 'transfer' }] },
  ['not-the-giver', 'not-of-this-hand-over', 'note-needed', 'ends-with-the-position', 'signed-by-both'],
)

export const prepareSection = step(
  'prepare',
  'A part is ready for the receiver. After the last one the receiver is asked.',
  z.strictObject({ section }),
  { section: 'knowledge' },
  ['not-the-giver', 'section-not-ready', 'signed-by-both'],
)

export const confirmSection = step(
  'confirm',
  'The receiver has understood a part and takes it over. After the last one both are asked to sign.',
  z.strictObject({ section }),
  { section: 'knowledge' },
  ['not-the-receiver', 'section-not-prepared', 'signed-by-both'],
)

export const returnSection = step(
  'return',
  'The receiver cannot take a part over as it is, and says why: it is the giver’s again.',
  z.strictObject({ section, reason: paragraphs(1000) }),
  { section: 'knowledge', reason: '缺少灾备切换的步骤和联系人，请补充。' },
  ['not-the-receiver', 'section-not-prepared', 'signed-by-both'],
)

export const signPositionHandOver = step(
  'sign',
  'Signs exactly what is handed over, as giver or as receiver. With both signatures it is carried out.',
  z.strictObject({
    as: z.enum(['giver', 'receiver']),
    contentHash: z.string().check(z.minLength(1), z.maxLength(64)),
  }),
  { as: 'receiver', contentHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
  [
    'not-the-giver',
    'not-the-receiver',
    'not-ready-to-sign',
    'content-has-changed',
    'duty-list-has-changed',
    'signed-by-both',
  ],
)

export const cancelPositionHandOver = step(
  'cancel',
  'Whoever leads the position or administers the directory calls it off, and says why.',
  z.strictObject({ reason: paragraphs(1000) }),
  { reason: '接任人另有安排，岗位改由他人接任。' },
  ['not-the-leader', 'signed-by-both'],
)
