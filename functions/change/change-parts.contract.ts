import * as z from 'zod/mini'
import { id, instantOut } from '../kernel/contract.ts'
import { obligationOut, personRef } from '../obligation/obligation.contract.ts'
import { timelineEntry } from '../obligation/timeline.contract.ts'

export { type TimelineEntry, timelineEntry } from '../obligation/timeline.contract.ts'

export const CHANGE_STATUSES = [
  'submitted',
  'assessed',
  'authorised',
  'tested',
  'scheduled',
  'released',
  'failed',
  'rolled-back',
  'closed',
  'rejected',
  'cancelled',
  'expired',
] as const
export const changeStatus = z.enum(CHANGE_STATUSES)
export type ChangeStatus = z.infer<typeof changeStatus>

export const RISKS = ['low', 'medium', 'high'] as const
export const risk = z.enum(RISKS)

export const serviceRef = z.strictObject({
  id: id('svc'),
  name: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
})

/** A change in a list, and what every step answers; the whole of it is at `/api/changes/{id}`. */
export const changeSummary = z.strictObject({
  id: id('chg'),
  number: z.string(),
  title: z.string(),
  type: z.enum(['normal']),
  status: changeStatus,
  risk,
  service: serviceRef,
  requester: personRef,
  implementer: personRef,
  releaseWindow: z.strictObject({ from: instantOut, until: instantOut }),
  /** Who owes the next step, and by when; null when it has ended. */
  accountable: z.nullable(personRef),
  dueAt: z.nullable(instantOut),
  submittedAt: instantOut,
  /** Counts edits: decisions hold for one round. */
  round: z.number(),
  /** SHA-256 of what is decided on: a decision holds for exactly this. */
  contentHash: z.string(),
  /** Where the process stands, in the words of the workflow: `assess authorise test window release review over`. */
  stage: z.string(),
  version: z.number(),
})
export type ChangeSummary = z.infer<typeof changeSummary>

export const decisionOut = z.strictObject({
  stage: z.enum(['assess', 'authorise', 'test', 'release', 'review']),
  outcome: z.string(),
  by: personRef,
  at: instantOut,
  round: z.number(),
  /** False when an edit made it void. */
  stands: z.boolean(),
})

/** What the caller may do now, and why not what they may not. */
export const actionOut = z.strictObject({
  action: z.enum([
    'edit',
    'assess',
    'authorise',
    'reject',
    'record-test',
    'release',
    'back-out',
    'review',
    'cancel',
    'comment',
  ]),
  may: z.boolean(),
  code: z.nullable(z.string()),
  reason: z.nullable(z.string()),
})

export const changeOut = z.strictObject({
  ...changeSummary.shape,
  description: z.string(),
  services: z.array(serviceRef),
  /** Services that do not run without these, directly or through others. */
  dependents: z.array(serviceRef),
  riskReason: z.nullable(z.string()),
  backOutPlan: z.string(),
  testPlan: z.string(),
  obligations: z.array(obligationOut),
  decisions: z.array(decisionOut),
  actions: z.array(actionOut),
  policy: z.string(),
  /** Its newest entries, oldest first; all of them at `/timeline`. */
  timeline: z.array(timelineEntry),
})
export type ChangeOut = z.infer<typeof changeOut>
