import type { Route } from '../platform/handler.ts'
import { discoveryRoutes } from './discovery.routes.ts'
import { groupRoutes } from './group.routes.ts'
import { userRoutes } from './user.routes.ts'

/** SCIM 2.0 (RFC 7643, 7644): joiners, movers and leavers come from the directory of the organisation. */
export const scimRoutes: Route[] = [...discoveryRoutes, ...userRoutes, ...groupRoutes]
