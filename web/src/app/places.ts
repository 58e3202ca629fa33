import type { IconName } from '../ui/icon.tsx'
import type { AppWord } from './words.ts'

/** Where the menu leads. */
export interface Place {
  readonly to:
    | '/'
    | '/changes'
    | '/incidents'
    | '/on-call'
    | '/alerts'
    | '/emergency-plans'
    | '/vendors'
    | '/reachability'
    | '/severity-policy'
    | '/incident-figures'
    | '/post-incident-reviews'
    | '/improvement-actions'
    | '/role-book'
    | '/duties'
    | '/acknowledgements'
    | '/position-hand-overs'
    | '/objectives'
    | '/people'
    | '/positions'
    | '/services'
    | '/policies'
    | '/calendar'
    | '/exchange'
    | '/authority'
    | '/matrix'
    | '/entitlements'
    | '/access-reviews'
    | '/findings'
    | '/parked'
    | '/audit'
    | '/mailbox'
    | '/tokens'
  readonly word: AppWord
  readonly icon: IconName
  /** Only for those whom some position gives this authority. */
  readonly needs?: string
  /** Only for those who hold or deputise for a position: to others it is not there. */
  readonly isForStaff?: boolean
  /** Only where there is a mailbox: on one machine. */
  readonly isLocal?: boolean
}

export interface PlaceGroup {
  readonly word: AppWord | undefined
  readonly places: readonly Place[]
}

export const PLACES: readonly PlaceGroup[] = [
  {
    word: undefined,
    places: [
      { to: '/', word: 'places.obligations', icon: 'duty' },
      { to: '/changes', word: 'places.changes', icon: 'change' },
    ],
  },
  {
    word: 'places.incidents',
    places: [
      { to: '/incidents', word: 'places.incidentList', icon: 'warning', isForStaff: true },
      { to: '/on-call', word: 'places.onCall', icon: 'person', isForStaff: true },
      { to: '/reachability', word: 'places.reachability', icon: 'mail', isForStaff: true },
      { to: '/alerts', word: 'places.alerts', icon: 'remind', isForStaff: true },
      { to: '/post-incident-reviews', word: 'places.postIncidentReviews', icon: 'edit', isForStaff: true },
      { to: '/improvement-actions', word: 'places.improvementActions', icon: 'check', isForStaff: true },
      { to: '/emergency-plans', word: 'places.emergencyPlans', icon: 'duty', isForStaff: true },
      { to: '/vendors', word: 'places.vendors', icon: 'handOver', isForStaff: true },
      { to: '/severity-policy', word: 'places.severityPolicy', icon: 'policy', isForStaff: true },
      { to: '/incident-figures', word: 'places.incidentFigures', icon: 'window', isForStaff: true },
    ],
  },
  {
    word: 'places.responsibility',
    places: [
      { to: '/role-book', word: 'places.roleBook', icon: 'position', isForStaff: true },
      { to: '/duties', word: 'places.duties', icon: 'duty', isForStaff: true },
      { to: '/acknowledgements', word: 'places.acknowledgements', icon: 'edit', isForStaff: true },
      { to: '/position-hand-overs', word: 'places.handOvers', icon: 'handOver', isForStaff: true },
      { to: '/matrix', word: 'places.matrix', icon: 'service', isForStaff: true },
      { to: '/objectives', word: 'places.objectives', icon: 'check', isForStaff: true },
      { to: '/authority', word: 'places.authority', icon: 'info', isForStaff: true },
    ],
  },
  {
    word: 'places.access',
    places: [
      { to: '/entitlements', word: 'places.entitlements', icon: 'token', isForStaff: true },
      { to: '/access-reviews', word: 'places.accessReviews', icon: 'audit', isForStaff: true },
      { to: '/findings', word: 'places.findings', icon: 'warning', isForStaff: true },
    ],
  },
  {
    word: 'places.organisation',
    places: [
      { to: '/people', word: 'places.people', icon: 'people' },
      { to: '/positions', word: 'places.positions', icon: 'position' },
      { to: '/services', word: 'places.services', icon: 'service' },
      { to: '/policies', word: 'places.policies', icon: 'policy', isForStaff: true },
      { to: '/calendar', word: 'places.calendar', icon: 'window', isForStaff: true },
      { to: '/exchange', word: 'places.exchange', icon: 'exchange', isForStaff: true },
    ],
  },
  {
    word: 'places.system',
    places: [
      { to: '/parked', word: 'places.parked', icon: 'parked', needs: 'effects.redrive' },
      { to: '/audit', word: 'places.audit', icon: 'audit', needs: 'audit.verify' },
      { to: '/tokens', word: 'places.tokens', icon: 'token', needs: 'token.issue' },
      { to: '/mailbox', word: 'places.mailbox', icon: 'mail', isLocal: true },
    ],
  },
]

/** The places somebody sees, groups without any left out. */
export function placesFor(
  authorities: readonly string[],
  { hasMailbox, isStaff }: { readonly hasMailbox: boolean; readonly isStaff: boolean },
): readonly PlaceGroup[] {
  const isOpen = ({ needs, isForStaff, isLocal }: Place): boolean =>
    (needs === undefined || authorities.includes(needs)) &&
    (isForStaff !== true || isStaff) &&
    (isLocal !== true || hasMailbox)
  // Nobody without a position owes anything: what is home for them is not a list of obligations.
  const named = (place: Place): Place => (place.to === '/' && !isStaff ? { ...place, word: 'places.home' } : place)
  return PLACES.map(({ word, places }) => ({ word, places: places.filter(isOpen).map(named) })).filter(
    ({ places }) => places.length > 0,
  )
}
