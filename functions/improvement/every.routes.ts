import type { CaseKinds } from '../obligation/index.ts'
import type { Route } from '../platform/handler.ts'
import { actionRoutes } from './action.routes.ts'
import { reviewRoutes } from './review.routes.ts'

/** Every route of this room. */
export const improvementRoutes = (kinds: CaseKinds): Route[] => [...reviewRoutes(kinds), ...actionRoutes(kinds)]
