import type { Route } from '../platform/handler.ts'
import { absenceRoutes } from './absence.routes.ts'
import { departmentRoutes } from './department.routes.ts'
import { groupRoutes } from './group.routes.ts'
import { personRoutes } from './person.routes.ts'
import { placeRoutes } from './place.routes.ts'
import { positionRoutes } from './position.routes.ts'
import { serviceRoutes } from './service.routes.ts'

/** The doors of the organisation: people, groups, positions, services, absences, the department and its calendar. */
export const responsibilityRoutes: Route[] = [
  ...personRoutes,
  ...groupRoutes,
  ...positionRoutes,
  ...placeRoutes,
  ...serviceRoutes,
  ...absenceRoutes,
  ...departmentRoutes,
]
