import type { CaseKinds } from '../obligation/index.ts'
import type { Route } from '../platform/handler.ts'
import { catalogueRoutes } from './catalogue.routes.ts'
import { entitlementRoutes } from './entitlement.routes.ts'
import { entitlementOrderRoutes } from './orders/orders.routes.ts'
import { entitlementReportRoutes } from './report.routes.ts'

/** The catalogue of what can be had, what people have of it, what systems are asked for and what they report. */
export const accessRoutes = (kinds: CaseKinds): Route[] => [
  ...entitlementRoutes(kinds),
  ...catalogueRoutes,
  ...entitlementReportRoutes,
  ...entitlementOrderRoutes,
]
