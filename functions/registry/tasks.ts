import { prepareReviewTask } from '../access-review/tasks/prepare-review.ts'
import { lookOverReviewsTask } from '../access-review/tasks/start-due-reviews.ts'
import { sweepUnsignedOfEndedPlaces } from '../acknowledgement/tasks/withdraw-of-leavers.ts'
import { lookAtDue } from '../alert/process/look-at-due.ts'
import { sweepInboxes } from '../alert/tasks/look-at-inbox.ts'
import type { FoldPorts } from '../audit-trail/index.ts'
import { foldCheckpointTask } from '../audit-trail/tasks/fold-checkpoint.ts'
import { openDueOccurrences } from '../duty/open-due.ts'
import { planDutiesTask } from '../duty/tasks/plan-duties.ts'
import { lookAtPlansTask } from '../emergency-plan/tasks/look-at-plans.ts'
import { carryOutResultsTask } from '../entitlement/tasks/carry-out-results.ts'
import { compareReportTask } from '../entitlement/tasks/compare-report.ts'
import { lookAtTerm } from '../entitlement/tasks/look-at-term.ts'
import { lookOverEntitlementsTask } from '../entitlement/tasks/look-over.ts'
import { carryOutImportTask } from '../exchange/tasks/carry-out-import.ts'
import { askTask } from '../obligation/tasks/ask.ts'
import { closeGapTask } from '../obligation/tasks/close-gap.ts'
import { reRouteTask } from '../obligation/tasks/re-route.ts'
import { sweepEndedPlaces } from '../obligation/tasks/sweep-ended-places.ts'
import { sweepLateObligations } from '../obligation/tasks/sweep-late.ts'
import { tickTask } from '../obligation/tasks/tick.ts'
import { lookAtOnCallTask } from '../on-call/tasks/look-at-on-call.ts'
import { turnDueShifts } from '../on-call/turn-shifts.ts'
import type { Epoch, Relay } from '../outbox/index.ts'
import { type Heartbeat, sweepOutbox, sweepTask } from '../outbox/tasks/sweep.ts'
import { planAheadTask } from '../planning/tasks/plan-ahead.ts'
import type { Task } from '../platform/task.ts'
import { lookAtReachabilityTask } from '../reachability/tasks/look-at-reachability.ts'
import { responsibilityTasks } from '../responsibility/index.ts'
import { lookOverBookGapsTask } from '../role-book/tasks/look-over-book-gaps.ts'
import { tellInForce } from '../role-book/tell-in-force.ts'
import { nobodyThere } from './gone.ts'
import { kinds } from './kinds.ts'

/** Steps of workflows. */
export const tasks: readonly Task[] = [
  askTask(kinds),
  tickTask(kinds),
  nobodyThere,
  closeGapTask,
  reRouteTask(kinds),
  carryOutImportTask,
  lookAtTerm,
  compareReportTask,
  carryOutResultsTask,
  prepareReviewTask,
  ...responsibilityTasks,
]

export interface ScheduledWith {
  readonly relay: Relay
  readonly checkpoints: FoldPorts
  readonly epoch: Epoch
  /** Whoever watches us from outside; absent: nobody does. */
  readonly beat?: Heartbeat
}

/** What runs on a schedule; these need the relay, or the checkpoints' key. */
export const scheduledTasks = ({ relay, checkpoints, epoch, beat }: ScheduledWith): readonly Task[] => [
  sweepTask(
    [
      epoch.sweepPart,
      { name: 'obligations', run: async (platform) => void (await sweepLateObligations(platform, kinds)) },
      { name: 'shifts', run: async (platform) => void (await turnDueShifts(platform)) },
      { name: 'duties', run: async (platform) => void (await openDueOccurrences(platform)) },
      { name: 'books', run: async (platform) => void (await tellInForce(platform)) },
      { name: 'alerts', run: async (platform) => void (await lookAtDue(platform)) },
      { name: 'inboxes', run: sweepInboxes },
      { name: 'signatures', run: sweepUnsignedOfEndedPlaces },
      { name: 'places', run: async (platform) => void (await sweepEndedPlaces(platform, kinds)) },
      // Last: a mail server that is slow to answer thousands of mails must not keep clocks and ladders waiting.
      sweepOutbox(relay),
    ],
    beat,
  ),
  foldCheckpointTask(checkpoints),
  planAheadTask,
  lookAtOnCallTask,
  lookAtReachabilityTask,
  lookAtPlansTask,
  planDutiesTask,
  lookOverEntitlementsTask,
  lookOverBookGapsTask,
  lookOverReviewsTask,
]
