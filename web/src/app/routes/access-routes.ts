import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { part } from '../../lib/late.ts'
import { getParentRoute } from '../root-route.ts'
import { oneOf, type Search, text } from '../search.ts'

const ENTITLEMENT_VIEWS = ['requested', 'approved', 'active', 'ending', 'revoking'] as const

/** Rights on real systems, and their review. */
export const accessRoutes = [
  createRoute({
    getParentRoute,
    path: '/entitlements',
    validateSearch: (search: Search): { view?: (typeof ENTITLEMENT_VIEWS)[number]; system?: string } => {
      const [view, system] = [oneOf(ENTITLEMENT_VIEWS, search.view), text(search.system)]
      return { ...(view && { view }), ...(system && { system }) }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/entitlements/entitlements-page.tsx')),
      'EntitlementsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/entitlements/catalogue',
    component: lazyRouteComponent(
      part(() => import('../../features/entitlements/catalogue-page.tsx')),
      'CataloguePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/entitlements/systems/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/entitlement-systems/system-page.tsx')),
      'SystemPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/entitlements/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/entitlements/entitlement-page.tsx')),
      'EntitlementPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/access-reviews',
    component: lazyRouteComponent(
      part(() => import('../../features/access-reviews/reviews-page.tsx')),
      'ReviewsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/access-reviews/packages/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/access-reviews/package-page.tsx')),
      'PackagePage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/access-reviews/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/access-reviews/review-page.tsx')),
      'ReviewPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/access-reviews/$id/report',
    component: lazyRouteComponent(
      part(() => import('../../features/access-reviews/report-page.tsx')),
      'ReportPage',
    ),
  }),
] as const
