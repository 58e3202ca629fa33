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
] as const
