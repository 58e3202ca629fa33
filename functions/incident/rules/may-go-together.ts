import type { Reason } from '../../kernel/refusal.ts'
import { type Incident, isOver } from '../incident.ts'
import { relationReason } from './relation-reasons.ts'

/** What decides whether two incidents go together. */
type Related = Pick<Incident, 'id' | 'stage' | 'parent' | 'exercise'>

const MOST_PARTS = 50

/**
 * Why one incident cannot go on as another; undefined: it can. Whoever was pulled in has a clock of their own, which would
 * end with it.
 */
export const mayNotMerge = (
  one: Related,
  into: Related,
  open: { readonly parts: number; readonly parties: number },
): Reason | undefined =>
  mayNotMeet(one, into) ??
  (open.parts > 0 ? relationReason('parts') : open.parties > 0 ? relationReason('parties') : undefined)

/** Why one incident cannot be part of another; undefined: it can. Two layers, so that nothing goes in circles. */
export function mayNotJoin(part: Related, whole: Related, its: { parts: number; wholes: number }): Reason | undefined {
  const cannotMeet = mayNotMeet(part, whole)
  if (cannotMeet !== undefined) return cannotMeet
  if (part.parent === whole.id) return relationReason('same')
  if (its.parts > 0) return relationReason('deep')
  if (whole.parent !== undefined) return relationReason('part')
  return its.wholes >= MOST_PARTS ? relationReason('many') : undefined
}

function mayNotMeet(one: Related, other: Related): Reason | undefined {
  if (one.id === other.id) return relationReason('itself')
  if (one.exercise?.drill !== other.exercise?.drill) return relationReason('drill')
  return isOver(other) ? relationReason('over') : undefined
}
