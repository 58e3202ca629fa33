import * as z from 'zod/mini'
import { eachOnce, id, instantOut, line, paragraphs } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'

const name = z.strictObject({ 'zh-CN': line(80), en: line(80) })
const nameOut = z.strictObject({ 'zh-CN': z.string(), en: z.string() })
const key = z.string().check(z.maxLength(40), z.regex(/^[a-z0-9][a-z0-9-]*$/))
const severity = z.union([z.literal(1), z.literal(2), z.literal(3)])
export const planSeverity = severity

const step = z.strictObject({
  /** What other steps name it by; the same in every version. */
  key,
  title: name,
  detail: z.optional(z.strictObject({ 'zh-CN': paragraphs(800), en: paragraphs(800) })),
  kind: z.enum(['action', 'decision']),
  /** `commander`, `operations`, `communications`, `scribe`; others are kept in a draft, and keep it from being published. */
  role: line(40),
  /** How long it may take. */
  minutes: z.number().check(z.int(), z.minimum(1), z.maximum(1440)),
  after: z.array(key).check(z.maxLength(40)),
  options: z.optional(
    z.array(z.strictObject({ key, title: name, opens: z.array(key).check(z.maxLength(40)) })).check(z.maxLength(8)),
  ),
})
const contact = z.union([
  z.strictObject({ person: id('per'), what: line(80), reach: z.optional(line(120)) }),
  z.strictObject({ position: id('pos'), what: line(80), reach: z.optional(line(120)) }),
  z.strictObject({ name: line(80), reach: line(120), what: line(80) }),
])

/** What a plan says, as it is written: it may be wrong still. */
export const planContent = z.strictObject({
  title: name,
  /** The position that sees to it that the plan is right and drilled. */
  owner: id('pos'),
  /** Empty: whatever service. */
  services: z.array(id('svc')).check(
    z.maxLength(50),
    eachOnce((each) => each),
  ),
  severities: z.array(severity).check(
    z.minLength(1),
    z.maxLength(3),
    eachOnce((each) => each),
  ),
  /** Not drilled for so many days, it is red. */
  drillEveryDays: z.number().check(z.int(), z.minimum(30), z.maximum(730)),
  steps: z.array(step).check(z.maxLength(100)),
  contacts: z.array(contact).check(z.maxLength(40)),
})
export type PlanContentIn = z.infer<typeof planContent>

/** The same, as it is answered. */
export const planContentOut = z.strictObject({
  title: nameOut,
  owner: z.string(),
  services: z.array(z.string()),
  severities: z.array(z.number()),
  drillEveryDays: z.number(),
  steps: z.array(
    z.strictObject({
      key: z.string(),
      title: nameOut,
      detail: z.nullable(nameOut),
      kind: z.enum(['action', 'decision']),
      role: z.string(),
      minutes: z.number(),
      after: z.array(z.string()),
      options: z.array(z.strictObject({ key: z.string(), title: nameOut, opens: z.array(z.string()) })),
    }),
  ),
  contacts: z.array(
    z.strictObject({
      /** Somebody of the house; null: somebody outside it, or a position that nobody holds. */
      person: z.nullable(personRef),
      /** Whoever holds it is meant. */
      position: z.nullable(z.strictObject({ id: z.string(), name: z.string() })),
      name: z.string(),
      reach: z.nullable(z.string()),
      what: z.string(),
      /** They have left, or are deactivated. */
      hasLeft: z.boolean(),
    }),
  ),
})
export type PlanContentOut = z.infer<typeof planContentOut>

export const planProblem = z.strictObject({ path: z.string(), problem: z.string(), text: z.string() })

export const planState = z.enum(['draft', 'green', 'red', 'retired'])

/** A plan in a list. */
export const planSummary = z.strictObject({
  id: id('epl'),
  title: z.string(),
  state: planState,
  owner: z.strictObject({ id: id('pos'), name: z.string() }),
  services: z.array(z.strictObject({ id: id('svc'), name: z.string() })),
  severities: z.array(z.number()),
  steps: z.number(),
  /** The number of the version that counts; 0: never published. */
  published: z.number(),
  publishedAt: z.nullable(instantOut),
  hasDraft: z.boolean(),
  drillEveryDays: z.number(),
  lastDrilledAt: z.nullable(instantOut),
  /** When it turns red; null while it is not published. */
  drillDueBy: z.nullable(instantOut),
  /** The drill that is being prepared or run. */
  drill: z.nullable(id('edr')),
  version: z.number(),
})
export type PlanSummary = z.infer<typeof planSummary>

/** An example of a plan, for the routes that take one. */
export const EXAMPLE_PLAN = {
  title: { 'zh-CN': '邮件系统中断', en: 'The mail system is down' },
  owner: 'pos_01K9ZQ6V80ABCDEFGHJKMNPQRS',
  services: ['svc_01K9ZQ6V80ABCDEFGHJKMNPQRS'],
  severities: [1, 2],
  drillEveryDays: 180,
  steps: [
    {
      key: 'check-gateway',
      title: { 'zh-CN': '检查邮件网关', en: 'Check the mail gateway' },
      kind: 'action',
      role: 'operations',
      minutes: 10,
      after: [],
    },
  ],
  contacts: [
    { position: 'pos_01K9ZQ6V80ABCDEFGHJKMNPQRS', reach: '内线 8021', what: '邮件系统' },
    { name: '云邮服务商值班', reach: '400-800-1234', what: '网关硬件故障' },
  ],
}
