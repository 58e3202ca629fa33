import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { part } from '../../lib/late.ts'
import { getParentRoute } from '../root-route.ts'
import { oneOf, type Search, text } from '../search.ts'

const REVIEWS = ['draft', 'submitted', 'accepted'] as const
const ACTIONS = ['open', 'done', 'verified', 'late', 'over'] as const

/** What is learnt from incidents, and what is done about it. */
export const improvementRoutes = [
  createRoute({
    getParentRoute,
    path: '/post-incident-reviews',
    /** Those in a status, or that of one incident. */
    validateSearch: (search: Search): { status?: (typeof REVIEWS)[number]; incident?: string } => {
      const incident = text(search.incident)
      const status = oneOf(REVIEWS, search.status)
      return incident !== undefined ? { incident } : status === undefined ? {} : { status }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/improvement/reviews-page.tsx')),
      'ReviewsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/post-incident-reviews/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/improvement/review-page.tsx')),
      'ReviewPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/improvement-actions',
    validateSearch: (search: Search): { list?: (typeof ACTIONS)[number] } => {
      const list = oneOf(ACTIONS, search.list)
      return list === undefined ? {} : { list }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/improvement/actions-page.tsx')),
      'ActionsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/improvement-actions/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/improvement/action-page.tsx')),
      'ActionPage',
    ),
  }),
] as const
