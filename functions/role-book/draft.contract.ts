import * as z from 'zod/mini'
import { defineContract, id, instantOut, line, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { comparisonOut, dutyFilters, dutyIn, dutyOut, frameIn } from './role-book.contract.ts'

/** Settled in one go: more differences than that at the same places are settled by editing them. */
const MOST_SETTLED = 80

export const DRAFT_STATUSES = ['drafting', 'in-review', 'reviewed', 'published', 'abandoned'] as const

/** A draft in a list, and what every step answers. */
export const draftSummary = z.strictObject({
  id: id('bdr'),
  name: z.string(),
  status: z.enum(DRAFT_STATUSES),
  /** Number of the version it began from or was carried over to; 0: an empty book. */
  base: z.number(),
  drafter: personRef,
  /** Who owes the next step, and by when; null when it has ended. */
  accountable: z.nullable(personRef),
  dueAt: z.nullable(instantOut),
  createdAt: instantOut,
  /** Over all it would publish: a review holds for exactly this. Null while it is being drafted. */
  contentHash: z.nullable(z.string()),
  version: z.number(),
})
export type DraftSummary = z.infer<typeof draftSummary>

const draftAction = z.strictObject({
  action: z.enum(['edit', 'submit', 'review', 'accept-finding', 'publish', 'abandon']),
  may: z.boolean(),
  code: z.nullable(z.string()),
  reason: z.nullable(z.string()),
})

export const draftOut = z.strictObject({
  ...draftSummary.shape,
  note: z.nullable(z.string()),
  /** Everybody who edited it, the drafter first: none of them may review or publish it. */
  editors: z.array(personRef),
  review: z.nullable(
    z.strictObject({
      verdict: z.enum(['accepted', 'sent-back']),
      by: personRef,
      at: instantOut,
      comment: z.nullable(z.string()),
    }),
  ),
  /** The newest published version is another than its base: `rebase` carries it over. */
  isBehind: z.boolean(),
  /** Duties (or `frame`) that were changed both here and there. */
  conflicts: z.array(z.string()),
  frame: frameIn,
  /** Gaps somebody accepted for exactly this content. */
  accepted: z.array(
    z.strictObject({ finding: z.string(), by: personRef, until: instantOut, reason: z.string(), at: instantOut }),
  ),
  /** The version it became. */
  published: z.nullable(z.number()),
  obligations: z.array(obligationOut),
  actions: z.array(draftAction),
  policy: z.string(),
})
export type DraftOut = z.infer<typeof draftOut>

const params = z.strictObject({ id: id('bdr') })
const ofDuty = z.strictObject({ id: id('bdr'), duty: id('dut') })

const NOT_EDITABLE = ['authority-missing', 'draft-is-over', 'stale-version'] as const

export const listDrafts = defineContract({
  operation: 'list-role-book-drafts',
  method: 'GET',
  path: '/api/role-books/drafts',
  summary: 'Drafts of the role book, newest first: those that are worked on, or those that have ended.',
  admits: 'signed-in',
  query: z.strictObject({ status: z._default(z.enum(['open', 'over']), 'open'), ...pageQuery }),
  answer: pageOf(draftSummary),
})

export const createDraft = defineContract({
  operation: 'create-role-book-draft',
  method: 'POST',
  path: '/api/role-books/drafts',
  summary: 'Begins a draft on the newest version; or, before the first one, on what positions were given so far.',
  admits: 'role-book.draft',
  body: z.strictObject({
    name: line(80),
    note: z.optional(paragraphs(2000)),
    /** `positions`: one standing duty for each position that was given authorities. Only before the first version. */
    from: z._default(z.enum(['newest', 'positions']), 'newest'),
  }),
  answer: draftSummary,
  status: 201,
  refusals: ['authority-missing', 'book-has-begun', 'too-many-drafts'],
  example: { name: '2026 年第一季度调整', note: '备份职责移交存储岗。' },
})

export const readDraft = defineContract({
  operation: 'read-role-book-draft',
  method: 'GET',
  path: '/api/role-books/drafts/{id}',
  summary: 'One draft: where it stands, who owes what, what the caller may do. What it changes is at `/compare`.',
  admits: 'signed-in',
  params,
  answer: draftOut,
})

export const describeDraft = defineContract({
  operation: 'describe-role-book-draft',
  method: 'PATCH',
  path: '/api/role-books/drafts/{id}',
  summary: 'Another name or note. Reviews stay, for what is published is the same.',
  admits: 'role-book.draft',
  params,
  body: z.strictObject({ name: z.optional(line(80)), note: z.optional(z.nullable(paragraphs(2000))) }),
  answer: draftSummary,
  ifMatch: 'optional',
  refusals: [...NOT_EDITABLE, 'nothing-to-change'],
  example: { name: '2026 年上半年调整' },
})

export const listDraftDuties = defineContract({
  operation: 'list-role-book-draft-duties',
  method: 'GET',
  path: '/api/role-books/drafts/{id}/duties',
  summary: 'The duties as the draft would publish them, by position.',
  admits: 'signed-in',
  params,
  query: z.strictObject(dutyFilters),
  answer: pageOf(dutyOut),
})

const EXAMPLE_DUTY = {
  position: 'pos_01K9ZQ6V80ABCDEFGHJKMNPQRS',
  title: { 'zh-CN': '每日数据库备份检查', en: 'Check the nightly database backup' },
  standard: {
    'zh-CN': '每个工作日 10:00 前确认前一晚备份成功，可恢复，异常已登记。',
    en: 'By 10:00 each working day the backup of the night is known to be good and restorable, and faults are recorded.',
  },
  evidence: [{ kind: 'note', title: { 'zh-CN': '检查记录', en: 'What was checked' } }],
  when: {
    kind: 'recurring',
    rule: { every: { unit: 'day', interval: 1 }, at: ['09:00'], onDayOff: 'skip', from: '2026-01-05' },
  },
  allowed: { clock: 'wall', iso: 'PT1H' },
  effort: 20,
} as const

export const addDraftDuty = defineContract({
  operation: 'add-role-book-draft-duty',
  method: 'POST',
  path: '/api/role-books/drafts/{id}/duties',
  summary: 'Adds a duty. A draft that was in review, or reviewed, is being drafted again.',
  admits: 'role-book.draft',
  params,
  body: dutyIn,
  answer: dutyOut,
  status: 201,
  ifMatch: 'optional',
  refusals: [...NOT_EDITABLE, 'too-many-duties'],
  example: EXAMPLE_DUTY,
})

export const putDraftDuty = defineContract({
  operation: 'put-role-book-draft-duty',
  method: 'PUT',
  path: '/api/role-books/drafts/{id}/duties/{duty}',
  summary: 'Makes a duty another one; to another position it takes its authorities along. Voids a review.',
  admits: 'role-book.draft',
  params: ofDuty,
  body: dutyIn,
  answer: dutyOut,
  ifMatch: 'optional',
  refusals: [...NOT_EDITABLE, 'too-many-duties', 'nothing-to-change'],
  example: EXAMPLE_DUTY,
})

export const removeDraftDuty = defineContract({
  operation: 'remove-role-book-draft-duty',
  method: 'DELETE',
  path: '/api/role-books/drafts/{id}/duties/{duty}',
  summary: 'Takes a duty out of the book, and with it its authorities. Voids a review.',
  admits: 'role-book.draft',
  params: ofDuty,
  answer: draftSummary,
  ifMatch: 'optional',
  refusals: NOT_EDITABLE,
})

export const restoreDraftDuty = defineContract({
  operation: 'restore-role-book-draft-duty',
  method: 'POST',
  path: '/api/role-books/drafts/{id}/duties/{duty}/restore',
  summary: 'Gives up what the draft does to a duty: it is again as in the base. Voids a review.',
  admits: 'role-book.draft',
  params: ofDuty,
  answer: draftSummary,
  ifMatch: 'optional',
  refusals: NOT_EDITABLE,
})

export const putDraftFrame = defineContract({
  operation: 'put-role-book-draft-frame',
  method: 'PUT',
  path: '/api/role-books/drafts/{id}/frame',
  summary: 'Activities, which service needs which, and what one person must not have both. Voids a review.',
  admits: 'role-book.draft',
  params,
  body: frameIn,
  answer: draftSummary,
  ifMatch: 'optional',
  refusals: [...NOT_EDITABLE, 'nothing-to-change'],
  example: {
    activities: [{ code: 'backup', name: { 'zh-CN': '备份', en: 'Backup' }, hours: 'business' }],
    needs: { svc_01K9ZQ6V80ABCDEFGHJKMNPQRS: ['backup'] },
    conflicts: [],
  },
})

export const compareDraft = defineContract({
  operation: 'compare-role-book-draft',
  method: 'GET',
  path: '/api/role-books/drafts/{id}/compare',
  summary: 'What the draft changes against its base, and where the newest version was changed at the same place.',
  admits: 'signed-in',
  params,
  query: z.strictObject(pageQuery),
  answer: comparisonOut,
})

export const rebaseDraft = defineContract({
  operation: 'rebase-role-book-draft',
  method: 'POST',
  path: '/api/role-books/drafts/{id}/rebase',
  summary: 'Carries the draft over to the newest version. What was changed on both sides is settled one by one.',
  admits: 'role-book.draft',
  params,
  body: z.strictObject({
    settle: z._default(
      z
        .array(
          z.strictObject({
            /** A duty, or `frame`. */
            what: z.string().check(z.maxLength(30), z.regex(/^(frame|dut_[0-7][0-9A-HJKMNP-TV-Z]{25})$/)),
            take: z.enum(['mine', 'theirs']),
          }),
        )
        .check(z.maxLength(MOST_SETTLED)),
      [],
    ),
  }),
  answer: draftSummary,
  ifMatch: 'optional',
  refusals: [...NOT_EDITABLE, 'draft-not-behind', 'draft-conflicts', 'not-a-conflict'],
  example: { settle: [{ what: 'dut_01K9ZQ6V80ABCDEFGHJKMNPQRS', take: 'mine' }] },
})

export const submitDraft = defineContract({
  operation: 'submit-role-book-draft',
  method: 'POST',
  path: '/api/role-books/drafts/{id}/submit',
  summary: 'Asks for a review by somebody who did not work on it.',
  admits: 'role-book.draft',
  params,
  answer: draftSummary,
  ifMatch: 'optional',
  refusals: [...NOT_EDITABLE, 'draft-not-drafting', 'draft-is-behind', 'draft-changes-nothing', 'draft-not-sound'],
  example: {},
})

/** Reviewing and publishing are bound to what was seen. */
const contentHash = z.optional(z.string().check(z.maxLength(64)))

export const reviewDraft = defineContract({
  operation: 'review-role-book-draft',
  method: 'POST',
  path: '/api/role-books/drafts/{id}/review',
  summary: 'Somebody else says whether exactly this may be published, or sends it back with remarks.',
  admits: 'role-book.review',
  params,
  body: z.strictObject({
    verdict: z.enum(['accept', 'send-back']),
    /** Needed to send it back. */
    comment: z.optional(paragraphs(2000)),
    contentHash,
  }),
  answer: draftSummary,
  ifMatch: 'optional',
  refusals: [
    'authority-missing',
    'reviewer-is-editor',
    'draft-not-in-review',
    'draft-is-over',
    'content-has-changed',
    'comment-needed',
    'stale-version',
  ],
  example: { verdict: 'accept', comment: '职责清楚，没有遗漏。' },
})

export const acceptFinding = defineContract({
  operation: 'accept-role-book-finding',
  method: 'POST',
  path: '/api/role-books/drafts/{id}/accept-finding',
  summary:
    'Somebody answers for a gap by name, until a day by which it is to be closed. Holds for exactly this content.',
  admits: 'role-book.publish',
  params,
  body: z.strictObject({
    /** Key of the linter's finding. */
    finding: z.string().check(z.minLength(1), z.maxLength(300)),
    /** The last day, within a year. */
    until: z.iso.date(),
    reason: paragraphs(1000),
  }),
  answer: draftSummary,
  ifMatch: 'optional',
  refusals: [
    'authority-missing',
    'accepter-is-editor',
    'draft-not-in-review',
    'draft-is-over',
    'unknown-finding',
    'finding-cannot-be-accepted',
    'too-many-accepted',
    'date-out-of-range',
    'stale-version',
  ],
  example: { finding: 'gap:backup', until: '2026-03-31', reason: '存储管理员三月到岗。' },
})

export const publishDraft = defineContract({
  operation: 'publish-role-book-draft',
  method: 'POST',
  path: '/api/role-books/drafts/{id}/publish',
  summary: 'Makes it the next version, for ever as it is, from the beginning of a day; today: at once.',
  admits: 'role-book.publish',
  params,
  body: z.strictObject({
    /** The day it takes over, in the department's zone; absent: today. */
    from: z.optional(z.iso.date()),
    note: paragraphs(1000),
    /** Planned versions that shall never take effect, because this one takes over before them. */
    replaces: z._default(z.array(z.number().check(z.int(), z.minimum(1))).check(z.maxLength(20)), []),
    contentHash,
  }),
  answer: draftSummary,
  ifMatch: 'optional',
  refusals: [
    'authority-missing',
    'publisher-is-editor',
    'draft-not-reviewed',
    'draft-is-over',
    'draft-is-behind',
    'draft-not-sound',
    'content-has-changed',
    'date-out-of-range',
    'planned-version-ahead',
    'findings-refused',
    'findings-not-accepted',
    'administrator-must-stay',
    'head-must-stay',
    'publisher-must-stay',
    'stale-version',
  ],
  example: { from: '2026-04-01', note: '备份职责移交存储岗，见评审记录。' },
})

export const abandonDraft = defineContract({
  operation: 'abandon-role-book-draft',
  method: 'POST',
  path: '/api/role-books/drafts/{id}/abandon',
  summary: 'Gives the draft up.',
  admits: 'role-book.draft',
  params,
  body: z.strictObject({ reason: paragraphs(1000) }),
  answer: draftSummary,
  ifMatch: 'optional',
  refusals: NOT_EDITABLE,
  example: { reason: '并入另一份草稿。' },
})

export const readDraftTimeline = timelineContract(
  'role-book-draft',
  '/api/role-books/drafts/{id}',
  params,
  'Who did what to the draft, when, by which authority; oldest first.',
)
