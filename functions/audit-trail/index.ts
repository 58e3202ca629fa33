export type { AuditPorts } from './audit-trail.routes.ts'
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
export type { FoldPorts } from './tasks/fold-checkpoint.ts'
export type { TimelineItem } from './timeline.ts'
export type { Proof, VerifiedAggregate } from './verify-aggregate.ts'
export type { Place, VerifiedPage } from './verify-all.ts'
export type { VerifiedEverything } from './verify-everything.ts'
