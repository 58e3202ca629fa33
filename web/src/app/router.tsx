import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import { CHANGE_STATUSES } from '../../../functions/change/change.contract.ts'
import { FINDING_STATUSES, type FindingStatusOut } from '../../../functions/finding/finding.contract.ts'
import { AUTHORITIES, RISKS } from '../../../functions/responsibility/authority.contract.ts'
import { part } from '../lib/late.ts'
import { BrokenPage } from './broken-page.tsx'
import { LostPage } from './lost-page.tsx'
import { Shell } from './shell.tsx'

type Search = Readonly<Record<string, unknown>>

const OBLIGATION_TABS = ['offered', 'closed'] as const
const MATRIX_VIEWS = ['findings', 'duties', 'parity'] as const
const DUTY_VIEWS = ['calendar'] as const
const ENTITLEMENT_VIEWS = ['requested', 'approved', 'active', 'ending', 'revoking'] as const
const CHANGE_VIEWS = ['mine', ...CHANGE_STATUSES] as const

interface WhySearch {
  readonly act?: (typeof AUTHORITIES)[number] | undefined
  readonly risk?: (typeof RISKS)[number] | undefined
  readonly person?: string | undefined
  readonly service?: string | undefined
  readonly case?: string | undefined
}

/** A word of the address that is one of ours; anything else counts as not given. */
const oneOf = <Word extends string>(known: readonly Word[], told: unknown): Word | undefined =>
  known.find((word) => word === told)
const text = (told: unknown): string | undefined => (typeof told === 'string' && told !== '' ? told : undefined)

const root = createRootRoute({ component: Shell })
const getParentRoute = () => root

const routes = [
  createRoute({
    getParentRoute,
    path: '/',
    validateSearch: (search: Search): { tab?: (typeof OBLIGATION_TABS)[number] } => {
      const tab = oneOf(OBLIGATION_TABS, search.tab)
      return tab === undefined ? {} : { tab }
    },
    component: lazyRouteComponent(
      part(() => import('./home-page.tsx')),
      'HomePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/duties',
    validateSearch: (search: Search): { view?: (typeof DUTY_VIEWS)[number]; position?: string } => {
      const [view, position] = [oneOf(DUTY_VIEWS, search.view), text(search.position)]
      return { ...(view && { view }), ...(position && { position }) }
    },
    component: lazyRouteComponent(
      part(() => import('../features/duties/duties-page.tsx')),
      'DutiesPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/duties/$id',
    component: lazyRouteComponent(
      part(() => import('../features/duties/occurrence-page.tsx')),
      'OccurrencePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/changes',
    validateSearch: (search: Search): { view?: (typeof CHANGE_VIEWS)[number] } => {
      const view = oneOf(CHANGE_VIEWS, search.view)
      return view === undefined ? {} : { view }
    },
    component: lazyRouteComponent(
      part(() => import('../features/changes/list-page.tsx')),
      'ChangeListPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/changes/new',
    component: lazyRouteComponent(
      part(() => import('../features/changes/raise-page.tsx')),
      'RaiseChangePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/changes/$id',
    component: lazyRouteComponent(
      part(() => import('../features/changes/change-page.tsx')),
      'ChangePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/changes/$id/edit',
    component: lazyRouteComponent(
      part(() => import('../features/changes/edit-page.tsx')),
      'EditChangePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/people',
    validateSearch: (search: Search): { q?: string; group?: string } => {
      const [q, group] = [text(search.q), text(search.group)]
      return { ...(q !== undefined && { q }), ...(group !== undefined && { group }) }
    },
    component: lazyRouteComponent(
      part(() => import('../features/people/people-page.tsx')),
      'PeoplePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/people/$id',
    component: lazyRouteComponent(
      part(() => import('../features/people/person-page.tsx')),
      'PersonPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/positions',
    component: lazyRouteComponent(
      part(() => import('../features/people/positions-page.tsx')),
      'PositionsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/calendar',
    component: lazyRouteComponent(
      part(() => import('../features/calendar/calendar-page.tsx')),
      'CalendarPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/exchange',
    component: lazyRouteComponent(
      part(() => import('../features/exchange/exchange-page.tsx')),
      'ExchangePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/services',
    component: lazyRouteComponent(
      part(() => import('../features/services/services-page.tsx')),
      'ServicesPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/policies',
    component: lazyRouteComponent(
      part(() => import('../features/policies/policies-page.tsx')),
      'PoliciesPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/policies/$name',
    component: lazyRouteComponent(
      part(() => import('../features/policies/policy-page.tsx')),
      'PolicyPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/policies/$name/edit',
    component: lazyRouteComponent(
      part(() => import('../features/policies/edit-page.tsx')),
      'EditPolicyPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/matrix',
    validateSearch: (search: Search): { view?: (typeof MATRIX_VIEWS)[number]; draft?: string } => {
      const [view, draft] = [oneOf(MATRIX_VIEWS, search.view), text(search.draft)]
      return { ...(view && { view }), ...(draft && { draft }) }
    },
    component: lazyRouteComponent(
      part(() => import('../features/role-book-checks/matrix-page.tsx')),
      'MatrixPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/simulation',
    validateSearch: (search: Search): { draft?: string } => {
      const draft = text(search.draft)
      return draft === undefined ? {} : { draft }
    },
    component: lazyRouteComponent(
      part(() => import('../features/role-book-checks/simulation-page.tsx')),
      'SimulationPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/authority',
    validateSearch: (search: Search): WhySearch => {
      const [act, risk] = [oneOf(AUTHORITIES, search.act), oneOf(RISKS, search.risk)]
      const [person, service, about] = [text(search.person), text(search.service), text(search.case)]
      return {
        ...(act && { act }),
        ...(risk && { risk }),
        ...(person && { person }),
        ...(service && { service }),
        ...(about && { case: about }),
      }
    },
    component: lazyRouteComponent(
      part(() => import('../features/authority/why-page.tsx')),
      'WhyPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/entitlements',
    validateSearch: (search: Search): { view?: (typeof ENTITLEMENT_VIEWS)[number]; system?: string } => {
      const [view, system] = [oneOf(ENTITLEMENT_VIEWS, search.view), text(search.system)]
      return { ...(view && { view }), ...(system && { system }) }
    },
    component: lazyRouteComponent(
      part(() => import('../features/entitlements/entitlements-page.tsx')),
      'EntitlementsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/entitlements/catalogue',
    component: lazyRouteComponent(
      part(() => import('../features/entitlements/catalogue-page.tsx')),
      'CataloguePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/entitlements/$id',
    component: lazyRouteComponent(
      part(() => import('../features/entitlements/entitlement-page.tsx')),
      'EntitlementPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/access-reviews',
    component: lazyRouteComponent(
      part(() => import('../features/access-reviews/reviews-page.tsx')),
      'ReviewsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/access-reviews/packages/$id',
    component: lazyRouteComponent(
      part(() => import('../features/access-reviews/package-page.tsx')),
      'PackagePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/access-reviews/$id',
    component: lazyRouteComponent(
      part(() => import('../features/access-reviews/review-page.tsx')),
      'ReviewPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/access-reviews/$id/report',
    component: lazyRouteComponent(
      part(() => import('../features/access-reviews/report-page.tsx')),
      'ReportPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/findings',
    validateSearch: (search: Search): { status?: FindingStatusOut } => {
      const status = oneOf(FINDING_STATUSES, search.status)
      return status === undefined ? {} : { status }
    },
    component: lazyRouteComponent(
      part(() => import('../features/findings/findings-page.tsx')),
      'FindingsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/findings/$id',
    component: lazyRouteComponent(
      part(() => import('../features/findings/finding-page.tsx')),
      'FindingPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/objectives',
    validateSearch: (search: Search): { year?: number } => {
      const year = Number(search.year)
      return Number.isInteger(year) && year > 0 ? { year } : {}
    },
    component: lazyRouteComponent(
      part(() => import('../features/objectives/objectives-page.tsx')),
      'ObjectivesPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/objectives/$id',
    component: lazyRouteComponent(
      part(() => import('../features/objectives/objective-page.tsx')),
      'ObjectivePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/role-book',
    validateSearch: (search: Search): { version?: string; position?: string; q?: string; duty?: string } => {
      const [version, position] = [text(search.version?.toString()), text(search.position)]
      const [q, duty] = [text(search.q), text(search.duty)]
      return { ...(version && { version }), ...(position && { position }), ...(q && { q }), ...(duty && { duty }) }
    },
    component: lazyRouteComponent(
      part(() => import('../features/role-book/book-page.tsx')),
      'BookPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/role-book/versions',
    validateSearch: (search: Search): { version?: string; with?: string } => {
      const [version, other] = [text(search.version?.toString()), text(search.with?.toString())]
      return { ...(version && { version }), ...(other && { with: other }) }
    },
    component: lazyRouteComponent(
      part(() => import('../features/role-book/versions-page.tsx')),
      'VersionsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/role-book/drafts',
    validateSearch: (search: Search): { status?: 'over' } => (search.status === 'over' ? { status: 'over' } : {}),
    component: lazyRouteComponent(
      part(() => import('../features/role-book/drafts-page.tsx')),
      'DraftsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/role-book/drafts/$id',
    component: lazyRouteComponent(
      part(() => import('../features/role-book/draft-page.tsx')),
      'DraftPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/acknowledgements',
    component: lazyRouteComponent(
      part(() => import('../features/acknowledgements/list-page.tsx')),
      'AcknowledgementsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/acknowledgements/$id',
    component: lazyRouteComponent(
      part(() => import('../features/acknowledgements/acknowledgement-page.tsx')),
      'AcknowledgementPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/positions/$id',
    component: lazyRouteComponent(
      part(() => import('../features/position/position-page.tsx')),
      'PositionPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/parked',
    component: lazyRouteComponent(
      part(() => import('../features/parked/parked-page.tsx')),
      'ParkedPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/audit',
    component: lazyRouteComponent(
      part(() => import('../features/audit/audit-page.tsx')),
      'AuditPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/tokens',
    component: lazyRouteComponent(
      part(() => import('../features/tokens/tokens-page.tsx')),
      'TokensPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/mailbox',
    component: lazyRouteComponent(
      part(() => import('../features/mailbox/mailbox-page.tsx')),
      'MailboxPage',
    ),
  }),
] as const

export const router = createRouter({
  routeTree: root.addChildren(routes),
  defaultPreload: 'intent',
  defaultNotFoundComponent: LostPage,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
