import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { part } from '../../lib/late.ts'
import { getParentRoute } from '../root-route.ts'

/** How people and groups are reached. */
export const pagingRoutes = [
  createRoute({
    getParentRoute,
    path: '/contact',
    component: lazyRouteComponent(
      part(() => import('../../features/paging/contact-page.tsx')),
      'ContactPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/reachability',
    component: lazyRouteComponent(
      part(() => import('../../features/paging/reachability-page.tsx')),
      'ReachabilityPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/reachability/people',
    component: lazyRouteComponent(
      part(() => import('../../features/paging/reachable-people-page.tsx')),
      'ReachablePeoplePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/reachability/channels',
    component: lazyRouteComponent(
      part(() => import('../../features/paging/channels-page.tsx')),
      'ChannelsPage',
    ),
  }),
] as const
