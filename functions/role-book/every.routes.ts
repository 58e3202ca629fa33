import type { CaseKinds } from '../obligation/index.ts'
import type { Route } from '../platform/handler.ts'
import { draftRoutes } from './draft.routes.ts'
import { draftEditRoutes } from './draft-edits.routes.ts'
import { listedDutyRoutes } from './duty.routes.ts'
import { lintRoutes } from './lint.routes.ts'
import { matrixRoutes } from './matrix.routes.ts'
import { objectiveDutyRoutes } from './objective-duties.routes.ts'
import { recurrencePreviewRoutes } from './recurrence-preview.routes.ts'
import { roleBookRoutes } from './role-book.routes.ts'
import { simulateRoutes } from './simulate.routes.ts'
import { whyRoutes } from './why.routes.ts'

/** The book, its drafts, what is found in them, and what follows from it for whoever asks. */
export const bookRoutes = (kinds: CaseKinds): Route[] => [
  ...whyRoutes(kinds),
  ...roleBookRoutes,
  ...draftRoutes(kinds),
  ...draftEditRoutes,
  ...listedDutyRoutes,
  ...objectiveDutyRoutes,
  ...lintRoutes,
  ...matrixRoutes,
  ...simulateRoutes,
  ...recurrencePreviewRoutes,
]
