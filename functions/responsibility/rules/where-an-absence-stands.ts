import { DAY, type Instant, SECOND, secondsUntil } from '../../kernel/instant.ts'
import type { Absence } from '../directory.ts'

/** An execution waits no longer than this before it goes on in a new one. */
export const LONGEST_WAIT = 20 * DAY

/** Where an absence stands for the execution that minds it: ahead, begun, or nothing to mind any more. */
export type AbsenceStanding =
  | { readonly next: 'wait'; readonly waitSeconds: number }
  | { readonly next: 'away' }
  | { readonly next: 'over' }

/**
 * @param absence undefined: there is none of that id
 * @param generation of the execution that asks; after an edit another one minds the absence
 */
export function whereAnAbsenceStands(
  absence: (Pick<Absence, 'from' | 'until'> & { readonly generation: number }) | undefined,
  generation: number,
  now: Instant,
): AbsenceStanding {
  if (absence === undefined || absence.generation !== generation) return { next: 'over' }
  const { from, until } = absence
  if (until <= from || until <= now) return { next: 'over' }
  if (from <= now) return { next: 'away' }
  return { next: 'wait', waitSeconds: Math.min(secondsUntil(now, from), LONGEST_WAIT / SECOND) }
}
