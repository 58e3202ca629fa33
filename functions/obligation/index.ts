export {
  type AskedNow,
  type CaseDescription,
  type CaseKind,
  type CaseKinds,
  type Describing,
  type Needed,
  OVER,
  type Reader,
  type Turning,
} from './case-kind.ts'
export { obligationClosed } from './errors.ts'
export { type Agreed, handTo, keepInPerson } from './hand-to.ts'
export { type Ladder, pinnedPace, planLadder } from './ladder.ts'
export { type Looked, lookAhead, positionsToLookAt } from './look-ahead.ts'
export { obligationLetters } from './obligation.emails.ts'
export { type ListAskedFor, obligationPages } from './obligation.pages.tsx'
export { obligationRoutes } from './obligation.routes.ts'
export {
  findStanding,
  getObligation,
  listOpenOf,
  putObligation,
  rowsOfCase,
  type Standing,
  standingIn,
} from './obligation.store.ts'
export type { Obligation, OpenObligation, Rung } from './obligation.ts'
export { personRefIn, standardOf, viewOfObligation } from './obligation.view.ts'
export { HAND_OVER, ROSTER_GAP } from './obligation-policies.ts'
export {
  AFTER_OUTAGE,
  closing,
  FOUND_TOGETHER,
  type Opening,
  openObligation,
  openWithPlan,
  tell,
} from './open-obligation.ts'
export { openTowards } from './open-towards.ts'
export { plainCaseRoutes } from './plain-case.routes.ts'
export { policyRoutes } from './policy.routes.ts'
export { currentPolicy, pinnedPolicy } from './policy.store.ts'
export { type DeclaredPolicies, type DeclaredPolicy, HEAD_AGAIN, type Policy, pinOf, usualLadder } from './policy.ts'
export { rosterGapKind } from './roster-gap.case.ts'
export { gapActs } from './roster-gap.ts'
export { rosterGapWorkflow } from './roster-gap.workflow.ts'
export { administratorOf } from './roster-owner.ts'
export { hasLinkExpired } from './rules/has-link-expired.ts'
export { isOverdue } from './rules/is-overdue.ts'
export { rePlanned } from './rules/re-plan.ts'
export { nextTick } from './rules/what-is-due.ts'
export { type Whereabouts, whereaboutsOf } from './standing.ts'
export { askTask } from './tasks/ask.ts'
export { closeGapsOfTask, closeGapTask } from './tasks/close-gap.ts'
export { handOverEverythingTask } from './tasks/hand-over-everything.ts'
export { reAskAfterBookTask } from './tasks/re-ask-after-book.ts'
export { reRouteTask } from './tasks/re-route.ts'
export { reAskWhosePlaceEndedTask, sweepEndedPlaces } from './tasks/sweep-ended-places.ts'
export { sweepLateObligations } from './tasks/sweep-late.ts'
export { tickTask } from './tasks/tick.ts'
export { timelineEntryOf } from './timeline.view.ts'
