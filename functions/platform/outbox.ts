/**
 * Where effects wait for the relay.
 *
 * | question                                           | row                                                        |
 * |----------------------------------------------------|------------------------------------------------------------|
 * | what is to be done, oldest first                   | `outbox#<shard>` / `<due at>#<id>`                         |
 * | which mails wait for one person, to go as one      | `bundles#<shard>` / `<bundle>#<person>#<at>#<id>`          |
 */
import { type Id, idOf } from '../kernel/ids.ts'
import { type Instant, plusMillis } from '../kernel/instant.ts'
import type { Effect } from './effect.ts'
import type { Item } from './store.ts'

/** An effect that waits. */
export type OutboxRow = Item & {
  /** `out_…`; stays the same over retries, and is the id of the mail. */
  readonly id: Id
  readonly effect: Effect
  /** What is performed along with a mail, and not paid for by a row of its own: the start or wake-up of the same act. */
  readonly also?: Extract<Effect, { kind: 'start' | 'wake' }>
  /** When the decision was made. */
  readonly at: Instant
  /** Failed tries so far. */
  readonly tries: number
  /** Whoever performs it has it until then. */
  readonly leasedUntil?: Instant
  /** Who that is. */
  readonly leasedBy?: string
  /** Not before: a bundle that failed waits here, its key stays. */
  readonly notBefore?: Instant
}

export const OUTBOX_SHARDS = 8

/** Partitions of effects that are performed one by one, and of mails that are collected first. */
export const outboxPartition = (shard: number): string => `outbox#${shard}`
export const bundlePartition = (shard: number): string => `bundles#${shard}`

/** Sort keys of what is collected for one person under one name begin so. */
export const bundlePrefix = (bundle: string, person: Id): string => `${bundle}#${person}#`

export const shardOf = (key: string): number => key.charCodeAt(key.length - 1) % OUTBOX_SHARDS

/** The rows of the effects of one act. A mail carries the act's start or wake-up along. */
export function outboxRows(effects: readonly Effect[], at: Instant, newKey: () => string): OutboxRow[] {
  const carrier = effects.find(({ kind, ...effect }) => kind === 'mail' && !('bundle' in effect))
  const also = effects.find((effect) => effect.kind === 'start' || effect.kind === 'wake')
  const alone = carrier === undefined || also === undefined ? effects : effects.filter((effect) => effect !== also)
  return alone.map((effect, nth) => {
    const row = outboxRow(effect, at, newKey(), nth)
    return effect === carrier && also !== undefined ? { ...row, also } : row
  })
}

/**
 * The row of an effect decided at an instant, due at once. `nth` keeps the order of effects of one act.
 *
 * @param key a new aggregate key: it spreads rows over the shards
 */
export function outboxRow(effect: Effect, at: Instant, key: string, nth = 0): OutboxRow {
  const id = idOf('out', plusMillis(at, nth), key)
  const row = { id, effect, at, tries: 0 }
  const bundle = bundleOf(effect)
  return bundle !== undefined && (effect.kind === 'mail' || effect.kind === 'page')
    ? { pk: bundlePartition(shardOf(effect.to)), sk: `${bundlePrefix(bundle, effect.to)}${at}#${id}`, ...row }
    : { pk: outboxPartition(shardOf(key)), sk: `${at}#${id}`, ...row }
}

/** Pages lie in bundles of their own, one a channel; they are sent at once, and then no oftener than every minute. */
export const PAGES = 'page-'

/** Under which name an effect is collected with others for the same person. */
const bundleOf = (effect: Effect): string | undefined =>
  effect.kind === 'mail' ? effect.bundle : effect.kind === 'page' ? `${PAGES}${effect.channel}` : undefined
