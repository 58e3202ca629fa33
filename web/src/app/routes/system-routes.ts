import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { part } from '../../lib/late.ts'
import { getParentRoute } from '../root-route.ts'

/** What keeps the product itself in order. */
export const systemRoutes = [
  createRoute({
    getParentRoute,
    path: '/parked',
    component: lazyRouteComponent(
      part(() => import('../../features/parked/parked-page.tsx')),
      'ParkedPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/audit',
    component: lazyRouteComponent(
      part(() => import('../../features/audit/audit-page.tsx')),
      'AuditPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/tokens',
    component: lazyRouteComponent(
      part(() => import('../../features/tokens/tokens-page.tsx')),
      'TokensPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/mailbox',
    component: lazyRouteComponent(
      part(() => import('../../features/mailbox/mailbox-page.tsx')),
      'MailboxPage',
    ),
  }),
] as const
