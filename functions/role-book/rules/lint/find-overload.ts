import { DAY, plusMillis } from '../../../kernel/instant.ts'
import type { LintFinding } from '../../role-book.ts'
import { finding } from './finding.ts'
import type { LintGround } from './lint-ground.ts'
import { loadAhead } from './load-ahead.ts'

/** Hours a week: more is too much for anybody; more is hardly left for anything unforeseen. */
export const MOST_HOURS = 40
export const MANY_HOURS = 32

/** Duties named with a finding: those that weigh most. */
const NAMED = 10

/** Somebody's duties ask for more hours than a week has: the worst week ahead counts. */
export const findOverload = (ground: LintGround): LintFinding[] =>
  [...loadAhead(ground)].flatMap(([person, { weeks, byDuty }]) => {
    const most = Math.max(...weeks)
    if (most <= MANY_HOURS * 60) return []
    const from = plusMillis(ground.now, weeks.indexOf(most) * 7 * DAY)
    const heaviest = [...byDuty].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, NAMED)
    return [
      finding('overload', most > MOST_HOURS * 60 ? 'error' : 'notice', [person], {
        ...{ people: [person], duties: heaviest.map(([duty]) => duty), from, until: plusMillis(from, 7 * DAY) },
        values: { hours: Math.round(most / 6) / 10, most: most > MOST_HOURS * 60 ? MOST_HOURS : MANY_HOURS },
      }),
    ]
  })
