import { createHash } from 'node:crypto'
import type { Id } from '../../../kernel/ids.ts'
import type { LintFinding } from '../../role-book.ts'
import { doersOf } from '../attendance-of.ts'
import { finding } from './finding.ts'
import { type LintGround, peopleOfAll } from './lint-ground.ts'

/**
 * Only one person can do it, or nobody: all who hold the positions that do the work, and all who deputise for them, are
 * one and the same. One finding for each set of positions, with all duties that hang on it. An error where somebody is
 * needed day and night, which no single person can be.
 */
export function findSinglePoints({ duties, able, attendance }: LintGround): LintFinding[] {
  const byDoers = Map.groupBy(duties, (duty) => doersOf(duty).toSorted().join(':'))
  return [...byDoers.values()].flatMap((theirs) => {
    const [first] = theirs
    const positions = first === undefined ? [] : doersOf(first).toSorted()
    const people = peopleOfAll(able, positions)
    if (people.length > 1) return []
    const isAlways = positions.some((each) => attendance.get(each) === 'always')
    return [
      finding('single-point-of-failure', isAlways ? 'error' : 'notice', [together(positions)], {
        ...{ positions, people, duties: theirs.map(({ id }) => id) },
        values: { people: people.length },
      }),
    ]
  })
}

/** A word for several positions: keys of findings are short. */
const together = (positions: readonly Id[]): string =>
  positions.length < 2 ? positions.join() : createHash('sha256').update(positions.join()).digest('hex').slice(0, 26)
