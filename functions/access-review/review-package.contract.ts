import * as z from 'zod/mini'
import { defineContract, id, instant, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'
import { obligationOut } from '../obligation/obligation.contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { itemOut, packageSummary, verdict } from './parts.contract.ts'

const params = z.strictObject({ id: id('rvw') })
const action = z.strictObject({ may: z.boolean(), code: z.nullable(z.string()), reason: z.nullable(z.string()) })

export const packageOut = z.strictObject({
  ...packageSummary.shape,
  undecided: z.enum(['revoke', 'ask-on']),
  obligations: z.array(obligationOut),
  policy: z.string(),
  /** Whether the caller may decide in it at all, and submit it now. */
  actions: z.strictObject({ decide: action, submit: action }),
})
export type PackageOut = z.infer<typeof packageOut>

/** As many as one call decides. */
export const MOST_AT_ONCE = 80

export const readPackage = defineContract({
  operation: 'read-access-review-package',
  method: 'GET',
  path: '/api/access-review-packages/{id}',
  summary: 'What one reviewer is asked about in a review, and how far they have come.',
  admits: 'signed-in',
  params,
  answer: packageOut,
})

export const listPackageItems = defineContract({
  operation: 'list-access-review-package-items',
  method: 'GET',
  path: '/api/access-review-packages/{id}/items',
  summary: 'The entitlements of a package, with what changed since last time and what was decided.',
  admits: 'signed-in',
  params,
  query: z.strictObject(pageQuery),
  answer: pageOf(itemOut),
})

export const readPackageTimeline = timelineContract('access-review-package', '/api/access-review-packages/{id}', params)

const DECIDING = [
  'authority-missing',
  'person-not-active',
  'not-asked',
  'own-entitlement',
  'package-ended',
  'unknown-item',
  'stale-version',
] as const

export const decideItem = defineContract({
  operation: 'decide-access-review-item',
  method: 'POST',
  path: '/api/access-review-packages/{id}/decide',
  summary:
    'Keeps, revokes or changes one entitlement. May be said anew until the package is submitted. A reason is needed to revoke, to change, and to keep what is of high risk or odd.',
  admits: 'signed-in',
  params,
  body: z.strictObject({
    entitlement: id('ent'),
    verdict,
    reason: z.optional(paragraphs(1000)),
    /** Of a change: until when it is to stay. */
    until: z.optional(instant),
    /** Of a change: the lesser right on the same system that is to take its place. */
    right: z.optional(id('rgt')),
  }),
  answer: packageSummary,
  ifMatch: 'optional',
  refusals: [
    ...DECIDING,
    'reason-needed',
    'change-of-what',
    'change-without-change',
    'not-shorter',
    'not-lesser',
    'unknown-right',
  ],
  example: {
    entitlement: 'ent_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    verdict: 'revoke',
    reason: '已转岗到应用开发组，不再需要数据库管理员权限。',
  },
})

export const keepMany = defineContract({
  operation: 'keep-many-access-review-items',
  method: 'POST',
  path: '/api/access-review-packages/{id}/decide-many',
  summary:
    'Keeps several at once: only what is of low risk, unchanged since it was last kept, and without conflict. Otherwise none of them, and the refusal names which.',
  admits: 'signed-in',
  params,
  body: z.strictObject({
    entitlements: z.array(id('ent')).check(z.minLength(1), z.maxLength(MOST_AT_ONCE)),
    verdict: z.literal('keep'),
  }),
  answer: packageSummary,
  ifMatch: 'optional',
  refusals: [...DECIDING, 'not-safe-in-bulk'],
  example: { entitlements: ['ent_01K9ZQ6V80ABCDEFGHJKMNPQRS'], verdict: 'keep' },
})

export const submitPackage = defineContract({
  operation: 'submit-access-review-package',
  method: 'POST',
  path: '/api/access-review-packages/{id}/submit',
  summary: 'Signs the package: every decision in it, as it stands. Then they are carried out.',
  admits: 'signed-in',
  params,
  body: z.strictObject({ comment: z.optional(paragraphs(1000)) }),
  answer: packageSummary,
  ifMatch: 'optional',
  refusals: [
    'authority-missing',
    'person-not-active',
    'not-asked',
    'package-ended',
    'still-undecided',
    'stale-version',
  ],
  example: { comment: '已逐项核对。' },
})
