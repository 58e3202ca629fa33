import { aggregateKeyOf, type Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Alert, AlertHead, Labels, Part, Signal, Tally } from '../alert.ts'
import type { Noise, NoiseKind } from '../noise.ts'
import type { Holding } from '../silence.ts'
import { begun, ended, type Happened } from './begin-and-end.ts'
import type { Window } from './what-keeps-it-quiet.ts'
import type { Way } from './where-it-goes.ts'
import { isNewer } from './which-is-newer.ts'

/** A signal with where it goes, in the order in which they came. */
export interface Arrival {
  readonly signal: Signal
  readonly labels: Labels
  readonly way: Way
  /** Of the alert it would begin. */
  readonly alert?: Id
  /** Tells its part from others. */
  readonly part: string
  readonly source: Id
  readonly at: Instant
}

/** What is known of everything the signals are about. */
export interface Known {
  readonly parts: ReadonlyMap<string, Part | undefined>
  /** By aggregate key. */
  readonly alerts: ReadonlyMap<string, { readonly head: AlertHead | undefined; readonly tally: Tally }>
  readonly silences: readonly Holding[]
  windowsOf(service: Id | undefined): readonly Window[]
}

/** What became of one alert. */
export interface Turned {
  readonly before: AlertHead | undefined
  readonly tally: Tally
  received: number
  /** Parts that fire, more or fewer than before. */
  firing: number
  /** How it stands now; absent while nothing about it has changed but its sums. */
  after?: Alert
  readonly happened: Happened[]
}

export interface TurnedAll {
  readonly parts: ReadonlyMap<string, Part>
  readonly alerts: ReadonlyMap<string, Turned>
  readonly noise: Partial<Noise>
  readonly silenced: ReadonlyMap<Id, number>
}

/**
 * What signals make of what is known: each thing stands as the latest word about it says, an alert fires while any of its
 * parts does. The same signals again change nothing but sums.
 */
export function turnAlerts(arrivals: readonly Arrival[], known: Known): TurnedAll {
  const parts = new Map<string, Part>()
  const alerts = new Map<string, Turned>()
  const noise: { [Kind in NoiseKind]?: number } = {}
  const silenced = new Map<Id, number>()
  const count = (kind: NoiseKind) => {
    noise[kind] = (noise[kind] ?? 0) + 1
  }
  const turnedOf = (id: Id): Turned => {
    const key = aggregateKeyOf(id)
    const { head, tally } = known.alerts.get(key) ?? { head: undefined, tally: { received: 0, firing: 0 } }
    const turned = alerts.get(key) ?? { before: head, tally, received: 0, firing: 0, happened: [] }
    alerts.set(key, turned)
    return turned
  }

  for (const arrival of arrivals) {
    const { signal, way, source } = arrival
    const before = parts.get(arrival.part) ?? known.parts.get(arrival.part)
    count('received')
    const wasFiring = before?.status === 'firing'
    const stays = before?.alert === undefined ? {} : { alert: before.alert }
    const said = {
      source,
      fingerprint: signal.fingerprint,
      title: signal.title,
      status: signal.status,
      startsAt: signal.startsAt,
    }
    const isNews = isNewer(signal, before)

    // What was ignored so far, and by newer rules is not, begins now.
    const isTakenUp = wasFiring && before.alert === undefined && signal.status === 'firing' && way.does === 'open'

    if (!isTakenUp && (!isNews || (wasFiring && signal.status === 'firing'))) {
      // Known already: it goes on, or it is an old word that came late.
      if (isNews) parts.set(arrival.part, { ...said, ...stays })
      if (before?.alert === undefined) count(way.does === 'ignore' ? 'ignored' : 'grouped')
      else {
        turnedOf(before.alert).received += 1
        count('grouped')
      }
    } else if (signal.status === 'firing') {
      if (way.does === 'ignore' || arrival.alert === undefined) {
        parts.set(arrival.part, said)
        count('ignored')
        continue
      }
      const turned = turnedOf(arrival.alert)
      const id = turned.before?.id ?? turned.after?.id ?? arrival.alert
      parts.set(arrival.part, { ...said, alert: id })
      turned.received += 1
      turned.firing += 1
      if (turned.tally.firing + turned.firing > 1) count('grouped')
      else {
        const alert = begun(turned.after ?? turned.before, id, arrival, way, known, turned.happened)
        turned.after = alert
        if (alert.treatment === 'silenced' || alert.treatment === 'attached') count(alert.treatment)
        if (alert.treatment === 'silenced' && alert.because !== undefined) {
          silenced.set(alert.because, (silenced.get(alert.because) ?? 0) + 1)
        }
        if (turned.happened.at(-1) === 'flapping') count('flapping')
      }
    } else {
      parts.set(arrival.part, { ...said, ...(wasFiring ? stays : {}) })
      if (!wasFiring || before?.alert === undefined) continue
      const turned = turnedOf(before.alert)
      turned.received += 1
      turned.firing -= 1
      count('grouped')
      const alert = turned.after ?? turned.before
      if (turned.tally.firing + turned.firing > 0 || alert === undefined) continue
      turned.after = ended(alert, arrival.at, turned.happened)
    }
  }
  return { parts, alerts, noise, silenced }
}
