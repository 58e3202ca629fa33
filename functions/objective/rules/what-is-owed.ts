import type { LocalDate } from '../../calendar/index.ts'
import type { Objective } from '../objective.ts'
import { firstPeriod, lastPeriod, type Period, periodAfter, periodOf } from './periods.ts'

type Measured = Pick<Objective, 'year' | 'rhythm' | 'latest'>

/**
 * The period whose value is owed next: the one after the latest value's; without any, the one that is running when the
 * objective is set. A month that was left out is not asked for once a later one is known. Nothing when the year's last
 * period is measured: then somebody says how it ended.
 *
 * @param setOn the day on which it was set, or its rhythm changed
 */
export function periodOwed({ year, rhythm, latest }: Measured, setOn: LocalDate): Period | undefined {
  const begins = latest === undefined ? running(year, rhythm, setOn) : periodAfter(periodOf(latest.on, rhythm))
  return begins > lastPeriod(year, rhythm) ? undefined : begins
}

function running(year: number, rhythm: Objective['rhythm'], setOn: LocalDate): Period {
  const [first, now] = [firstPeriod(year, rhythm), periodOf(setOn, rhythm)]
  return now > first ? now : first
}
