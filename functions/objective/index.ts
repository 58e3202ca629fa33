/** What rooms above may use of objectives. */
export type { FoundingObjective } from './found-objective.ts'
export { findObjectives, openObjectives } from './objective.store.ts'
export type { Objective } from './objective.ts'
