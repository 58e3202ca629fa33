import { type IncidentHead, listEveryOpen, listPageFigures, type PageFigure, SEVERITIES } from '../incident/index.ts'
import { DAY, type Instant, millisOf, plusMillis, SECOND } from '../kernel/instant.ts'
import type { Store } from '../platform/store.ts'
import { listFigures, MOST_FIGURES, monthsBetween } from './figure.store.ts'
import type { IncidentFigure } from './figure.ts'
import type { Metric, Sample } from './metrics-text.ts'
import { spreadOf } from './rules/spread-of.ts'

const WINDOW = 30 * DAY

/** Whoever asks again within so long is told the same of the past. */
const KEPT_FOR = 30 * SECOND

interface Past {
  readonly at: Instant
  readonly over: readonly IncidentFigure[]
  readonly paged: readonly PageFigure[]
}

const kept = new WeakMap<Store, Past>()

/** Two months of rows, read at most twice a minute however often one is asked. */
async function pastOf(store: Store, now: Instant): Promise<Past> {
  const last = kept.get(store)
  const age = last === undefined ? Number.POSITIVE_INFINITY : millisOf(now) - millisOf(last.at)
  if (last !== undefined && age >= 0 && age < KEPT_FOR) return last
  const from = plusMillis(now, -WINDOW)
  const [over, ...pages] = await Promise.all([
    listFigures(store, from, now),
    ...monthsBetween(from, now).map((month) => listPageFigures(store, month, [from, `${now}~`], MOST_FIGURES)),
  ])
  const past = { at: now, over, paged: pages.flat() }
  kept.set(store, past)
  return past
}

/** How incidents stand now, and went over the last 30 days. Bounded reads: the open ones, and two months of rows. */
export async function metricsNow(store: Store, now: Instant): Promise<Metric[]> {
  const [open, { over, paged }] = await Promise.all([listEveryOpen(store), pastOf(store, now)])
  const real = open.filter(({ exercise }) => exercise === undefined)
  const bySeverity = (count: (severity: 1 | 2 | 3) => number): Sample[] =>
    SEVERITIES.map((severity) => ({ labels: { severity: String(severity) }, value: count(severity) }))
  const quantiles = (lengthOf: (severity: 1 | 2 | 3) => readonly number[]): Sample[] =>
    SEVERITIES.flatMap((severity) => {
      const spread = spreadOf(lengthOf(severity))
      return spread === null
        ? []
        : [
            { labels: { severity: String(severity), quantile: '0.5' }, value: spread.median },
            { labels: { severity: String(severity), quantile: '0.9' }, value: spread.ninety },
          ]
    })
  const since = (severity: 1 | 2 | 3, at: 'acknowledgedAt' | 'mitigatedAt' | 'resolvedAt'): number[] =>
    over
      .filter((each) => each.severity === severity && each[at] !== undefined)
      .map((each) => millisOf(each[at] ?? each.raisedAt) - millisOf(each.raisedAt))
  return [
    gauge('onduty_incidents_open', 'Incidents that are not over, drills left out.', [
      ...bySeverity((severity) => real.filter((each) => each.severity === severity).length),
    ]),
    gauge('onduty_incidents_unanswered', 'Incidents nobody has acknowledged.', [
      ...bySeverity((severity) => real.filter((each) => each.severity === severity && isUnanswered(each)).length),
    ]),
    gauge('onduty_incident_oldest_unanswered_seconds', 'How long the oldest of them has waited.', [
      { value: oldest(real.filter(isUnanswered), now) },
    ]),
    gauge('onduty_incidents_30d', 'Incidents of the last 30 days that are over.', [
      ...bySeverity((severity) => over.filter((each) => each.severity === severity).length),
    ]),
    gauge('onduty_incident_acknowledge_seconds_30d', 'Time to acknowledge over the last 30 days.', [
      ...quantiles((severity) => since(severity, 'acknowledgedAt')),
    ]),
    gauge('onduty_incident_mitigate_seconds_30d', 'Time to mitigate over the last 30 days.', [
      ...quantiles((severity) => since(severity, 'mitigatedAt')),
    ]),
    gauge('onduty_incident_resolve_seconds_30d', 'Time to resolve over the last 30 days.', [
      ...quantiles((severity) => since(severity, 'resolvedAt')),
    ]),
    gauge('onduty_pages_30d', 'Pages sent over the last 30 days.', [
      ...bySeverity((severity) => paged.filter((each) => each.severity === severity).length),
    ]),
  ]
}

const gauge = (name: string, help: string, samples: readonly Sample[]): Metric => ({
  name,
  help,
  type: 'gauge',
  samples,
})

const isUnanswered = ({ stage }: IncidentHead): boolean => stage === 'answer'

const oldest = (open: readonly IncidentHead[], now: Instant): number =>
  open.reduce((longest, { raisedAt }) => Math.max(longest, Math.round((millisOf(now) - millisOf(raisedAt)) / 1000)), 0)
