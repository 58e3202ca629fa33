export type { ActionHead, ActionKind, ActionStatus, ImprovementAction } from './action.ts'
export { findReviewOf } from './review.store.ts'
export type { PostIncidentReview, ReviewHead, ReviewStatus } from './review.ts'
