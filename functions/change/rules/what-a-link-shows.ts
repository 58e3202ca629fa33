import type { AuditEntry } from '../../audit-trail/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import { hasLinkExpired, type Obligation } from '../../obligation/index.ts'
import type { Change } from '../change.ts'

/**
 * What the page behind a decision link shows its addressee.
 *
 * - `to-decide`: it is open · `too-old`: it is open, but the link has expired
 * - `recorded`: it was decided, by whomever; the entry says how
 * - `edited`: the content changed, so this question is asked again in another mail
 * - `over`: the change ended without it (withdrawn, expired)
 */
export type LinkShows =
  | { readonly shows: 'to-decide' | 'too-old' | 'edited' | 'over' }
  | { readonly shows: 'recorded'; readonly entry: AuditEntry }

/** How each step can be decided, in the words of the audit trail. */
const DECISIONS: Readonly<Record<string, readonly string[]>> = {
  'change.assess': ['change.assessed', 'change.rejected'],
  'change.authorise': ['change.authorised', 'change.rejected'],
  'change.test': ['change.tested', 'change.test-failed'],
  'change.release': ['change.released', 'change.failed', 'change.rolled-back'],
  'change.review': ['change.closed'],
}

export function whatALinkShows(
  obligation: Obligation,
  { round }: Pick<Change, 'round'>,
  story: readonly AuditEntry[],
  now: Instant,
): LinkShows {
  if (obligation.status === 'open') return { shows: hasLinkExpired(obligation.openedAt, now) ? 'too-old' : 'to-decide' }
  const { closedAt, closedBy, kind } = obligation
  const entry = story.find(
    ({ did, at, by }) => at === closedAt && by.id === closedBy && DECISIONS[kind]?.includes(did) === true,
  )
  if (obligation.status === 'discharged' && entry !== undefined) return { shows: 'recorded', entry }
  return { shows: obligation.round < round ? 'edited' : 'over' }
}
