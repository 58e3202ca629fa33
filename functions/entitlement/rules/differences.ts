import { DAY, type Instant, plusMillis } from '../../kernel/instant.ts'
import type { Entitlement } from '../entitlement.ts'
import type { Difference, Line } from '../reports/report.ts'

type Recorded = Pick<Entitlement, 'id' | 'person' | 'right' | 'status' | 'account' | 'since'>

/** What agrees, with what the system said of it, and what does not. */
export interface Comparison {
  readonly matched: readonly { readonly entitlement: string; readonly line: Line }[]
  readonly differences: readonly Difference[]
}

/**
 * Holds what a system reports against what is recorded. Accounts are the same whatever their letters' case. What is
 * being revoked may be there or not; what was granted after the report was begun cannot be in it. An entitlement whose
 * account nobody knows cannot be found on the system, so it counts as missing.
 */
export function compare(lines: readonly Line[], recorded: readonly Recorded[], begunAt: Instant): Comparison {
  const said = saidIn(lines)
  const matched: { entitlement: string; line: Line }[] = []
  const differences: Difference[] = []
  const known = new Set<string>()
  for (const { id, person, right, status, account, since } of recorded) {
    if (status !== 'active' && status !== 'revoking') continue
    const key = account === undefined ? undefined : keyOfLine({ right, account })
    const line = key === undefined ? undefined : said.get(key)
    if (key !== undefined) known.add(key)
    if (line !== undefined) matched.push({ entitlement: id, line })
    else if (status === 'active' && (since === undefined || since <= begunAt))
      differences.push({ kind: 'missing', right, entitlement: id, person, account: account ?? null })
  }
  for (const [key, { right, account }] of said) {
    if (!known.has(key)) differences.push({ kind: 'unrecorded', right, account })
  }
  return { matched, differences }
}

/** One account has a right once; said twice, its latest use counts. */
function saidIn(lines: readonly Line[]): Map<string, Line> {
  const said = new Map<string, Line>()
  for (const line of lines) {
    const key = keyOfLine(line)
    const before = said.get(key)
    if (before === undefined || (line.lastUsedAt ?? '') > (before.lastUsedAt ?? '')) said.set(key, line)
  }
  return said
}

const keyOfLine = ({ right, account }: Pick<Line, 'right' | 'account'>): string =>
  `${right}#${account.trim().toLowerCase()}`

/** The same difference has the same key in every report of its system. */
export const keyOfDifference = (difference: Difference): string =>
  difference.kind === 'missing' ? `missing#${difference.entitlement}` : `unrecorded#${keyOfLine(difference)}`

/** A month and some days for whoever does it by hand. */
const REPORTS_WITHIN = 35 * DAY

/** Whether too long ago, or never, a system said what people can do on it. */
export const isReportOverdue = (last: Instant | undefined, now: Instant): boolean =>
  last === undefined || last < plusMillis(now, -REPORTS_WITHIN)
