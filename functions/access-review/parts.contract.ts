import * as z from 'zod/mini'
import { id, instantOut, line } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'

export const reviewRisk = z.enum(['low', 'medium', 'high'])
export const reviewStatus = z.enum(['preparing', 'reviewing', 'proving', 'ready', 'signed', 'cancelled'])
export type ReviewStatusOut = z.infer<typeof reviewStatus>
export const packageStatus = z.enum(['open', 'submitted', 'lapsed', 'withdrawn'])
export const verdict = z.enum(['keep', 'revoke', 'change'])
export type VerdictOut = z.infer<typeof verdict>
export const undecided = z.enum(['revoke', 'ask-on'])

/** Which entitlements are asked about. */
export const reviewScope = z.discriminatedUnion('of', [
  z.strictObject({ of: z.literal('all') }),
  z.strictObject({
    of: z.literal('positions'),
    positions: z.array(id('pos')).check(z.minLength(1), z.maxLength(50)),
  }),
  z.strictObject({ of: z.literal('systems'), systems: z.array(id('sys')).check(z.minLength(1), z.maxLength(50)) }),
  /** Of this risk or a higher one. */
  z.strictObject({ of: z.literal('risk'), risk: reviewRisk }),
])

export const named = (prefix: string) =>
  z.strictObject({ id: id(prefix), name: z.strictObject({ 'zh-CN': z.string(), en: z.string() }) })

/** How many decisions say what; `gone` ended by itself before. */
export const counts = z.strictObject({ keep: z.number(), revoke: z.number(), change: z.number(), gone: z.number() })

/** Every item ends in exactly one of these. `lapsed`: revoked because nobody said anything. */
export const outcomes = z.strictObject({
  kept: z.number(),
  revoked: z.number(),
  lapsed: z.number(),
  changed: z.number(),
  gone: z.number(),
})

/** How far a review, or one reviewer, has come. */
export const progress = z.strictObject({
  total: z.number(),
  decided: counts,
  open: z.number(),
  outcomes,
  /** Revocations and changes that were asked for, those that are proven, and those proven after they were due. */
  toProve: z.number(),
  proven: z.number(),
  late: z.number(),
})

/** A package in the list of a review. */
export const packageSummary = z.strictObject({
  id: id('rvw'),
  review: z.strictObject({ id: id('rev'), name: z.string() }),
  status: packageStatus,
  /** Who was asked first. */
  reviewer: personRef,
  /** Who answers for it now; null when it has ended. */
  accountable: z.nullable(personRef),
  dueAt: z.nullable(instantOut),
  flagged: z.number(),
  highRisk: z.number(),
  progress,
  decidedBy: z.array(z.strictObject({ person: personRef, count: z.number() })),
  contentHash: z.nullable(z.string()),
  version: z.number(),
})
export type PackageSummary = z.infer<typeof packageSummary>

export const whyThem = z.strictObject({
  because: z.enum(['duty', 'own', 'nobody']),
  position: z.nullable(named('pos')),
  via: z.enum(['holder', 'deputy', 'person']),
  duty: z.nullable(z.string()),
})

/** An entitlement as it stood when the review began, what was said of it and what became of it. */
export const itemOut = z.strictObject({
  entitlement: id('ent'),
  package: id('rvw'),
  holder: personRef,
  system: named('sys'),
  right: named('rgt'),
  service: z.nullable(named('svc')),
  risk: reviewRisk,
  since: z.nullable(instantOut),
  until: instantOut,
  lastUsedAt: z.nullable(instantOut),
  /** `first-time`, `extended`, `holder-moved`, `conflict`, `emergency`, `no-duty`, `unused`. */
  changes: z.array(z.enum(['first-time', 'extended', 'holder-moved', 'conflict', 'emergency', 'no-duty', 'unused'])),
  /** Whether keeping it needs a reason: its risk is high, or something about it is. */
  needsReason: z.boolean(),
  last: z.nullable(
    z.strictObject({ verdict: z.enum(['keep', 'revoke', 'change', 'lapsed']), by: z.string(), at: instantOut }),
  ),
  why: whyThem,
  decision: z.nullable(
    z.strictObject({
      verdict: z.enum(['keep', 'revoke', 'change', 'gone']),
      by: z.string(),
      at: instantOut,
      reason: z.nullable(z.string()),
      until: z.nullable(instantOut),
      right: z.nullable(named('rgt')),
    }),
  ),
  ended: z.nullable(
    z.strictObject({
      outcome: z.enum(['kept', 'revoked', 'lapsed', 'changed', 'gone']),
      at: instantOut,
      dueAt: z.nullable(instantOut),
      provenAt: z.nullable(instantOut),
    }),
  ),
})
export type ItemOut = z.infer<typeof itemOut>

export const reviewName = line(80)
