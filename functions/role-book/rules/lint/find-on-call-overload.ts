import type { Id } from '../../../kernel/ids.ts'
import type { LintFinding } from '../../role-book.ts'
import { doersOf } from '../attendance-of.ts'
import { finding } from './finding.ts'
import { type LintGround, peopleOfAll } from './lint-ground.ts'

/** The largest part of the time that one person may be on call, in hundredths. */
export const MOST_ON_CALL = 25

/**
 * Somebody is on call for more than a quarter of the time: being on call is shared evenly among those who hold the
 * positions, so four people are the fewest; whoever is on several rotations has the sum.
 */
export function findOnCallOverload({ duties, holders }: LintGround): LintFinding[] {
  const shares = new Map<Id, { share: number; duties: Id[]; positions: Id[] }>()
  for (const duty of duties) {
    if (duty.when.kind !== 'on-call') continue
    const sharers = peopleOfAll(holders, doersOf(duty))
    for (const person of sharers) {
      const own = shares.get(person) ?? { share: 0, duties: [], positions: [] }
      own.share += 100 / sharers.length
      own.duties.push(duty.id)
      own.positions.push(...doersOf(duty))
      shares.set(person, own)
    }
  }
  return [...shares].flatMap(([person, { share, duties: theirs, positions }]) =>
    share <= MOST_ON_CALL + ROUNDING
      ? []
      : [
          finding('on-call-overload', 'error', [person], {
            ...{ people: [person], duties: theirs, positions: [...new Set(positions)].toSorted() },
            values: { share: Math.min(100, Math.round(share)), most: MOST_ON_CALL },
          }),
        ],
  )
}

const ROUNDING = 1e-9
