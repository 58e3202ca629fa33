export { askFor, type Wish } from './ask-for.ts'
export { findHeads, getRight, getSystem, listRightHeads, listSystemHeads } from './catalogue.store.ts'
export type { ConflictRule, Connector, Right, RightHead, System, SystemHead } from './catalogue.ts'
export { keepAfterReview, type Reviewing, revokeAfterReview, revokeAtHandOver } from './end-entitlement.ts'
export {
  getEntitlement,
  getEntitlementHead,
  listEntitlementsByPerson,
  listEntitlementsByPosition,
  listEntitlementsByRisk,
  listEntitlementsByStatus,
  listEntitlementsBySystem,
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
export { type RecordWish, recordEntitlement } from './record-entitlement.ts'
