import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { part } from '../../lib/late.ts'
import { getParentRoute } from '../root-route.ts'
import { oneOf, type Search, text } from '../search.ts'

const GROUPS = ['severity', 'service', 'group', 'source', 'schedule', 'on-call', 'time-of-day', 'cause'] as const
const VIEWS = ['open', 'over', 'all'] as const
const PERIODS = [7, 30, 90, 365] as const

/** Incidents, who answers them, and what is learnt from them. */
export const incidentRoutes = [
  createRoute({
    getParentRoute,
    path: '/incidents',
    validateSearch: (search: Search): { view?: (typeof VIEWS)[number]; service?: string } => {
      const view = oneOf(VIEWS, search.view)
      const service = text(search.service)
      return { ...(view && { view }), ...(service && { service }) }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/incidents/incidents-page.tsx')),
      'IncidentsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/incidents/$id',
    component: lazyRouteComponent(
      part(() => import('../../features/incidents/incident-page.tsx')),
      'IncidentPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/vendors',
    component: lazyRouteComponent(
      part(() => import('../../features/vendors/vendors-page.tsx')),
      'VendorsPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/severity-policy',
    component: lazyRouteComponent(
      part(() => import('../../features/severity-policy/severity-policy-page.tsx')),
      'SeverityPolicyPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/severity-policy/edit',
    component: lazyRouteComponent(
      part(() => import('../../features/severity-policy/edit-page.tsx')),
      'EditSeverityPolicyPage',
    ),
  }),
  createRoute({
    getParentRoute,
    path: '/incident-figures',
    validateSearch: (search: Search): { days?: (typeof PERIODS)[number]; by?: (typeof GROUPS)[number] } => {
      const days = PERIODS.find((each) => each === Number(search.days))
      const by = oneOf(GROUPS, search.by)
      return { ...(days && { days }), ...(by && { by }) }
    },
    component: lazyRouteComponent(
      part(() => import('../../features/incident-figures/figures-page.tsx')),
      'FiguresPage',
    ),
  }),
] as const
