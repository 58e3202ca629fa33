import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type AuditRow, auditKey, GROWN_SHARDS, type GrownRow, grownPartition } from './audit-trail.store.ts'
import type { Leaf } from './merkle.ts'
import type { Broken } from './rules/first-broken.ts'
import { type Proof, verifyAggregate } from './verify-aggregate.ts'
import { type BrokenCheckpoint, checkCheckpoint, checkEndOfLog } from './verify-checkpoint.ts'

const READ_TOGETHER = 100

/** Where a walk over everything stands: in the list of what has grown, or in the leaves of a checkpoint. */
export type Place =
  | { readonly in: 'grown'; readonly shard: number; readonly after?: string }
  | { readonly in: 'checkpoint'; readonly at?: Instant; readonly leaf: number }

export const BEGINNING: Place = { in: 'grown', shard: 0 }

export interface VerifiedPage {
  /** Chains walked from end to end. */
  readonly checked: number
  /** Entries in them. */
  readonly entries: number
  readonly broken: (Broken & { readonly aggregate: Id }) | null
  readonly checkpoints: {
    readonly checked: number
    /** The newest and the oldest looked at here. */
    readonly newest: Instant | null
    readonly oldest: Instant | null
    readonly broken: BrokenCheckpoint | null
  }
  readonly next: Place | undefined
}

/**
 * One page of a walk over everything ever written, newest first: first what no checkpoint has yet, then each
 * checkpoint with its leaves. Every leaf is compared with its entry, and each chain is walked once, where its newest
 * leaf is. Stops at the first break.
 */
export async function verifyPage(proof: Proof, place: Place, limit: number): Promise<VerifiedPage> {
  return place.in === 'grown' ? verifyGrown(proof, place, limit) : verifyLeaves(proof, place, limit)
}

async function verifyGrown(proof: Proof, place: Place & { in: 'grown' }, limit: number): Promise<VerifiedPage> {
  const from = place.after === undefined ? {} : { after: place.after }
  const { items, next } = await proof.store.query<GrownRow>({ pk: grownPartition(place.shard), limit, ...from })
  const walked = await walk(proof, new Set(items.map(({ id }) => id)))
  const isLast = place.shard === GROWN_SHARDS - 1
  const following: Place =
    next !== undefined
      ? { ...place, after: next }
      : isLast
        ? { in: 'checkpoint', leaf: 0 }
        : { in: 'grown', shard: place.shard + 1 }
  const end = isLast ? await checkEndOfLog(proof) : undefined
  const checkpoints = { checked: 0, newest: null, oldest: null, broken: end ?? null }
  return { ...walked, checkpoints, next: walked.broken === null && end === undefined ? following : undefined }
}

async function verifyLeaves(proof: Proof, place: Place & { in: 'checkpoint' }, limit: number): Promise<VerifiedPage> {
  const { at, leaf } = place
  const [kept, older] = await proof.log.listBackwards({ limit: 2, ...(at === undefined ? {} : { upTo: at }) })
  if (kept === undefined) {
    const none = { checked: 0, newest: null, oldest: null, broken: null }
    return { checked: 0, entries: 0, broken: null, checkpoints: none, next: undefined }
  }
  const { checkpoint, broken } = await checkCheckpoint(proof, kept)
  const checkpoints = { checked: leaf === 0 ? 1 : 0, newest: kept.at, oldest: kept.at, broken: broken ?? null }
  if (checkpoint === undefined || broken !== undefined) {
    return { checked: 0, entries: 0, broken: null, checkpoints, next: undefined }
  }
  const leaves = checkpoint.leaves.slice(leaf, leaf + limit)
  const { ids, unlike } = await compareLeaves(proof, leaves)
  const walked = await walk(proof, ids)
  const rest: Place = { in: 'checkpoint', at: kept.at, leaf: leaf + limit }
  const onward: Place | undefined = older === undefined ? undefined : { in: 'checkpoint', at: older.at, leaf: 0 }
  const following = leaf + limit < checkpoint.leaves.length ? rest : onward
  const first = walked.broken ?? unlike ?? null
  return { ...walked, broken: first, checkpoints, next: first === null ? following : undefined }
}

async function walk(proof: Proof, ids: ReadonlySet<Id>): Promise<Pick<VerifiedPage, 'checked' | 'entries' | 'broken'>> {
  let [checked, entries] = [0, 0]
  for (const id of ids) {
    const found = await verifyAggregate(proof, id)
    checked += 1
    entries += found.entries
    if (found.broken !== null) return { checked, entries, broken: found.broken }
  }
  return { checked, entries, broken: null }
}

/**
 * Compares leaves with their entries. Chains to walk are those whose newest leaf is here (the entry after it is in no
 * checkpoint, or there is none), and those that differ: a walk tells better where a rewritten chain begins to.
 */
async function compareLeaves(proof: Proof, leaves: readonly Leaf[]) {
  const ids = new Set<Id>()
  let unlike: VerifiedPage['broken'] | undefined
  for (let from = 0; from < leaves.length; from += READ_TOGETHER / 2) {
    const some = leaves.slice(from, from + READ_TOGETHER / 2)
    const keys = some.flatMap(({ aggregate, seq }) => [auditKey(aggregate, seq), auditKey(aggregate, seq + 1)])
    const rows = await proof.store.findMany<AuditRow>(keys)
    for (const [index, { aggregate, seq, hash }] of some.entries()) {
      const [own, following] = rows.slice(2 * index, 2 * index + 2)
      if (own?.entry.hash !== hash) {
        unlike ??= { aggregate, seq, problem: own === undefined ? 'missing' : 'altered' }
        ids.add(aggregate)
      } else if (following === undefined || !(await isKept(proof, aggregate, seq + 1, following))) {
        ids.add(aggregate)
      }
    }
  }
  return { ids, unlike }
}

const isKept = async ({ leaves }: Proof, id: Id, seq: number, { entry }: AuditRow): Promise<boolean> =>
  (await leaves.find(id, seq, entry.at)) !== undefined
