import { aggregateKeyOf, type Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Store } from '../../platform/store.ts'
import type { Directory } from '../../responsibility/index.ts'
import { alertIdOf } from '../alert.store.ts'
import type { Signal } from '../alert.ts'
import { SOURCE_KINDS } from '../alert-parts.contract.ts'
import type { AlertRules } from '../alert-rules.ts'
import { subscriptionIn } from '../formats/cloudwatch.ts'
import { fingerprintOf } from '../formats/fingerprint.ts'
import { signalsIn, unreadableSignal } from '../formats/normalise.ts'
import { UnreadableAlertError } from '../formats/reading.ts'
import { type InboxRow, listInbox, textOf } from '../intake/inbox.store.ts'
import type { Arrival } from '../rules/turn-alerts.ts'
import { labelsOf, type Origin, whereItGoes } from '../rules/where-it-goes.ts'
import type { SourceKind } from '../source.ts'

/**
 * A transaction holds a hundred rows: a message is one, a part of an alert one, an alert that turns eight. What is over is
 * for sums, of the source and of silences.
 */
const MOST = 72
const ALERT_COSTS = 8
const MOST_ROWS = 60

/** What is looked at in one transaction. */
export interface Batch {
  readonly arrivals: readonly Arrival[]
  /** With how many of its signals have been looked at then; `undefined`: all of them. */
  readonly rows: readonly { readonly row: InboxRow; readonly next?: number }[]
  readonly unreadable: number
  /** AWS asks whether its notifications are wanted, and where to say so. */
  readonly subscribeAt?: string
}

export interface Ground {
  readonly rules: AlertRules
  readonly directory: Directory
}

/** The oldest of what waits, as much as fits into one transaction; none when nothing waits. */
export async function takeBatch(
  store: Store,
  origin: Origin,
  { rules, directory }: Ground,
  until: Instant,
): Promise<Batch | undefined> {
  const waiting = await listInbox(store, origin.id, until, MOST_ROWS)
  if (waiting.length === 0) return undefined
  const arrivals: Arrival[] = []
  const rows: { row: InboxRow; next?: number }[] = []
  const [parts, alerts] = [new Set<string>(), new Set<string>()]
  let unreadable = 0
  let subscribeAt: string | undefined
  const costs = () => rows.length + 1 + parts.size + alerts.size * ALERT_COSTS

  for (const row of waiting) {
    if (costs() >= MOST) break
    const { signals, isUnreadable } = signalsOf(row, origin)
    if (isUnreadable) unreadable += 1
    if (origin.kind === 'cloudwatch' && row.signals === undefined)
      subscribeAt = subscriptionIn(textOf(row)) ?? subscribeAt
    let next = row.next
    while (next < signals.length && costs() < MOST) {
      const arrival = arrivalOf(signals[next] as Signal, row, origin, rules, directory)
      arrivals.push(arrival)
      parts.add(arrival.part)
      // What ends may belong to an alert of older rules, each to another.
      const isBegun = arrival.signal.status === 'firing' && arrival.alert !== undefined
      alerts.add(isBegun ? aggregateKeyOf(arrival.alert) : arrival.part)
      next += 1
    }
    rows.push(next < signals.length ? { row, next } : { row })
  }
  return { arrivals, rows, unreadable, ...(subscribeAt === undefined ? {} : { subscribeAt }) }
}

function signalsOf(
  row: InboxRow,
  origin: Origin,
): { readonly signals: readonly Signal[]; readonly isUnreadable: boolean } {
  if (row.signals !== undefined) return { signals: row.signals, isUnreadable: false }
  const text = textOf(row)
  try {
    const kind = SOURCE_KINDS.find((each) => each === origin.kind) ?? ('webhook' satisfies SourceKind)
    return { signals: signalsIn(kind, text, row.at), isUnreadable: false }
  } catch (error) {
    if (!(error instanceof UnreadableAlertError)) throw error
    return { signals: [unreadableSignal(origin, text, error.why, row.at)], isUnreadable: row.next === 0 }
  }
}

/** A signal with where it goes. */
export function arrivalOf(
  signal: Signal,
  { at }: { readonly at: Instant },
  origin: Origin,
  rules: AlertRules,
  directory: Directory,
): Arrival {
  const way = whereItGoes(signal, origin, rules, directory.services)
  const alert: { alert?: Id } = way.does === 'open' ? { alert: alertIdOf(way.facts, at) } : {}
  const part = fingerprintOf([origin.id, signal.fingerprint])
  return { signal, labels: labelsOf(signal, origin), way, ...alert, part, source: origin.id, at }
}
