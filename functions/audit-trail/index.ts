export { auditKey, findHead, headKey, listEntriesByAggregate, partitionOf } from './audit-trail.store.ts'
export { perform } from './commit-act.ts'
export type { AuditEntry } from './entry.ts'
