export { viewOfOccurrence } from './duty.view.ts'
export { listOccurrencesOf } from './occurrence.store.ts'
export type { Occurrence, OccurrenceHead, OccurrenceStatus } from './occurrence.ts'
