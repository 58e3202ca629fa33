import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { part } from '../../lib/late.ts'
import { getParentRoute } from '../root-route.ts'
import { oneOf, type Search } from '../search.ts'

const STATUSES = ['firing', 'resolved'] as const

/** What machines tell, and where it goes. */
export const alertRoutes = [
  createRoute({
    getParentRoute,
    path: '/alerts',
    validateSearch: (search: Search): { status?: (typeof STATUSES)[number] } => {
      const status = oneOf(STATUSES, search.status)
      return status === undefined ? {} : { status }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/alerts/alerts-page.tsx')),
      'AlertsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/alerts/silences',
    validateSearch: (search: Search): { over?: true } =>
      search.over === true || search.over === 'true' ? { over: true } : {},
    component: lazyRouteComponent(
      part(() => import('../../features/alerts/silences-page.tsx')),
      'SilencesPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/alerts/heartbeats',
    component: lazyRouteComponent(
      part(() => import('../../features/alerts/heartbeats-page.tsx')),
      'HeartbeatsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/alerts/rules',
    component: lazyRouteComponent(
      part(() => import('../../features/alerts/rules-page.tsx')),
      'AlertRulesPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/alerts/rules/edit',
    component: lazyRouteComponent(
      part(() => import('../../features/alerts/edit-rules-page.tsx')),
      'EditAlertRulesPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/alerts/sources',
    component: lazyRouteComponent(
      part(() => import('../../features/alerts/sources-page.tsx')),
      'SourcesPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/alerts/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/alerts/alert-page.tsx')),
      'AlertPage',
    ),
  }),
] as const
