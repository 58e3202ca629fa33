import * as z from 'zod/mini'
import { allowanceIn } from '../calendar/calendar.contract.ts'
import { defineContract, id, instantOut, line, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'

const MOST_EVIDENCE = 10

const status = z.enum(['open', 'done', 'waived', 'missed'])
const ref = z.strictObject({ id: z.string(), name: z.string() })
const reason = z.strictObject({ code: z.string(), text: z.string() })

const facts = {
  duty: id('dut'),
  title: z.string(),
  /** The accountable position. */
  position: ref,
  /** Local date in the rule's time zone. */
  on: z.iso.date(),
  /** Time of day by its rule; null: an event opens it. */
  at: z.nullable(z.string()),
  opensAt: instantOut,
  /** The version of the role book it runs under. */
  book: z.number(),
} as const

const closing = {
  /** Who did, waived or missed it (by the clock: null), and as what. */
  endedBy: z.nullable(personRef),
  endedAs: z.nullable(z.enum(['holder', 'deputy', 'escalation'])),
  endedAt: z.nullable(instantOut),
  /** Done after its deadline; or still open after it. */
  isLate: z.boolean(),
  /** It opened late, or not at all, because Onduty was not running: nobody's fault. */
  isLateBySystem: z.boolean(),
  /** Something measured lay outside what is acceptable. */
  isOutOfLimits: z.boolean(),
} as const

/** An occurrence in a list. */
export const occurrenceOut = z.strictObject({
  id: id('occ'),
  version: z.number(),
  ...facts,
  openedAt: instantOut,
  dueAt: instantOut,
  status,
  /** Who answers for it now. */
  accountable: personRef,
  /** Who answered for it when it opened, and as what. */
  wasAccountable: z.strictObject({ ...personRef.shape, via: z.enum(['holder', 'deputy', 'person']) }),
  /** What opened it, where no rule did. */
  event: z.nullable(z.string()),
  ...closing,
})
export type OccurrenceOut = z.infer<typeof occurrenceOut>

const evidenceOut = z.strictObject({
  kind: z.enum(['note', 'link', 'number']),
  title: z.string(),
  least: z.nullable(z.number()),
  most: z.nullable(z.number()),
  /** What was shown; null: nothing yet. */
  value: z.nullable(z.union([z.string(), z.number()])),
  isOutOfLimits: z.boolean(),
})

/** An occurrence with everything one needs to do it. */
export const occurrenceDetail = z.strictObject({
  ...occurrenceOut.shape,
  standard: z.string(),
  evidence: z.array(evidenceOut),
  procedure: z.nullable(
    z.strictObject({ title: z.string(), link: z.nullable(z.string()), steps: z.nullable(z.string()) }),
  ),
  responsible: z.array(ref),
  allowed: allowanceIn,
  /** When the next one opens: it stays, or lapses and counts as missed. */
  whenLate: z.enum(['stays', 'lapses']),
  /** Its rule in words; null: an event opens it. */
  rule: z.nullable(z.string()),
  comment: z.nullable(z.string()),
  obligation: z.nullable(z.string()),
  /** Why the caller may not; null: they may. */
  mayNotComplete: z.nullable(reason),
  mayNotWaive: z.nullable(reason),
})
export type OccurrenceDetail = z.infer<typeof occurrenceDetail>

const params = z.strictObject({ id: id('occ') })
const who = z.string().check(z.maxLength(30))

export const listOccurrences = defineContract({
  operation: 'list-duty-occurrences',
  method: 'GET',
  path: '/api/duty-occurrences',
  summary: 'What came round of one duty, of one position, or for one person; newest first.',
  admits: 'signed-in',
  query: z.strictObject({
    position: z.optional(id('pos')),
    duty: z.optional(id('dut')),
    /** Who was accountable when it opened: `me` or a person’s id. Without any of the three: `me`. */
    accountable: z.optional(who),
    /** Local dates, both included. */
    from: z.optional(z.iso.date()),
    until: z.optional(z.iso.date()),
    status: z.optional(status),
    ...pageQuery,
  }),
  answer: pageOf(occurrenceOut),
  refusals: ['one-filter-only'],
})

export const readOccurrence = defineContract({
  operation: 'read-duty-occurrence',
  method: 'GET',
  path: '/api/duty-occurrences/{id}',
  summary: 'One occurrence, with what its duty said then and what was shown for it.',
  admits: 'signed-in',
  params,
  answer: occurrenceDetail,
})

export const readOccurrenceTimeline = timelineContract('duty-occurrence', '/api/duty-occurrences/{id}', params)

/** What a calendar shows of one day: an occurrence, or one that is only planned. */
export const calendarItem = z.strictObject({
  /** Unique within the answer. */
  key: z.string(),
  ...facts,
  /** The case; null while it is only planned. */
  occurrence: z.nullable(id('occ')),
  status: z.enum(['planned', 'open', 'done', 'waived', 'missed']),
  dueAt: z.nullable(instantOut),
  accountable: z.nullable(personRef),
  /** False: it hangs on holidays nobody has announced yet, and may still move. */
  isCertain: z.boolean(),
  ...closing,
})
export type CalendarItem = z.infer<typeof calendarItem>

export const readDutyCalendar = defineContract({
  operation: 'read-duty-calendar',
  method: 'GET',
  path: '/api/duty-calendar',
  summary: 'A month of a person or a position: what is planned, open and done, in order of time.',
  admits: 'signed-in',
  query: z.strictObject({
    month: z.string().check(z.regex(/^2\d{3}-(0[1-9]|1[0-2])$/, { error: 'wrong-format' })),
    position: z.optional(id('pos')),
    /** `me` or a person’s id; `me` unless a position is given. */
    person: z.optional(who),
  }),
  answer: z.strictObject({
    month: z.string(),
    /** Today in the department’s time zone. */
    today: z.iso.date(),
    items: z.array(calendarItem),
    /** There is more than a calendar can show. */
    isCut: z.boolean(),
  }),
  refusals: ['one-filter-only'],
})

const recordOut = z.strictObject({
  /** Newest first, at most 12, the open ones too. */
  last: z.array(occurrenceOut),
  /** Of the newest 100 that ended; what was late by Onduty’s fault and what was waived is left out. */
  counted: z.number(),
  onTime: z.number(),
  late: z.number(),
  missed: z.number(),
  waived: z.number(),
  byDeputy: z.number(),
  lateBySystem: z.number(),
  /** Between 0 and 1; null: nothing to count yet. */
  onTimeShare: z.nullable(z.number()),
})
export type DutyRecord = z.infer<typeof recordOut>

export const readDutyRecord = defineContract({
  operation: 'read-duty-record',
  method: 'GET',
  path: '/api/duties/{id}/record',
  summary: 'How a duty was done lately.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('dut') }),
  answer: recordOut,
})

export const readPositionRecord = defineContract({
  operation: 'read-position-record',
  method: 'GET',
  path: '/api/positions/{id}/duty-record',
  summary: 'How the duties of a position were done lately.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('pos') }),
  answer: recordOut,
})

/** Days back from now that figures are given for. */
export const FIGURES_OVER = [30, 90, 365] as const

const figuresOut = z.strictObject({
  days: z.number(),
  counted: z.number(),
  onTime: z.number(),
  late: z.number(),
  missed: z.number(),
  waived: z.number(),
  byDeputy: z.number(),
  lateBySystem: z.number(),
  /** Between 0 and 1; null: nothing to count yet. */
  onTimeShare: z.nullable(z.number()),
})

export const readPositionFigures = defineContract({
  operation: 'read-position-figures',
  method: 'GET',
  path: '/api/positions/{id}/duty-figures',
  summary: 'How the duties of a position were done over the last 30, 90 and 365 days.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('pos') }),
  answer: z.strictObject({
    /** By the day an occurrence opened; the shortest first. */
    periods: z.array(figuresOut),
    /** False: there were more than are counted, and the longest period is of the newest 2,000 only. */
    isWhole: z.boolean(),
  }),
})

export const completeOccurrence = defineContract({
  operation: 'complete-duty-occurrence',
  method: 'POST',
  path: '/api/duty-occurrences/{id}/complete',
  summary:
    'It is done: by whoever answers for it, or a holder or deputy of its positions; with what the duty asks to be shown.',
  admits: 'signed-in',
  ifMatch: 'optional',
  params,
  body: z.strictObject({
    comment: z.optional(paragraphs(2000)),
    /** One for each piece of evidence the duty asks for, in its order: a sentence, an https address, a number. */
    evidence: z._default(z.array(z.union([paragraphs(2000), z.number()])).check(z.maxLength(MOST_EVIDENCE)), []),
  }),
  answer: occurrenceOut,
  refusals: ['occurrence-over', 'stale-version', 'not-your-duty', 'person-not-active', 'invalid-input'],
  example: { comment: '恢复演练正常。', evidence: ['https://backup.example.com/reports/2026-01', 42] },
})

export const waiveOccurrence = defineContract({
  operation: 'waive-duty-occurrence',
  method: 'POST',
  path: '/api/duty-occurrences/{id}/waive',
  summary: 'It need not be done this time, for a reason. Nobody waives their own.',
  admits: 'duty.waive',
  ifMatch: 'optional',
  params,
  body: z.strictObject({ reason: paragraphs(2000) }),
  answer: occurrenceOut,
  refusals: ['occurrence-over', 'stale-version', 'authority-missing', 'own-duty', 'person-not-active'],
  example: { reason: '设备已下线，本次无需巡检。' },
})

export const openOccurrence = defineContract({
  operation: 'open-duty-occurrence',
  method: 'POST',
  path: '/api/duties/{id}/occurrences',
  summary:
    'A machine reports what a duty waits for: opens one occurrence for each reference, however often it is reported.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('dut') }),
  body: z.strictObject({
    /** What happened, as the reporter names it: `backup-2026-01-05`. */
    reference: line(200),
  }),
  answer: occurrenceOut,
  status: 201,
  refusals: ['not-triggered-by-machines', 'not-your-duty', 'person-not-active'],
  example: { reference: 'backup-2026-01-05' },
})
