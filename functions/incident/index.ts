export { noteOnIncident, resolveByMachine } from './by-machine.ts'
export * from './events.ts'
export { childrenIn, incidentsOf, withMerged } from './family.store.ts'
export {
  findIncident,
  getIncident,
  listEveryOpen,
} from './incident.store.ts'
export type { Incident, IncidentHead, SourceKind } from './incident.ts'
export { ROLE_NAMES } from './incident.words.ts'
export { type Finder, type IncidentWish, type Opened, openIncident } from './open-incident.ts'
export { listPageFigures, type PageFigure } from './page-figure.store.ts'
export { planStepsOf } from './plan-step.store.ts'
export { isSettled, type PlanStepState } from './plan-step.ts'
export { skippedIn } from './rules/what-became-of-steps.ts'
export type { Skipped } from './rules/who-is-paged.ts'
export { type Impact, SEVERITIES, type Severity, type Urgency } from './severity.ts'
export { currentSeverityPolicy, severityPolicyAt } from './severity-policy.store.ts'
export {
  INCIDENT_ROLES,
  type IncidentRole,
  rulesOf,
  type SeverityPolicy,
  type SeverityRules,
} from './severity-policy.ts'
export { stepName } from './step-name.ts'
