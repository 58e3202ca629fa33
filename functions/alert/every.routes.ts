import type { Clock } from '../platform/clock.ts'
import type { Route } from '../platform/handler.ts'
import { alertRoutes } from './alert.routes.ts'
import { alertRulesRoutes } from './alert-rules.routes.ts'
import { heartbeatRoutes } from './heartbeat.routes.ts'
import { silenceRoutes } from './silence.routes.ts'
import { sourceRoutes } from './source.routes.ts'

/** Everything this room answers, as one file to load. */
export const everyAlertRoute = (wallClock: Clock): readonly Route[] => [
  ...alertRoutes(wallClock),
  ...sourceRoutes(wallClock),
  ...alertRulesRoutes,
  ...silenceRoutes,
  ...heartbeatRoutes(wallClock),
]
