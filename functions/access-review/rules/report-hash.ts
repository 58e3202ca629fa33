import { createHash } from 'node:crypto'
import { asJson, canonicalJson } from '../../kernel/json.ts'
import type { AccessReview } from '../access-review.ts'
import type { ReviewPackage } from '../package.ts'

/**
 * SHA-256 over everything a report says that will not change any more; hex. Each package stands in it with the hash of
 * its decisions and of its outcomes, which stand for every item.
 */
export function reportHashOf(
  { id, name, scope, decideBy, undecided, policy, items, askedHash }: AccessReview,
  packages: readonly ReviewPackage[],
): string {
  const said = packages
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((each) => ({
      ...{ id: each.id, reviewer: each.reviewer, status: each.status, total: each.total, decided: each.decided },
      ...{ decidedBy: each.decidedBy, outcomes: each.outcomes ?? {}, late: each.late ?? 0 },
      ...{ contentHash: each.contentHash, outcomeHash: each.outcomeHash },
    }))
  const report = { id, name, scope, decideBy, undecided, policy, items, askedHash, packages: said }
  return createHash('sha256')
    .update(canonicalJson(asJson(report)))
    .digest('hex')
}
