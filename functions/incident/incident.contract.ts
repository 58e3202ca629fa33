import * as z from 'zod/mini'
import { defineContract, id, instantOut, line, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { FEW_WORDS } from '../kernel/few-words.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { impact, incidentOut, incidentSummary, urgency } from './incident-parts.contract.ts'

export * from './incident-parts.contract.ts'

export const incidentParams = z.strictObject({ id: id('inc') })
const STEP_REFUSALS = [
  'wrong-status',
  'not-involved',
  'not-in-drill',
  'authority-missing',
  'person-not-active',
  'stale-version',
]

/** A step that is taken by a POST on the incident and answers it in short. */
export const incidentStep = <const Name extends string, const Body extends z.ZodMiniType>(
  name: Name,
  summary: string,
  body: Body,
  example: unknown,
  refusals: readonly string[] = [],
) =>
  defineContract({
    operation: `${name}-incident` as const,
    method: 'POST',
    path: `/api/incidents/{id}/${name}` as const,
    summary,
    admits: 'signed-in',
    params: incidentParams,
    body,
    answer: incidentSummary,
    ifMatch: 'optional',
    refusals: [...STEP_REFUSALS, ...refusals],
    example,
  })

export const listIncidents = defineContract({
  operation: 'list-incidents',
  method: 'GET',
  path: '/api/incidents',
  summary: 'Incidents, newest first: all, those that are open or over, or those of one service.',
  admits: 'signed-in',
  query: z.strictObject({
    status: z.optional(z.enum(['open', 'over'])),
    service: z.optional(id('svc')),
    ...pageQuery,
  }),
  answer: pageOf(incidentSummary),
  refusals: ['one-filter-only'],
})

export const raiseIncident = defineContract({
  operation: 'raise-incident',
  method: 'POST',
  path: '/api/incidents',
  summary: 'Something does not work: whoever is on call for it is paged at once, by its severity.',
  admits: 'signed-in',
  body: z.strictObject({
    title: line(120),
    description: z._default(z.string().check(z.trim(), z.maxLength(4000)), ''),
    service: z.optional(id('svc')),
    impact,
    urgency,
  }),
  answer: incidentSummary,
  status: 201,
  refusals: ['unknown-service', 'person-not-active'],
  example: {
    title: '全公司收不到外部邮件',
    description: '自 01:50 起外部来信全部延迟，队列 3,200 封。',
    service: 'svc_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    impact: 'broad',
    urgency: 'high',
  },
})

export const readIncident = defineContract({
  operation: 'read-incident',
  method: 'GET',
  path: '/api/incidents/{id}',
  summary: 'One incident: who leads, its clocks, its ladder, what was done.',
  admits: 'signed-in',
  params: incidentParams,
  answer: incidentOut,
})

export const readIncidentTimeline = timelineContract('incident', '/api/incidents/{id}', incidentParams)

const NOTHING = z.strictObject({})
const comment = z.strictObject({ comment: paragraphs(4000) })

export const acknowledgeIncident = incidentStep(
  'acknowledge',
  'Somebody answers, and leads it from now on. The ladder rests so long as there are signs of life.',
  NOTHING,
  {},
  ['already-acknowledged', 'not-asked'],
)
export const attendIncident = incidentStep('attend', '“Still on it”: the acknowledgement holds anew.', NOTHING, {})
export const noteIncident = incidentStep(
  'note',
  'Something for the record: what was seen, or what was decided and why.',
  z.strictObject({ kind: z._default(z.enum(['note', 'decision']), 'note'), comment: paragraphs(4000) }),
  { kind: 'decision', comment: '先切到备用网关，再查主网关证书。' },
)
export const AUDIENCES = ['it', 'affected', 'management'] as const
export const updateIncident = incidentStep(
  'update',
  'Those affected are told where it stands; the clock of updates begins anew.',
  z.strictObject({
    'zh-CN': paragraphs(2000),
    en: z.optional(paragraphs(2000)),
    audiences: z._default(z.array(z.enum(AUDIENCES)).check(z.minLength(1), z.maxLength(3)), ['it', 'affected']),
  }),
  { 'zh-CN': '邮件已切到备用网关，新邮件正常；积压预计 40 分钟内送达。', audiences: ['affected'] },
)
export const mitigateIncident = incidentStep(
  'mitigate',
  'It hurts no longer; the cause is still there. Its clocks run on.',
  comment,
  { comment: '已切换到备用邮件网关，收发恢复。' },
)
export const resolveIncident = incidentStep(
  'resolve',
  'It is over: what it was, and what was done.',
  z.strictObject({
    /** One word for the kind of cause: what recurrence is told by. */
    cause: z.optional(z.string().check(z.trim(), z.minLength(2), z.maxLength(60), z.regex(FEW_WORDS))),
    comment: paragraphs(4000),
    /** Whether its parts that are still open are over with it. */
    parts: z._default(z.enum(['keep', 'resolve']), 'keep'),
  }),
  { cause: '证书过期', comment: '主网关证书已更换，核对链路后切回。' },
)
export const reopenIncident = incidentStep(
  'reopen',
  'It is not over after all: from the top of the ladder again.',
  comment,
  {
    comment: '切回主网关后又开始堆积。',
  },
)
export const cancelIncident = incidentStep('cancel', 'It was none: a false alarm.', comment, {
  comment: '监控探针所在交换机重启，服务一直正常。',
})
export const assignIncidentRole = incidentStep(
  'assign-role',
  'Somebody has a role from now on: operations, communications, or keeping the record.',
  z.strictObject({ role: z.enum(['operations', 'communications', 'scribe']), person: id('per') }),
  { role: 'communications', person: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS' },
  ['unknown-person', 'person-away', 'takes-no-part'],
)
export const offerIncidentCommand = incidentStep(
  'offer-command',
  'Whoever leads asks somebody else to. Until they accept, it stays where it is.',
  z.strictObject({ to: id('per'), note: paragraphs(2000) }),
  { to: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS', note: '我的班到 8 点。备用网关在用，供应商 9 点到场。' },
  ['unknown-person', 'person-away', 'takes-no-part'],
)
export const takeIncidentCommand = incidentStep(
  'take-command',
  'Takes the lead: as asked, or by authority.',
  NOTHING,
  {},
  ['command-not-offered'],
)
export const declineIncidentCommand = incidentStep(
  'decline-command',
  'Cannot take the lead, and says why.',
  comment,
  {
    comment: '我正在处理另一起一级故障。',
  },
  ['command-not-offered'],
)

export const keepIncidentCommand = incidentStep(
  'keep-command',
  'Whoever leads it keeps it on purpose, although it was offered or their shift ended.',
  comment,
  { comment: '再有二十分钟就能恢复，我处理完再走。' },
  ['nothing-offered'],
)

export const movedClock = z.strictObject({
  clock: z.enum(['answer', 'attend', 'resolve', 'update', 'staff', 'party', 'plan']),
  was: z.nullable(instantOut),
  is: z.nullable(instantOut),
})
export const changeIncidentSeverity = defineContract({
  operation: 'change-severity-incident',
  method: 'POST',
  path: '/api/incidents/{id}/change-severity',
  summary: 'Worse than it looked, or not so bad: every clock is reckoned anew, and the answer says which moved.',
  admits: 'signed-in',
  params: incidentParams,
  body: z.strictObject({ impact, urgency, comment: paragraphs(2000) }),
  answer: z.strictObject({ incident: incidentSummary, moved: z.array(movedClock) }),
  ifMatch: 'optional',
  refusals: [...STEP_REFUSALS, 'same-severity'],
  example: { impact: 'broad', urgency: 'high', comment: '分公司也收不到，影响全公司。' },
})

export const pinIncidentEntry = defineContract({
  operation: 'pin-incident-entry',
  method: 'POST',
  path: '/api/incidents/{id}/pin',
  summary: 'An entry of the story that everybody should see first, or no longer.',
  admits: 'signed-in',
  params: incidentParams,
  body: z.strictObject({ entry: z.int().check(z.minimum(1)), pinned: z.boolean() }),
  answer: incidentSummary,
  ifMatch: 'optional',
  refusals: STEP_REFUSALS,
  example: { entry: 12, pinned: true },
})
