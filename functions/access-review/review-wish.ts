import { getSystem } from '../entitlement/index.ts'
import type { Id } from '../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../kernel/instant.ts'
import { type FieldError, InvalidInputError, NotFoundError } from '../kernel/refusal.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import type { ReviewScope } from './access-review.ts'
import { dateTooFar, dateTooSoon, unknownPosition, unknownSystem } from './errors.ts'

const MOST_DAYS = 366

/** Names every position and system of a scope that there is not. */
export async function scopeFaults(store: Store, directory: Directory, scope: ReviewScope): Promise<FieldError[]> {
  if (scope.of === 'positions') {
    return scope.positions.flatMap((id, nth) => (directory.positions.has(id) ? [] : [unknownPosition(nth)]))
  }
  if (scope.of !== 'systems') return []
  const known = await Promise.all(scope.systems.map((id) => isSystem(store, id)))
  return known.flatMap((is, nth) => (is ? [] : [unknownSystem(nth)]))
}

async function isSystem(store: Store, id: Id): Promise<boolean> {
  try {
    await getSystem(store, id)
    return true
  } catch (error) {
    if (error instanceof NotFoundError) return false
    throw error
  }
}

/** By when people have decided: at least a day from now, at most a year. */
export function dateFaults(decideBy: Instant, now: Instant): FieldError[] {
  if (decideBy < plusMillis(now, DAY)) return [dateTooSoon()]
  return decideBy > plusMillis(now, MOST_DAYS * DAY) ? [dateTooFar()] : []
}

/** Throws an InvalidInputError that names all of them. */
export function mustBeWithout(faults: readonly FieldError[]): void {
  if (faults.length > 0) throw new InvalidInputError(faults)
}
