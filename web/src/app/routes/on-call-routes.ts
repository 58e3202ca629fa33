import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { part } from '../../lib/late.ts'
import { getParentRoute } from '../root-route.ts'

/** Who is on call, and by which rotations. */
export const onCallRoutes = [
  createRoute({
    getParentRoute,
    path: '/on-call',
    component: lazyRouteComponent(
      part(() => import('../../features/on-call/on-call-page.tsx')),
      'OnCallPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/on-call/mine',
    component: lazyRouteComponent(
      part(() => import('../../features/on-call/my-shifts-page.tsx')),
      'MyShiftsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/on-call/schedules/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/on-call/schedule-page.tsx')),
      'SchedulePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/on-call/swaps/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/on-call/swap-page.tsx')),
      'SwapPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/on-call/hand-overs/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/on-call/hand-over-page.tsx')),
      'HandOverPage',
    ),
  }),
] as const
