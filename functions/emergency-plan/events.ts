/** An exercise is to begin: `{ drill, plan, version, service?, severity, participants }`. */
export const DRILL_DUE = 'emergency-plan.drill-due'

/** A plan was published, or drilled, or says something else about drills: `{ plan }`. */
export const PLAN_MOVED = 'emergency-plan.moved'
