export { DRILL_DUE } from './events.ts'
export { getPlanVersion, isRed, planFor } from './plan.store.ts'
export type { PlanStep, PlanVersion } from './plan.ts'
