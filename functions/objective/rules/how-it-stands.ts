import type { LocalDate } from '../../calendar/index.ts'
import type { Measure, Objective } from '../objective.ts'

/** How an objective stands by its latest value. */
export interface HowItStands {
  readonly is: 'unmeasured' | 'reached' | 'on-track' | 'behind'
  /** Where it should have been on the day of that value; absent without a value. */
  readonly expected?: number
}

/**
 * A figure that has to be kept all year (no `start`) is on track while it is good enough. One that has to move is on
 * track while it is as far as an even pace from start to target would be on that day; `reached` when it is at the target.
 */
export function howItStands({ year, measure, latest }: Pick<Objective, 'year' | 'measure' | 'latest'>): HowItStands {
  if (latest === undefined) return { is: 'unmeasured' }
  const expected = expectedOn(latest.on, year, measure)
  if (measure.start !== undefined && isAsGoodAs(latest.value, measure.target, measure)) {
    return { is: 'reached', expected }
  }
  return { is: isAsGoodAs(latest.value, expected, measure) ? 'on-track' : 'behind', expected }
}

/** Whether a value is as good as another, by the direction of the measure. */
export const isAsGoodAs = (value: number, wanted: number, { direction }: Pick<Measure, 'direction'>): boolean =>
  direction === 'at-least' ? value >= wanted : value <= wanted

/** Where it should be at the end of a day. */
export function expectedOn(day: LocalDate, year: number, { start, target }: Measure): number {
  if (start === undefined) return target
  const [begins, ends] = [Date.parse(`${year}-01-01`), Date.parse(`${year + 1}-01-01`)]
  const passed = (Date.parse(day) + DAY - begins) / (ends - begins)
  return start + (target - start) * Math.min(1, Math.max(0, passed))
}

const DAY = 86_400_000
