import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { part } from '../../lib/late.ts'
import { getParentRoute } from '../root-route.ts'
import { type Search, text } from '../search.ts'

/** Who works here, where, for what, and by which hours. */
export const organisationRoutes = [
  createRoute({
    getParentRoute,
    path: '/people',
    validateSearch: (search: Search): { q?: string; group?: string } => {
      const [q, group] = [text(search.q), text(search.group)]
      return { ...(q !== undefined && { q }), ...(group !== undefined && { group }) }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/people/people-page.tsx')),
      'PeoplePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/people/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/people/person-page.tsx')),
      'PersonPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/positions',
    component: lazyRouteComponent(
      part(() => import('../../features/people/positions-page.tsx')),
      'PositionsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/calendar',
    component: lazyRouteComponent(
      part(() => import('../../features/calendar/calendar-page.tsx')),
      'CalendarPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/exchange',
    component: lazyRouteComponent(
      part(() => import('../../features/exchange/exchange-page.tsx')),
      'ExchangePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/services',
    component: lazyRouteComponent(
      part(() => import('../../features/services/services-page.tsx')),
      'ServicesPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/policies',
    component: lazyRouteComponent(
      part(() => import('../../features/policies/policies-page.tsx')),
      'PoliciesPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/policies/$name',
    component: lazyRouteComponent(
      part(() => import('../../features/policies/policy-page.tsx')),
      'PolicyPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/policies/$name/edit',
    component: lazyRouteComponent(
      part(() => import('../../features/policies/edit-page.tsx')),
      'EditPolicyPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/positions/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/position/position-page.tsx')),
      'PositionPage',
    ),
  }),
] as const
