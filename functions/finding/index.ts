export type { Finding, FindingStatus, Severity } from './finding.ts'
export { endFinding, type Finder, type FindingWish, openFinding } from './open-finding.ts'
