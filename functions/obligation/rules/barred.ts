import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type ActedOn, type Directory, mayAct } from '../../responsibility/index.ts'
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
    has: (person) => people.has(person) || (needed !== undefined && lacks(directory, person, needed, now)),
  }
}

/** Whether somebody's posts do not give what is needed, or not as far. */
export const lacks = (directory: Directory, person: Id, { act, on }: Needed, now: Instant): boolean =>
  (isList(on) ? on : [on]).some((each) => 'no' in mayAct(directory, person, act, now, each))

const isList = (on: Needed['on']): on is readonly ActedOn[] => Array.isArray(on)

/** The same, and some people more. */
export const barredBeside = (barred: Barred, people: ReadonlySet<Id>): Barred => ({
  has: (person) => people.has(person) || barred.has(person),
})
