import { type Instant, millisOf } from '../kernel/instant.ts'
import type { HeadRow } from '../platform/act.ts'
import type { CheckpointLog } from '../platform/checkpoint-log.ts'
import type { Item, Store } from '../platform/store.ts'
import { type AuditRow, auditKey, CHECKPOINT_EVERY, headKey, storyKeys } from './audit-trail.store.ts'
import { readCheckpoint } from './checkpoint.ts'
import type { Leaf } from './merkle.ts'

/** Where the walk stands; `stage` is `over` at its end. */
type WalkRow = Item & {
  readonly stage: 'waiting' | 'walking' | 'over'
  /** When it was first thought of: whatever is written from then on has its place. */
  readonly since: Instant
  readonly at?: Instant
  readonly leaf?: number
}

const WALK = { pk: 'stories', sk: 'older-entries' }
/** Until what was written by an older Onduty lies in checkpoints for certain. */
const SETTLED_AFTER = 2 * CHECKPOINT_EVERY
/** Entries looked at in one run. */
const MOST_AT_ONCE = 2000
const READ_AT_ONCE = 100
const LEAST_OF_CHECKPOINT = 10

/**
 * Entries that were written before positions had a story find their place in it. What the checkpoints name is walked
 * through once, newest first, some at a time; afterwards a run is one small read. Run twice at once, it does the same.
 */
export async function fileOlderEntries(store: Store, log: CheckpointLog, now: Instant): Promise<void> {
  const walk = await store.find<WalkRow>(WALK)
  if (walk === undefined) return store.write({ put: { ...WALK, stage: 'waiting', since: now } })
  const isEarly = millisOf(now) - millisOf(walk.since) < SETTLED_AFTER
  if (walk.stage === 'over' || (walk.stage === 'waiting' && isEarly)) return
  await store.write({ put: await walkOn(store, log, walk) })
}

async function walkOn(store: Store, log: CheckpointLog, { since, ...from }: WalkRow): Promise<WalkRow> {
  let { at, leaf = 0 } = from
  for (let left = MOST_AT_ONCE; left > 0; ) {
    const [kept, older] = await log.listBackwards({ limit: 2, ...(at === undefined ? {} : { upTo: at }) })
    const leaves = kept === undefined ? [] : (readCheckpoint(kept)?.leaves ?? [])
    const some = leaves.slice(leaf, leaf + left)
    for (let next = 0; next < some.length; next += READ_AT_ONCE)
      await file(store, some.slice(next, next + READ_AT_ONCE))
    // A checkpoint is read whole, however little is in it.
    left -= Math.max(some.length, LEAST_OF_CHECKPOINT)
    leaf += some.length
    at = kept?.at
    if (leaf < leaves.length) continue
    if (older === undefined) return { ...WALK, stage: 'over', since }
    at = older.at
    leaf = 0
  }
  return { ...WALK, stage: 'walking', since, ...(at === undefined ? {} : { at }), leaf }
}

/** Sets the keys of those that lack them; nothing an entry's hash covers. */
async function file(store: Store, leaves: readonly Leaf[]): Promise<void> {
  const rows = await store.findMany<AuditRow>(leaves.map(({ aggregate, seq }) => auditKey(aggregate, seq)))
  const old = rows.flatMap((row, nth) => {
    const id = leaves[nth]?.aggregate
    return row === undefined || id === undefined || row.gsi1pk !== undefined || row.entry.grant === undefined
      ? []
      : [{ id, row }]
  })
  const heads = await headsOf(store, new Set(old.map(({ id }) => id)))
  await Promise.all(
    old.map(async ({ id, row: { pk, sk, entry } }) => {
      const keys = storyKeys(id, entry, heads.get(id)?.position)
      if (keys.gsi1pk !== undefined) await store.write({ update: { pk, sk }, set: keys, if: 'present' })
    }),
  )
}

async function headsOf(store: Store, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, HeadRow>> {
  if (ids.size === 0) return new Map()
  const found = await store.findMany<HeadRow>([...ids].map(headKey))
  return new Map(found.flatMap((head) => (head === undefined ? [] : [[head.id, head] as const])))
}
