import type { AskedItem, Verdict } from '../package.ts'

/** Something about it is odd; that nobody has looked at it before is not. */
export const isFlagged = ({ changes }: Pick<AskedItem, 'changes'>): boolean =>
  changes.some((change) => change !== 'first-time')

/** Keeping it has to be argued for. */
export const keepNeedsReason = (item: Pick<AskedItem, 'changes' | 'risk'>): boolean =>
  item.risk === 'high' || isFlagged(item)

export const needsReason = (item: Pick<AskedItem, 'changes' | 'risk'>, verdict: Verdict): boolean =>
  verdict !== 'keep' || keepNeedsReason(item)

/**
 * Whether it can be kept together with others, without being looked at by itself: low risk, somebody kept it last time,
 * and nothing is different since.
 */
export const isSafeInBulk = ({ risk, changes, last }: Pick<AskedItem, 'changes' | 'risk' | 'last'>): boolean =>
  risk === 'low' && changes.length === 0 && last?.verdict === 'keep'
