import { PACKAGE_ENDED, REVIEW_CANCELLED } from '../access-review/events.ts'
import { carryOutPackageTask, proveReviewItemTask } from '../access-review/tasks/carry-out-review.ts'
import { withdrawPackagesTask } from '../access-review/tasks/withdraw-packages.ts'
import { ASK_FURTHER, askEverybodyTask } from '../acknowledgement/tasks/ask-everybody.ts'
import { askNewcomerTask } from '../acknowledgement/tasks/ask-newcomer.ts'
import { withdrawOfLeaversTask } from '../acknowledgement/tasks/withdraw-of-leavers.ts'
import {
  ALERT_ATTACHED,
  ALERT_FIRING,
  ALERT_FLAPPING,
  ALERT_RECEIVED,
  ALERT_RESOLVED,
  SILENCE_ENDED,
  SUBSCRIPTION_OFFERED,
} from '../alert/events.ts'
import { confirmSubscriptionTask } from '../alert/tasks/confirm-subscription.ts'
import { hearAgainTask } from '../alert/tasks/hear-again.ts'
import { lookAtInboxTask } from '../alert/tasks/look-at-inbox.ts'
import { openIncidentOfAlertTask } from '../alert/tasks/open-incident.ts'
import { tellChangeOfAlertTask } from '../alert/tasks/tell-change.ts'
import { lookAtAlertOfIncidentTask, tellIncidentOfAlertTask } from '../alert/tasks/tell-incident.ts'
import { CHANGE_FAILED, CHANGE_RELEASED, CHANGE_WITHDRAWN } from '../change/events.ts'
import { openTriggeredTask } from '../duty/tasks/open-triggered.ts'
import { planDutiesTask } from '../duty/tasks/plan-duties.ts'
import { PLAN_MOVED } from '../emergency-plan/events.ts'
import { DRILL_DUE } from '../emergency-plan/index.ts'
import { lookAtPlansTask } from '../emergency-plan/tasks/look-at-plans.ts'
import { noteDrillBeganTask, noteDrillCalledOffTask, noteDrillHeldTask } from '../emergency-plan/tasks/note-drill.ts'
import { ENTITLEMENT_REVOKED } from '../entitlement/events.ts'
import { endAfterBookTask, endOfPersonTask } from '../entitlement/tasks/end-groundless.ts'
import { lookBackTask } from '../improvement/tasks/look-back.ts'
import { announceIncidentTask } from '../incident/announce-incident.ts'
import { INCIDENT_PARTS_RESOLVED } from '../incident/events.ts'
import {
  INCIDENT_CANCELLED,
  INCIDENT_MERGED,
  INCIDENT_OPENED,
  INCIDENT_REOPENED,
  INCIDENT_RESOLVED,
  INCIDENT_SEVERITY_CHANGED,
  INCIDENT_UPDATED,
} from '../incident/index.ts'
import { askNextContactTask } from '../incident/tasks/ask-next-contact.ts'
import { handOverAtShiftEndTask } from '../incident/tasks/hand-over-at-shift-end.ts'
import { openDrillTask } from '../incident/tasks/open-drill.ts'
import { resolveChildrenTask } from '../incident/tasks/resolve-children.ts'
import { tellByMailTask } from '../incident/tell-by-mail.ts'
import { noteFiguresTask } from '../incident-figures/tasks/note-figures.ts'
import type { JsonObject } from '../kernel/json.ts'
import { closeGapsOfTask, closeGapTask } from '../obligation/tasks/close-gap.ts'
import { reAskAfterBookTask } from '../obligation/tasks/re-ask-after-book.ts'
import { reRouteTask } from '../obligation/tasks/re-route.ts'
import { reAskWhosePlaceEndedTask } from '../obligation/tasks/sweep-ended-places.ts'
import { ON_CALL_MOVED } from '../on-call/events.ts'
import { ON_CALL_SHIFT_CHANGED } from '../on-call/index.ts'
import { handShiftOverTask } from '../on-call/tasks/hand-shift-over.ts'
import { lookAtOnCallTask } from '../on-call/tasks/look-at-on-call.ts'
import { REACHABILITY_MOVED } from '../paging/index.ts'
import { closeKnownYearsTask } from '../planning/tasks/close-known-years.ts'
import { lookAtNightsOfTask } from '../planning/tasks/look-at-nights-of.ts'
import type { Platform } from '../platform/platform.ts'
import type { Task } from '../platform/task.ts'
import { HAND_OVER_SIGNED } from '../position-hand-over/events.ts'
import { carryOutHandOverTask } from '../position-hand-over/tasks/carry-out-hand-over.ts'
import { lookAtDutiesHandedOverTask } from '../position-hand-over/tasks/look-at-duties.ts'
import { lookAtHandOversTask } from '../position-hand-over/tasks/look-at-positions.ts'
import { endContactProofsTask } from '../reachability/tasks/look-at-reachability.ts'
import { ABSENCE_MOVED } from '../responsibility/acts/absence-acts.ts'
import { CALENDAR_REPLACED } from '../responsibility/acts/department-acts.ts'
import { PERSON_LEFT, PERSON_REACHABLE, PERSON_RETURNED } from '../responsibility/acts/person-acts.ts'
import { PLACES_ENDED, POSITION_FILLED } from '../responsibility/acts/position-acts.ts'
import { BOOK_IN_FORCE, BOOK_PUBLISHED } from '../responsibility/index.ts'
import { lookOverBookGapsTask } from '../role-book/tasks/look-over-book-gaps.ts'
import { stepsOfDrill } from './drills.ts'
import { nobodyThere } from './gone.ts'
import { kinds } from './kinds.ts'
import { mattersOfShift } from './matters.ts'

/** Mail to an address came back: `{ address, isForGood }`, or `{ person, letter, about }` when our own mailer was refused. */
export const MAIL_UNDELIVERABLE = 'mail.undeliverable'

/** Who hears of what happened in another room. */
const subscriptions: Readonly<Record<string, readonly Task[]>> = {
  [PERSON_LEFT]: [
    lookAtHandOversTask,
    // First: what only they could prove need not go on to somebody else.
    endContactProofsTask,
    nobodyThere,
    lookAtOnCallTask,
    endOfPersonTask,
    withdrawOfLeaversTask,
    openTriggeredTask(PERSON_LEFT),
  ],
  [BOOK_IN_FORCE]: [
    reAskAfterBookTask(kinds),
    endAfterBookTask,
    lookOverBookGapsTask,
    planDutiesTask,
    askEverybodyTask,
    lookAtDutiesHandedOverTask,
  ],
  [PLACES_ENDED]: [reAskWhosePlaceEndedTask(kinds), endOfPersonTask, withdrawOfLeaversTask, lookAtHandOversTask],
  [POSITION_FILLED]: [closeGapTask, askNewcomerTask, lookAtHandOversTask],
  [PERSON_REACHABLE]: [closeGapTask],
  [PERSON_RETURNED]: [lookAtOnCallTask],
  [ABSENCE_MOVED]: [closeGapsOfTask, lookAtNightsOfTask, lookAtOnCallTask],
  [CALENDAR_REPLACED]: [closeKnownYearsTask, planDutiesTask, lookAtOnCallTask],
  [MAIL_UNDELIVERABLE]: [reRouteTask(kinds), askNextContactTask],
  [BOOK_PUBLISHED]: [lookOverBookGapsTask, planDutiesTask, askEverybodyTask, lookAtDutiesHandedOverTask],
  [PACKAGE_ENDED]: [carryOutPackageTask],
  [REVIEW_CANCELLED]: [withdrawPackagesTask],
  [ENTITLEMENT_REVOKED]: [proveReviewItemTask],
  [ASK_FURTHER]: [askEverybodyTask],
  [ON_CALL_MOVED]: [lookAtOnCallTask, endContactProofsTask],
  [REACHABILITY_MOVED]: [endContactProofsTask],
  [ON_CALL_SHIFT_CHANGED]: [handShiftOverTask(mattersOfShift), handOverAtShiftEndTask, lookAtOnCallTask],
  [HAND_OVER_SIGNED]: [carryOutHandOverTask(kinds)],
  [DRILL_DUE]: [openDrillTask],
  [PLAN_MOVED]: [lookAtPlansTask],
  [INCIDENT_PARTS_RESOLVED]: [resolveChildrenTask],
  [INCIDENT_RESOLVED]: [
    announceIncidentTask('resolved'),
    tellByMailTask('resolved'),
    noteFiguresTask,
    lookAtAlertOfIncidentTask,
    lookBackTask,
    noteDrillHeldTask(stepsOfDrill),
  ],
  [INCIDENT_MERGED]: [noteDrillCalledOffTask, lookBackTask],
  [INCIDENT_CANCELLED]: [lookAtAlertOfIncidentTask, noteDrillCalledOffTask, lookBackTask],
  [ALERT_RECEIVED]: [lookAtInboxTask],
  [ALERT_ATTACHED]: [tellChangeOfAlertTask],
  [ALERT_FIRING]: [openIncidentOfAlertTask],
  [ALERT_FLAPPING]: [tellIncidentOfAlertTask('flapping')],
  [ALERT_RESOLVED]: [tellIncidentOfAlertTask('over')],
  [SILENCE_ENDED]: [hearAgainTask],
  [SUBSCRIPTION_OFFERED]: [confirmSubscriptionTask],
  [INCIDENT_OPENED]: [announceIncidentTask('opened'), tellByMailTask('opened'), noteDrillBeganTask],
  [INCIDENT_SEVERITY_CHANGED]: [announceIncidentTask('severity-changed'), tellByMailTask('opened')],
  [INCIDENT_UPDATED]: [tellByMailTask('update')],
  [INCIDENT_REOPENED]: [noteFiguresTask, announceIncidentTask('opened'), tellByMailTask('opened')],
  [CHANGE_RELEASED]: [openTriggeredTask(CHANGE_RELEASED), hearAgainTask],
  [CHANGE_FAILED]: [openTriggeredTask(CHANGE_FAILED), hearAgainTask],
  [CHANGE_WITHDRAWN]: [hearAgainTask],
}

/** Runs every task subscribed to an event. */
export async function onEvent(platform: Platform, event: string, about: JsonObject): Promise<void> {
  for (const task of subscriptions[event] ?? []) await task.run(platform, about)
}
