import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { CHANGE_STATUSES } from '../../../../functions/change/change.contract.ts'
import { FINDING_STATUSES, type FindingStatusOut } from '../../../../functions/finding/finding.contract.ts'
import { part } from '../../lib/late.ts'
import { getParentRoute } from '../root-route.ts'
import { oneOf, type Search } from '../search.ts'

const OBLIGATION_TABS = ['offered', 'closed'] as const
const CHANGE_VIEWS = ['mine', ...CHANGE_STATUSES] as const

/** What somebody owes, changes, and what was found wrong. */
export const workRoutes = [
  createRoute({
    getParentRoute,
    path: '/',
    validateSearch: (search: Search): { tab?: (typeof OBLIGATION_TABS)[number] } => {
      const tab = oneOf(OBLIGATION_TABS, search.tab)
      return tab === undefined ? {} : { tab }
    },
    component: lazyRouteComponent(
      part(() => import('../home-page.tsx')),
      'HomePage',
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
      part(() => import('../../features/changes/list-page.tsx')),
      'ChangeListPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/changes/new',
    component: lazyRouteComponent(
      part(() => import('../../features/changes/raise-page.tsx')),
      'RaiseChangePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/changes/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/changes/change-page.tsx')),
      'ChangePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/changes/$id/edit',
    component: lazyRouteComponent(
      part(() => import('../../features/changes/edit-page.tsx')),
      'EditChangePage',
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
      part(() => import('../../features/findings/findings-page.tsx')),
      'FindingsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/findings/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/findings/finding-page.tsx')),
      'FindingPage',
    ),
  }),
] as const
