import type { Id } from '../../../kernel/ids.ts'
import { DAY, type Instant, instantOf, plusMillis } from '../../../kernel/instant.ts'
import type { Duty, TriggerName } from '../../duty.ts'
import { countDrawn, lotsOf, oneDrawn } from './lots.ts'
import { type ChangePlayed, momentIn } from './play-changes.ts'
import { playOccurrence } from './play-duties.ts'
import type { Presence } from './presence.ts'
import type { SimulationInput } from './simulation.ts'
import type { YearBook } from './year-book.ts'

interface EventPlayed {
  readonly event: TriggerName
  readonly at: Instant
  readonly service: Id | undefined
}

/** What happens in the year, and the duties that are triggered by it. */
export function playEvents(
  input: SimulationInput,
  changes: readonly ChangePlayed[],
  presence: Presence,
  year: YearBook,
): void {
  const triggered = [...input.book.duties.values()]
    .filter(({ when }) => when.kind === 'triggered')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
  if (triggered.length === 0) return
  const events = [...releasesOf(input, changes), ...incidentsIn(input, presence), ...reportsIn(input)]
  for (const each of events) {
    for (const duty of triggered) if (isOpenedBy(duty, each)) playOccurrence(duty, each.at, input, presence, year)
  }
}

const isOpenedBy = ({ when }: Duty, { event, service }: EventPlayed): boolean =>
  when.kind === 'triggered' &&
  when.event === event &&
  (when.services === undefined || (service !== undefined && when.services.includes(service)))

/** A change is released a week after it was wanted; some fail. */
function releasesOf({ load, seed }: SimulationInput, changes: readonly ChangePlayed[]): EventPlayed[] {
  const lots = lotsOf(seed, 'releases')
  return changes.map(({ service, at }) => ({
    event: lots() * 100 < load.failing ? 'change.failed' : 'change.released',
    at: plusMillis(at, 7 * DAY),
    service,
  }))
}

/** Incidents come at any hour. */
function incidentsIn({ directory, weeks, load, seed }: SimulationInput, presence: Presence): EventPlayed[] {
  const lots = lotsOf(seed, 'incidents')
  const services = [...directory.services.keys()].toSorted()
  const kinds = [
    ['incident.severity-1', load.incidents.severity1],
    ['incident.severity-2', load.incidents.severity2],
  ] as const
  return Array.from({ length: weeks }, (_, week) =>
    kinds.flatMap(([event, usual]) =>
      Array.from({ length: countDrawn(usual / 4, lots) }, (): EventPlayed => {
        const begins = presence.days[week * 7] ?? 0
        return { event, at: instantOf(begins + Math.floor(lots() * 7 * DAY)), service: oneDrawn(services, lots) }
      }),
    ),
  ).flat()
}

function reportsIn(input: SimulationInput): EventPlayed[] {
  const lots = lotsOf(input.seed, 'reports')
  const services = [...input.directory.services.keys()].toSorted()
  return Array.from({ length: input.weeks }, (_, week) =>
    Array.from({ length: countDrawn(input.load.reports, lots) }, (): EventPlayed[] => {
      const at = momentIn(week, input, lots)
      return at === undefined ? [] : [{ event: 'machine.reported', at, service: oneDrawn(services, lots) }]
    }).flat(),
  ).flat()
}
