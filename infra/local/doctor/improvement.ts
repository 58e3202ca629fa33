import type { ActionHead } from '../../../functions/improvement/action.ts'
import type { ReviewHead } from '../../../functions/improvement/review.ts'
import { prefixOf } from '../../../functions/kernel/ids.ts'
import { type Check, headIn, storyIn, violation } from './patient.ts'

/** 6, 7: a review that stands was accepted by a person who neither led the incident nor handed it in. */
export const reviewsAreAcceptedByOthers: Check = (patient) => {
  const head = headIn(patient) as ReviewHead | undefined
  if (head === undefined || prefixOf(head.id) !== 'pir' || head.status !== 'accepted') return []
  const { acceptedBy, commanded, submittedBy } = head
  const last = storyIn(patient).findLast(({ did }) => did === 'post-incident-review.accepted')
  return [
    ...(acceptedBy === undefined || last?.by.kind !== 'person' || last.by.id !== acceptedBy
      ? [violation(7, head.id, 'it stands, and no person accepted it')]
      : []),
    ...(acceptedBy !== undefined && (commanded.includes(acceptedBy) || submittedBy === acceptedBy)
      ? [violation(6, head.id, 'it was accepted by whoever led the incident or handed it in')]
      : []),
  ]
}

/** 6, 7: an action counts as improved only after somebody who did not do it saw it, and somebody later said it helped. */
export const actionsAreJudgedByOthers: Check = (patient) => {
  const head = headIn(patient) as ActionHead | undefined
  if (head === undefined || prefixOf(head.id) !== 'iac') return []
  const isJudged = head.status === 'verified' || head.status === 'helped'
  return [
    ...(isJudged && (head.verifiedBy === undefined || head.checkFrom === undefined)
      ? [violation(7, head.id, `it is ${head.status}, and nobody saw that it is done`)]
      : []),
    ...(head.status === 'helped' && head.checkedBy === undefined
      ? [violation(7, head.id, 'it counts as improved, and nobody said that it helped')]
      : []),
    ...(head.doneBy !== undefined && [head.verifiedBy, head.checkedBy].includes(head.doneBy)
      ? [violation(6, head.id, 'it was judged by whoever did it')]
      : []),
  ]
}
