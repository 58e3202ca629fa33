import type { WorkingCalendar } from '../../calendar/index.ts'
import { millisOf } from '../../kernel/instant.ts'
import type { CostRates, IncidentFigure, TimeOfDay } from '../figure.ts'
import { costOf } from './cost-of.ts'
import { type Spread, spreadOf } from './spread-of.ts'
import { timeOfDay } from './time-of-day.ts'

/** What incidents are grouped by. */
export type GroupedBy = 'severity' | 'service' | 'group' | 'source' | 'schedule' | 'on-call' | 'time-of-day' | 'cause'

/** How the incidents of one group went. */
export interface Summary {
  /** The severity, an id, a word; empty where there is none. */
  readonly of: string
  readonly incidents: number
  readonly acknowledged: Spread | null
  readonly mitigated: Spread | null
  readonly resolved: Spread | null
  /** Of 100, answered and resolved in time. */
  readonly answeredInTime: number
  readonly resolvedInTime: number
  readonly pages: number
  readonly reopened: number
  readonly cost: number
}

const KEYS: Readonly<Record<GroupedBy, (figure: IncidentFigure, calendar: WorkingCalendar) => string>> = {
  severity: ({ severity }) => String(severity),
  service: ({ service = '' }) => service,
  group: ({ group = '' }) => group,
  source: ({ source }) => source,
  schedule: ({ schedule = '' }) => schedule,
  'on-call': ({ onCall = '' }) => onCall,
  'time-of-day': ({ raisedAt }, calendar): TimeOfDay => timeOfDay(raisedAt, calendar),
  cause: ({ cause = '' }) => cause.toLowerCase(),
}

/** Incidents that are over, in groups; the group with the most first. */
export function summarise(
  figures: readonly IncidentFigure[],
  by: GroupedBy,
  rates: CostRates,
  calendar: WorkingCalendar,
): Summary[] {
  const groups = Map.groupBy(figures, (each) => KEYS[by](each, calendar))
  return [...groups]
    .map(([of, each]) => summaryOf(of, each, rates))
    .toSorted((one, other) => other.incidents - one.incidents || (one.of < other.of ? -1 : 1))
}

/** Of all of them. */
export const summaryOf = (of: string, figures: readonly IncidentFigure[], rates: CostRates): Summary => {
  const since = (at: (figure: IncidentFigure) => string | undefined): Spread | null =>
    spreadOf(
      figures.flatMap((figure) => {
        const then = at(figure)
        return then === undefined ? [] : [Math.max(0, millisOf(then) - millisOf(figure.raisedAt))]
      }),
    )
  const share = (is: (figure: IncidentFigure) => boolean): number =>
    figures.length === 0 ? 100 : Math.round((100 * figures.filter(is).length) / figures.length)
  const sum = (count: (figure: IncidentFigure) => number): number =>
    figures.reduce((total, figure) => total + count(figure), 0)
  return {
    of,
    incidents: figures.length,
    acknowledged: since(({ acknowledgedAt }) => acknowledgedAt),
    mitigated: since(({ mitigatedAt }) => mitigatedAt),
    resolved: since(({ resolvedAt }) => resolvedAt),
    answeredInTime: share(({ answeredInTime }) => answeredInTime),
    resolvedInTime: share(({ resolvedInTime }) => resolvedInTime),
    pages: sum(({ pages }) => pages),
    reopened: sum(({ reopened }) => reopened),
    cost: sum((figure) => costOf(figure, rates)),
  }
}
