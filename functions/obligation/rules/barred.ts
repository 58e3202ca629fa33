import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Directory, mayAct } from '../../responsibility/index.ts'
import type { Needed } from '../case-kind.ts'

/** People a step passes by. */
export type Barred = Pick<ReadonlySet<Id>, 'has'>

/**
 * Whom separation of duties keeps from a step, and whoever lacks the authority it needs: nobody is helped by asking
 * somebody who cannot decide.
 */
export function barredFor(
  named: readonly Id[],
  needed: Needed | undefined,
  directory: Directory,
  now: Instant,
): Barred {
  const people = new Set(named)
  return {
    has: (person) =>
      people.has(person) || (needed !== undefined && 'no' in mayAct(directory, person, needed.act, now, needed.on)),
  }
}

/** The same, and some people more. */
export const barredBeside = (barred: Barred, people: ReadonlySet<Id>): Barred => ({
  has: (person) => people.has(person) || barred.has(person),
})
