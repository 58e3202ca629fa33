import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { part } from '../../lib/late.ts'
import { getParentRoute } from '../root-route.ts'

const editing = part(() => import('../../features/emergency-plans/edit-page.tsx'))

/** Emergency plans, and drills of them. */
export const planRoutes = [
  createRoute({
    getParentRoute,
    path: '/emergency-plans',
    component: lazyRouteComponent(
      part(() => import('../../features/emergency-plans/plans-page.tsx')),
      'PlansPage',
    ),
  }),
  createRoute({ getParentRoute, path: '/emergency-plans/new', component: lazyRouteComponent(editing, 'NewPlanPage') }),
  createRoute({
    getParentRoute,
    path: '/emergency-plans/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/emergency-plans/plan-page.tsx')),
      'PlanPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/emergency-plans/$id/edit',
    component: lazyRouteComponent(editing, 'EditPlanPage'),
  }),
  createRoute({
    getParentRoute,
    path: '/emergency-drills/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/emergency-plans/drill-page.tsx')),
      'DrillPage',
    ),
  }),
] as const
