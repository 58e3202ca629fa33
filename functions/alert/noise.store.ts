/**
 * Questions these rows answer
 *
 * | question                                          | row                                                     |
 * |---------------------------------------------------|---------------------------------------------------------|
 * | what was made of what a source sent, day by day   | `alert-noise#<source>` / `<date>#<what>#<shard>`: `count`|
 * | how many alerts did a silence keep quiet          | `agg#<key of the silence>` / `tally`: `count`           |
 */
import { partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Item, Store, Write } from '../platform/store.ts'
import { NO_NOISE, type Noise, type NoiseKind } from './noise.ts'

/** A storm of one source is written from many sides: each adds to a row of its own. */
const SHARDS = 4
const partition = (source: Id): string => `alert-noise#${source}`

/** Adds to the sums of a source of a day (UTC). `spread` is any number; the same one goes to the same row. */
export const addNoise = (source: Id, more: Partial<Noise>, at: Instant, spread: number): Write[] =>
  Object.entries(more).flatMap(([what, count]) =>
    count === undefined || count === 0
      ? []
      : [
          {
            update: { pk: partition(source), sk: `${at.slice(0, 10)}#${what}#${Math.abs(spread) % SHARDS}` },
            add: { count },
          },
        ],
  )

type NoiseRow = Item & { readonly count?: number }

/** The sums of a source from a day to a day (UTC dates, both included). */
export async function noiseOf(store: Store, source: Id, from: string, until: string): Promise<Noise> {
  const { items } = await store.query<NoiseRow>({ pk: partition(source), between: [`${from}#`, `${until}#~`] })
  const sums: Record<NoiseKind, number> = { ...NO_NOISE }
  for (const { sk, count = 0 } of items) {
    const what = sk.split('#')[1] as NoiseKind
    if (what in sums) sums[what] += count
  }
  return sums
}

const silencedKey = (silence: Id) => ({ pk: partitionOf(silence), sk: 'tally' })
export const addSilenced = (silence: Id, count: number): Write => ({ update: silencedKey(silence), add: { count } })

export async function silencedBy(store: Store, silences: readonly Id[]): Promise<Map<Id, number>> {
  const rows = await store.findMany<NoiseRow>(silences.map(silencedKey))
  return new Map(silences.map((id, nth) => [id, rows[nth]?.count ?? 0]))
}
