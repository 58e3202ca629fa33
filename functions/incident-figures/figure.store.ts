/**
 * Questions these rows answer
 *
 * | question                                  | row                                                  |
 * |-------------------------------------------|------------------------------------------------------|
 * | which incidents that are over began when  | `incident-figures#<2026-01>` / `<raised at>#<id>`    |
 * | what an hour costs                        | `agg#<key>` / `head` of the one cost-rates aggregate |
 *
 * A row an incident, written again when it is reopened and ends again.
 */
import { headKey } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { DAY, type Instant, instantOf, millisOf } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import type { HeadRow } from '../platform/act.ts'
import { derivedId } from '../platform/derived-id.ts'
import type { Item, Store, Write } from '../platform/store.ts'
import { type CostRates, DEFAULT_RATES, type IncidentFigure } from './figure.ts'

const monthOf = (at: Instant): string => at.slice(0, 7)
const keyOf = ({ raisedAt, incident }: Pick<IncidentFigure, 'raisedAt' | 'incident'>) => ({
  pk: `incident-figures#${monthOf(raisedAt)}`,
  sk: `${raisedAt}#${incident}`,
})

export const putFigure = (figure: IncidentFigure): Write => ({ put: { ...keyOf(figure), ...asJson(figure) } })

/** It is open again: it counts once it is over. */
export const withoutFigure = (figure: Pick<IncidentFigure, 'raisedAt' | 'incident'>): Write => ({
  delete: keyOf(figure),
})

/** More of them nobody looks at in one table. */
export const MOST_FIGURES = 20_000

/** The months an interval touches, the oldest first. */
export function monthsBetween(from: Instant, until: Instant): string[] {
  const months: string[] = []
  for (let at = millisOf(from); at <= millisOf(until) + 31 * DAY; at += 27 * DAY) {
    const month = monthOf(instantOf(Math.min(at, millisOf(until))))
    if (months.at(-1) !== month) months.push(month)
    if (at > millisOf(until)) break
  }
  return months
}

/** Incidents that began from … until and are over, the oldest first. */
export async function listFigures(store: Store, from: Instant, until: Instant): Promise<IncidentFigure[]> {
  const found: IncidentFigure[] = []
  for (const month of monthsBetween(from, until)) {
    const { items } = await store.query<Item & IncidentFigure>({
      pk: `incident-figures#${month}`,
      between: [from, `${until}~`],
      limit: MOST_FIGURES - found.length,
    })
    found.push(...items)
    if (found.length >= MOST_FIGURES) break
  }
  return found
}

export const COST_RATES: Id = derivedId('icr', instantOf(0), 'incident-cost-rates')
export type RatesHead = HeadRow & CostRates

export const findRatesHead = (store: Store): Promise<RatesHead | undefined> =>
  store.find<RatesHead>(headKey(COST_RATES))

export const ratesOf = (head: RatesHead | undefined): CostRates =>
  head === undefined
    ? DEFAULT_RATES
    : { personHour: head.personHour, lossPerHour: head.lossPerHour, currency: head.currency }
