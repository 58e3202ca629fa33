import type { CaseKinds } from '../obligation/index.ts'
import type { Route } from '../platform/handler.ts'
import { drillRoutes } from './drill.routes.ts'
import { planRoutes } from './plan.routes.ts'

export const everyPlanRoute = (kinds: CaseKinds): readonly Route[] => [...planRoutes, ...drillRoutes(kinds)]
