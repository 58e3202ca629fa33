export { dutyOccurrenceWorkflow } from './duty-occurrence.workflow.ts'
export { DUTY } from './duty-policy.ts'
export { DUTY_OUT_OF_LIMITS } from './events.ts'
export type { Occurrence, OccurrenceHead, OccurrenceStatus } from './occurrence.ts'
