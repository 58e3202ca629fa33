export { entryOut, timelineItemOut } from './audit-trail.contract.ts'
export { type AuditPorts, auditRoutes } from './audit-trail.routes.ts'
export {
  auditKey,
  entriesIn,
  findHead,
  headKey,
  listEntriesByAggregate,
  listStory,
  partitionOf,
  type ToldEntry,
} from './audit-trail.store.ts'
export { commitEffects, perform } from './commit-act.ts'
export type { AuditEntry } from './entry.ts'
export { type FoldPorts, foldCheckpointTask } from './tasks/fold-checkpoint.ts'
export { type TimelineItem, timelineOf } from './timeline.ts'
export { type Proof, proofOf, type VerifiedAggregate, verifyAggregate } from './verify-aggregate.ts'
export { BEGINNING, type Place, type VerifiedPage, verifyOne, verifyPage } from './verify-all.ts'
export { type VerifiedEverything, verifyEverything } from './verify-everything.ts'
