import type { Instant } from '../../../../functions/kernel/instant.ts'
import type { ObligationOut } from '../../../../functions/obligation/obligation.contract.ts'
import { daysBetween } from '../../lib/say-time.ts'

export const URGENCIES = ['overdue', 'today', 'week', 'later'] as const
export type UrgencyGroup = (typeof URGENCIES)[number]

export function urgencyGroupOf(dueAt: Instant, now: Instant, timeZone: string): UrgencyGroup {
  if (dueAt < now) return 'overdue'
  const days = daysBetween(now, dueAt, timeZone)
  return days === 0 ? 'today' : days <= 7 ? 'week' : 'later'
}

/** Whether I am the one to accept or decline it: it was offered to me, or fell to me when its owner left. */
export const isMineToAccept = ({ offer, kind, accountable }: ObligationOut, me: string): boolean =>
  offer?.to.id === me || (kind === 'obligation.accept' && accountable.id === me)

/** The link of the router to where an obligation is met: its change, or the part of the organisation it is about. */
export function caseLink({
  caseId,
  kind,
  via,
}: Pick<ObligationOut, 'caseId' | 'kind'> & Partial<Pick<ObligationOut, 'via'>>) {
  if (caseId.startsWith('chg_')) return { to: '/changes/$id', params: { id: caseId } } as const
  if (caseId.startsWith('ent_')) return { to: '/entitlements/$id', params: { id: caseId } } as const
  if (caseId.startsWith('pir_')) return { to: '/post-incident-reviews/$id', params: { id: caseId } } as const
  if (caseId.startsWith('iac_')) return { to: '/improvement-actions/$id', params: { id: caseId } } as const
  if (caseId.startsWith('fnd_')) return { to: '/findings/$id', params: { id: caseId } } as const
  if (caseId.startsWith('ack_')) return { to: '/acknowledgements/$id', params: { id: caseId } } as const
  if (caseId.startsWith('hov_')) return { to: '/position-hand-overs/$id', params: { id: caseId } } as const
  if (caseId.startsWith('occ_')) return { to: '/duties/$id', params: { id: caseId } } as const
  if (caseId.startsWith('obj_')) return { to: '/objectives/$id', params: { id: caseId } } as const
  if (caseId.startsWith('bdr_')) return { to: '/role-book/drafts/$id', params: { id: caseId } } as const
  if (caseId.startsWith('rev_')) {
    const to = kind === 'access-review.sign' ? '/access-reviews/$id/report' : '/access-reviews/$id'
    return { to, params: { id: caseId } } as const
  }
  if (caseId.startsWith('rvw_')) return { to: '/access-reviews/packages/$id', params: { id: caseId } } as const
  if (caseId.startsWith('inc_')) return { to: '/incidents/$id', params: { id: caseId } } as const
  if (caseId.startsWith('edr_')) return { to: '/emergency-drills/$id', params: { id: caseId } } as const
  if (caseId.startsWith('ocw_')) return { to: '/on-call/swaps/$id', params: { id: caseId } } as const
  if (caseId.startsWith('och_')) return { to: '/on-call/hand-overs/$id', params: { id: caseId } } as const
  if (caseId.startsWith('ocg_')) return { to: '/on-call' } as const
  if (caseId.startsWith('bga_')) return { to: '/role-book' } as const
  // Whom it has come up to sees to it; whoever has to prove it does so themselves.
  if (caseId.startsWith('cpf_')) return { to: via === 'person' ? '/contact' : '/reachability' } as const
  if (caseId.startsWith('cal_')) return { to: '/calendar' } as const
  return { to: kind === 'roster.fix-address' ? '/people' : '/positions' } as const
}
