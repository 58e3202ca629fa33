import { HOUR, millisOf } from '../../kernel/instant.ts'
import type { CostRates, IncidentFigure } from '../figure.ts'

/**
 * What an incident cost: the enterprise's loss from the beginning until it hurt no longer, and the hours of whoever worked
 * on it from the answer until the end. Whole units of the currency.
 */
export function costOf(figure: IncidentFigure, rates: CostRates): number {
  const { raisedAt, acknowledgedAt = raisedAt, resolvedAt, mitigatedAt = resolvedAt, people, severity } = figure
  const hours = (from: string, until: string) => Math.max(0, millisOf(until) - millisOf(from)) / HOUR
  const loss = hours(raisedAt, mitigatedAt) * rates.lossPerHour[`${severity}`]
  const work = hours(acknowledgedAt, resolvedAt) * Math.max(1, people) * rates.personHour
  return Math.round(loss + work)
}
