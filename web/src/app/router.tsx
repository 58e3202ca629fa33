import { createRouter } from '@tanstack/react-router'
import { BrokenPage } from './broken-page.tsx'
import { LostPage } from './lost-page.tsx'
import { rootRoute } from './root-route.ts'
import { accessRoutes } from './routes/access-routes.ts'
import { alertRoutes } from './routes/alert-routes.ts'
import { improvementRoutes } from './routes/improvement-routes.ts'
import { incidentRoutes } from './routes/incident-routes.ts'
import { onCallRoutes } from './routes/on-call-routes.ts'
import { organisationRoutes } from './routes/organisation-routes.ts'
import { pagingRoutes } from './routes/paging-routes.ts'
import { planRoutes } from './routes/plan-routes.ts'
import { responsibilityRoutes } from './routes/responsibility-routes.ts'
import { systemRoutes } from './routes/system-routes.ts'
import { workRoutes } from './routes/work-routes.ts'

/** Every page of the portal by its address, in the order of the menu. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...workRoutes,
    ...incidentRoutes,
    ...onCallRoutes,
    ...alertRoutes,
    ...improvementRoutes,
    ...pagingRoutes,
    ...planRoutes,
    ...responsibilityRoutes,
    ...accessRoutes,
    ...organisationRoutes,
    ...systemRoutes,
  ]),
  defaultPreload: 'intent',
  defaultNotFoundComponent: LostPage,
  defaultErrorComponent: BrokenPage,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
