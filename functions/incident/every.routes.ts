import type { CaseKinds } from '../obligation/index.ts'
import type { Route } from '../platform/handler.ts'
import { affectedRoutes } from './affected.routes.ts'
import { changeSeverityRoutes } from './change-severity.routes.ts'
import { incidentRoutes } from './incident.routes.ts'
import { incidentLinkRoutes } from './incident-links.routes.ts'
import { incidentRelationRoutes } from './incident-relations.routes.ts'
import { partyRoutes } from './party.routes.ts'
import { planStepRoutes } from './plan-steps.routes.ts'
import { serviceStatusRoutes } from './service-status.routes.ts'
import { severityPolicyRoutes } from './severity-policy.routes.ts'
import { vendorRoutes } from './vendor.routes.ts'

/** Everything this room answers, as one file to load. */
export const everyIncidentRoute = (kinds: CaseKinds): readonly Route[] => [
  ...incidentRoutes(kinds),
  ...changeSeverityRoutes,
  ...incidentLinkRoutes,
  ...incidentRelationRoutes,
  ...planStepRoutes,
  ...severityPolicyRoutes,
  ...affectedRoutes,
  ...serviceStatusRoutes,
  ...vendorRoutes,
  ...partyRoutes,
]
