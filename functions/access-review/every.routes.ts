import type { CaseKinds } from '../obligation/index.ts'
import type { Route } from '../platform/handler.ts'
import { accessReviewRoutes } from './access-review.routes.ts'
import { reviewPackageRoutes } from './review-package.routes.ts'
import { reviewScheduleRoutes } from './review-schedule.routes.ts'

/** Reviews of access, the packages of their reviewers, and when they come round. */
export const reviewRoutes = (kinds: CaseKinds): Route[] => [
  ...accessReviewRoutes(kinds),
  ...reviewPackageRoutes(kinds),
  ...reviewScheduleRoutes,
]
