export { askFor, type Wish } from './ask-for.ts'
export { catalogueRoutes } from './catalogue.routes.ts'
export { findHeads, getRight, getSystem, listRightHeads, listSystemHeads } from './catalogue.store.ts'
export type { ConflictRule, Connector, Right, RightHead, System, SystemHead } from './catalogue.ts'
export { keepAfterReview, type Reviewing, revokeAfterReview, revokeAtHandOver } from './end-entitlement.ts'
export { entitlementKind } from './entitlement.case.ts'
export { entitlementDecisions } from './entitlement.decision.ts'
export { entitlementLetters } from './entitlement.emails.ts'
export { entitlementRoutes } from './entitlement.routes.ts'
export {
  getEntitlement,
  getEntitlementHead,
  listEntitlementsByPerson,
  listEntitlementsByPosition,
  listEntitlementsByRisk,
  listEntitlementsByStatus,
  listEntitlementsBySystem,
  listEntitlementsEndingBy,
  listLiveByPerson,
  type Reported,
} from './entitlement.store.ts'
export {
  type EndReason,
  type Entitlement,
  type EntitlementHead,
  type EntitlementStatus,
  type Ground,
  isLive,
} from './entitlement.ts'
export { entitlementLifecycle } from './entitlement-lifecycle.workflow.ts'
export { ENTITLEMENT } from './entitlement-policy.ts'
export { entitlementTerm } from './entitlement-term.workflow.ts'
export { ENTITLEMENT_ACTIVE, ENTITLEMENT_REVOKED } from './events.ts'
export { entitlementOrderRoutes } from './orders/orders.routes.ts'
export { entitlementResultsWorkflow } from './orders/results.workflow.ts'
export { provisionHook } from './provision-hook.ts'
export { type RecordWish, recordEntitlement } from './record-entitlement.ts'
export { entitlementReportRoutes } from './report.routes.ts'
export { entitlementReportWorkflow } from './report.workflow.ts'
export { carryOutResultsTask } from './tasks/carry-out-results.ts'
export { compareReportTask } from './tasks/compare-report.ts'
export { endAfterBookTask, endOfPersonTask } from './tasks/end-groundless.ts'
export { lookAtTerm } from './tasks/look-at-term.ts'
export { lookOverEntitlementsTask } from './tasks/look-over.ts'
