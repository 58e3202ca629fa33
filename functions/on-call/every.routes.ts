import type { CaseKinds } from '../obligation/index.ts'
import type { Route } from '../platform/handler.ts'
import { feedRoutes } from './feed.routes.ts'
import { handOverRoutes } from './hand-over.routes.ts'
import type { MattersOf } from './matters.ts'
import { onCallRoutes } from './on-call.routes.ts'
import { overrideRoutes } from './override.routes.ts'
import { scheduleRoutes } from './schedule.routes.ts'
import { swapRoutes } from './swap.routes.ts'

/** All addresses under /api/on-call. */
export const everyOnCallRoute = (kinds: CaseKinds, matters: MattersOf): Route[] => [
  ...scheduleRoutes,
  ...onCallRoutes,
  ...overrideRoutes,
  ...swapRoutes(kinds),
  ...handOverRoutes(kinds, matters),
  ...feedRoutes,
]
