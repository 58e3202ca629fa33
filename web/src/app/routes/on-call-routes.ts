import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { part } from '../../lib/late.ts'
import { getParentRoute } from '../root-route.ts'
import { type Search, text } from '../search.ts'

const isYes = (told: unknown): boolean => told === true || told === 'true'

/** A date that is a Monday; anything else counts as not given. */
function mondayIn(told: unknown): string | undefined {
  const date = text(told)
  if (date === undefined || !/^2\d{3}-\d\d-\d\d$/.test(date)) return undefined
  const at = new Date(`${date}T00:00:00Z`)
  const isReal = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date)
  return isReal && at.getUTCDay() === 1 ? date : undefined
}

const editing = part(() => import('../../features/on-call/edit-page.tsx'))

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
    path: '/on-call/schedules/new',
    component: lazyRouteComponent(editing, 'NewSchedulePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/on-call/schedules/$id/edit',
    component: lazyRouteComponent(editing, 'EditSchedulePage'),
  }),
  createRoute({
    getParentRoute,
    path: '/on-call/schedules/$id',
    validateSearch: (search: Search): { from?: string; layers?: true } => {
      const from = mondayIn(search.from)
      return { ...(from !== undefined && { from }), ...(isYes(search.layers) && { layers: true }) }
    },
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
