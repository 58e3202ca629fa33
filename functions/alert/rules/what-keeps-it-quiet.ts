import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Labels, Treatment } from '../alert.ts'
import type { Holding } from '../silence.ts'
import { allMatch } from './matches.ts'

/** A change whose release window is open, on a service. */
export interface Window {
  readonly change: Id
  readonly until: Instant
}

/** Why nobody is paged now, and until when. */
export interface Quiet {
  readonly treatment: Extract<Treatment, 'silenced' | 'attached'>
  readonly because: Id
  readonly until: Instant
}

/** A silence that matches, the one that lasts longest; else a change in whose window the service is. */
export function whatKeepsItQuiet(
  labels: Labels,
  silences: readonly Holding[],
  windows: readonly Window[],
  now: Instant,
): Quiet | undefined {
  const holding = silences.filter(
    ({ from, until, matchers }) => from <= now && now < until && allMatch(matchers, labels),
  )
  const longest = holding.toSorted((a, b) => (a.until < b.until ? 1 : -1))[0]
  if (longest !== undefined) return { treatment: 'silenced', because: longest.id, until: longest.until }
  const open = windows.filter(({ until }) => now < until).toSorted((a, b) => (a.until < b.until ? 1 : -1))[0]
  return open === undefined ? undefined : { treatment: 'attached', because: open.change, until: open.until }
}
