import type { AuditEntry } from '../../audit-trail/index.ts'
import type { Instant } from '../../kernel/instant.ts'
import { hasLinkExpired, type Obligation } from '../../obligation/index.ts'

/**
 * What the page behind a decision link shows its addressee.
 *
 * - `to-decide`: it is open · `too-old`: it is open, but the link has expired
 * - `recorded`: it was decided, by whomever; the entry says how
 * - `edited`: the content changed, so this question is asked again in another mail
 * - `over`: the case ended without it (withdrawn, expired)
 */
export type LinkShows =
  | { readonly shows: 'to-decide' | 'too-old' | 'edited' | 'over' }
  | { readonly shows: 'recorded'; readonly entry: AuditEntry }

/**
 * @param decisions how each kind of obligation can be decided, in the words of the audit trail
 */
export function whatALinkShows(
  obligation: Obligation,
  { round }: { readonly round: number },
  story: readonly AuditEntry[],
  decisions: Readonly<Record<string, readonly string[]>>,
  now: Instant,
): LinkShows {
  if (obligation.status === 'open') return { shows: hasLinkExpired(obligation.openedAt, now) ? 'too-old' : 'to-decide' }
  const { closedAt, closedBy, kind } = obligation
  const isClosing = ({ by }: AuditEntry) => by.id === closedBy || (by.kind === 'system' && closedBy === 'onduty')
  const entry = story.find(
    (each) => each.at === closedAt && isClosing(each) && decisions[kind]?.includes(each.did) === true,
  )
  if (obligation.status === 'discharged' && entry !== undefined) return { shows: 'recorded', entry }
  return { shows: obligation.round < round ? 'edited' : 'over' }
}
