import type { Text } from '../kernel/text.ts'

/** What somebody can owe for a review. */
export type OwedForReview = 'access-review.settle' | 'access-review.sign'
export const SETTLE: OwedForReview = 'access-review.settle'
export const SIGN: OwedForReview = 'access-review.sign'
export const DECIDE = 'access-review.decide'

export const STANDARDS = {
  [SETTLE]: {
    'zh-CN': '让每位复核人按时作出决定，每项收回都有系统上的证明。',
    en: 'See to it that every reviewer decides in time, and that every revocation is proven on its system.',
  },
  [SIGN]: {
    'zh-CN': '核对复核报告，签署后结束本次复核。',
    en: 'Check the report, sign it, and close the review.',
  },
  [DECIDE]: {
    'zh-CN': '逐项决定保留、收回或调整，全部决定后提交。',
    en: 'Decide item by item: keep, revoke or change; then submit the package.',
  },
} as const satisfies Readonly<Record<string, Text>>
