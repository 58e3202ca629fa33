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

/** The page of a case, by how its id begins. */
const PAGES = {
  chg: '/changes/$id',
  ent: '/entitlements/$id',
  pir: '/post-incident-reviews/$id',
  iac: '/improvement-actions/$id',
  fnd: '/findings/$id',
  ack: '/acknowledgements/$id',
  hov: '/position-hand-overs/$id',
  occ: '/duties/$id',
  obj: '/objectives/$id',
  bdr: '/role-book/drafts/$id',
  rev: '/access-reviews/$id',
  rvw: '/access-reviews/packages/$id',
  inc: '/incidents/$id',
  edr: '/emergency-drills/$id',
  ocw: '/on-call/swaps/$id',
  och: '/on-call/hand-overs/$id',
} as const
/** Cases without a page of their own are met where everything of their sort is. */
const SHARED_PAGES = { ocg: '/on-call', bga: '/role-book', cal: '/calendar' } as const

type Owed = Pick<ObligationOut, 'caseId' | 'kind'> & Partial<Pick<ObligationOut, 'via'>>

/** The link of the router to where an obligation is met. */
export function caseLink({ caseId: id, kind, via }: Owed) {
  const sort = id.slice(0, id.indexOf('_'))
  if (kind === 'access-review.sign') return { to: '/access-reviews/$id/report', params: { id } } as const
  if (isIn(PAGES, sort)) return { to: PAGES[sort], params: { id } }
  if (kind === 'roster.fix-address') return { to: '/people' } as const
  // Whom it has come up to sees to it; whoever has to prove it does so themselves.
  if (sort === 'cpf') return { to: via === 'person' ? '/contact' : '/reachability' } as const
  return { to: isIn(SHARED_PAGES, sort) ? SHARED_PAGES[sort] : '/positions' } as const
}

const isIn = <Known extends object>(known: Known, sort: string): sort is Extract<keyof Known, string> =>
  Object.hasOwn(known, sort)
