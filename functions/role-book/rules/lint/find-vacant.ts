import type { Id } from '../../../kernel/ids.ts'
import { MINUTE, millisOf } from '../../../kernel/instant.ts'
import { covers, type Period, timesWithNobody } from '../../../responsibility/index.ts'
import type { LintFinding } from '../../role-book.ts'
import { finding } from './finding.ts'
import type { LintGround } from './lint-ground.ts'

/**
 * A position with duties has nobody, now or soon: no holder and no deputy who is there. To the minute, and at the hours
 * its duties need somebody. An error where somebody is needed day and night, or where nobody holds the post; people who
 * are merely away for some working hours are a notice.
 */
export function findVacant(ground: LintGround): LintFinding[] {
  const { attendance, directory, ahead, dutiesOf } = ground
  return [...attendance].flatMap(([position, needed]) => {
    const [first, ...others] = timesWithNobody(directory, position, ahead, needed)
    if (first === undefined) return []
    const isGrave = needed === 'always' || [first, ...others].some(({ from }) => !isHeld(ground, position, from))
    return [
      finding('vacant', isGrave ? 'error' : 'notice', [position], {
        ...{ positions: [position], ...first },
        duties: (dutiesOf.get(position) ?? []).map(({ id }) => id),
        values: { hours: hoursOf([first, ...others]), times: others.length + 1, attendance: needed },
      }),
    ]
  })
}

const isHeld = ({ directory }: LintGround, position: Id, at: string): boolean =>
  [...directory.assignments, ...directory.deputies].some((each) => each.position === position && covers(each, at))

/** To a tenth. */
const hoursOf = (times: readonly Period[]): number =>
  Math.round(times.reduce((sum, { from, until }) => sum + millisOf(until) - millisOf(from), 0) / (6 * MINUTE)) / 10
