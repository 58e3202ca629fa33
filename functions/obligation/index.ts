export {
  type AskedNow,
  type CaseDescription,
  type CaseKind,
  type CaseKinds,
  type Describing,
  type Needed,
  OVER,
  type Reader,
  type SummedUp,
  type Turning,
} from './case-kind.ts'
export { obligationClosed } from './errors.ts'
export { type Agreed, handTo, keepInPerson } from './hand-to.ts'
export { type Ladder, pinnedPace, planLadder } from './ladder.ts'
export { type Looked, lookAhead, positionsToLookAt } from './look-ahead.ts'
export type { ListAskedFor } from './obligation.pages.tsx'
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
export { ROSTER_GAP } from './obligation-policies.ts'
export { oneStep } from './one-step-workflow.ts'
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
export { currentPolicy, pinnedPolicy } from './policy.store.ts'
export { type DeclaredPolicies, type DeclaredPolicy, HEAD_AGAIN, type Policy, pinOf, usualLadder } from './policy.ts'
export { gapActs } from './roster-gap.ts'
export { administratorOf } from './roster-owner.ts'
export { hasLinkExpired } from './rules/has-link-expired.ts'
export { isOverdue } from './rules/is-overdue.ts'
export { faultsOfLadder } from './rules/may-ladder-be-saved.ts'
export { nextTick } from './rules/what-is-due.ts'
export { type Whereabouts, whereaboutsOf } from './standing.ts'
export { timelineOf } from './timeline.ts'
export { timelineEntryOf } from './timeline.view.ts'
