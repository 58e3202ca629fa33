/** What rooms above may use of objectives. */
export { type FoundingObjective, foundObjective } from './found-objective.ts'
export { objectiveKind } from './objective.case.ts'
export { objectiveRoutes } from './objective.routes.ts'
export { findObjectives, openObjectives } from './objective.store.ts'
export type { Objective } from './objective.ts'
export { objectiveWorkflow } from './objective.workflow.ts'
export { OBJECTIVE } from './objective-policy.ts'
