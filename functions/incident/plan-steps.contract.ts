import * as z from 'zod/mini'
import { defineContract, id, paragraphs } from '../kernel/contract.ts'
import { incidentSummary } from './incident.contract.ts'

const params = z.strictObject({
  id: id('inc'),
  key: z.string().check(z.minLength(1), z.maxLength(60)),
})

const step = <const Name extends string, const Body extends z.ZodMiniType>(
  name: Name,
  summary: string,
  body: Body,
  example: unknown,
  refusals: readonly string[] = [],
) =>
  defineContract({
    operation: `${name}-incident-plan-step` as const,
    method: 'POST',
    path: `/api/incidents/{id}/plan-steps/{key}/${name}` as const,
    summary,
    admits: 'signed-in',
    params,
    body,
    answer: incidentSummary,
    ifMatch: 'optional',
    refusals: [
      'wrong-status',
      'not-involved',
      'not-in-drill',
      'authority-missing',
      'person-not-active',
      'stale-version',
      'plan-step-waits',
      'plan-step-settled',
      ...refusals,
    ],
    example,
  })

export const planStepDone = step(
  'done',
  'A step of the emergency plan is done: what waited for it begins.',
  z.strictObject({ comment: z.optional(paragraphs(4000)) }),
  { comment: '外发已切到备用网关，测试信 2 分钟内收到。' },
  ['choose-an-option'],
)
export const planStepSkip = step(
  'skip',
  'A step is left out, and why. What waited for it begins all the same.',
  z.strictObject({ comment: paragraphs(2000) }),
  { comment: '备用网关昨天刚演练过，跳过连通性检查。' },
)
export const planStepDecide = step(
  'decide',
  'A decision point: which way it goes, and why. Steps of the other ways fall away.',
  z.strictObject({ option: z.string().check(z.minLength(1), z.maxLength(40)), comment: paragraphs(2000) }),
  { option: 'switch-over', comment: '主网关 15 分钟内无法恢复，先切换。' },
  ['nothing-to-decide', 'unknown-option'],
)
export const planStepAssign = step(
  'assign',
  'A step goes to somebody by name. Its clock runs on.',
  z.strictObject({ person: id('per') }),
  { person: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS' },
  ['unknown-person', 'person-away', 'takes-no-part'],
)
