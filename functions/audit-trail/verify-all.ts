import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type AuditRow, auditKey, GROWN_SHARDS, type GrownRow, grownPartition } from './audit-trail.store.ts'
import { compareLeaves } from './compare-leaves.ts'
import { BrokenCheckpointError } from './errors.ts'
import { type Proof, type VerifiedAggregate, verifyAggregate } from './verify-aggregate.ts'
import { proveCheckpoints, proveEndOfLog, provenCheckpoint } from './verify-checkpoint.ts'

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
  readonly broken: VerifiedAggregate['broken']
  readonly checkpoints: VerifiedCheckpoints
  /** Absent at the end, and at the first break. */
  readonly next?: Place
}

export interface VerifiedCheckpoints {
  readonly checked: number
  /** The newest and the oldest looked at here. */
  readonly newest: Instant | null
  readonly oldest: Instant | null
  readonly broken: { readonly at: Instant; readonly problem: 'altered' | 'missing' } | null
}

const CHAINS_AT_ONCE = 16

const NOTHING: VerifiedPage = {
  ...{ checked: 0, entries: 0, broken: null },
  checkpoints: { checked: 0, newest: null, oldest: null, broken: null },
}

/**
 * One page of a walk over everything ever written, newest first: what no checkpoint has yet, then each checkpoint with
 * its leaves. Every leaf is compared with its entry, and each chain is walked once, where its newest leaf is. Ends at
 * the first break.
 */
export const verifyPage = (proof: Proof, place: Place, limit: number): Promise<VerifiedPage> =>
  orBrokenCheckpoint(async () => {
    const page = place.in === 'grown' ? await verifyGrown(proof, place, limit) : await verifyLeaves(proof, place, limit)
    return page.broken?.problem === 'not-in-checkpoint' ? await withCause(proof, page) : page
  })

/** One chain, as a page. */
export const verifyOne = (proof: Proof, id: Id): Promise<VerifiedPage> =>
  orBrokenCheckpoint(async () => ({ ...NOTHING, checked: 1, ...(await verifyAggregate(proof, id)) }))

async function orBrokenCheckpoint(work: () => Promise<VerifiedPage>): Promise<VerifiedPage> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof BrokenCheckpointError)) throw error
    const { at, problem } = error
    return { ...NOTHING, checkpoints: { ...NOTHING.checkpoints, broken: { at, problem } } }
  }
}

/** An entry that is in no checkpoint may be forged, or its checkpoint may be gone: says so when that is it. */
async function withCause(proof: Proof, page: VerifiedPage): Promise<VerifiedPage> {
  const { aggregate = '', seq = 0 } = page.broken ?? {}
  const row = await proof.store.find<AuditRow>(auditKey(aggregate, seq))
  const found = await orBrokenCheckpoint(async () => {
    await proveCheckpoints(proof, row?.entry.at ?? '')
    return page
  })
  return { ...page, checkpoints: { ...page.checkpoints, broken: found.checkpoints.broken } }
}

async function verifyGrown(proof: Proof, place: Place & { in: 'grown' }, limit: number): Promise<VerifiedPage> {
  if (place.shard === 0 && place.after === undefined) await proveEndOfLog(proof)
  const from = place.after === undefined ? {} : { after: place.after }
  const found = await proof.store.query<GrownRow>({ pk: grownPartition(place.shard), limit, ...from })
  const walked = await walk(proof, new Set(found.items.map(({ id }) => id)))
  if (walked.broken !== null) return { ...NOTHING, ...walked }
  const shard = place.shard + 1
  const beyond: Place = shard < GROWN_SHARDS ? { in: 'grown', shard } : { in: 'checkpoint', leaf: 0 }
  return { ...NOTHING, ...walked, next: found.next === undefined ? beyond : { ...place, after: found.next } }
}

async function verifyLeaves(proof: Proof, place: Place & { in: 'checkpoint' }, limit: number): Promise<VerifiedPage> {
  const { at, leaf } = place
  const [kept, older] = await proof.log.listBackwards({ limit: 2, ...(at === undefined ? {} : { upTo: at }) })
  if (kept === undefined) return NOTHING
  const all = (await provenCheckpoint(proof, kept)).leaves
  const leaves = all.slice(leaf, leaf + limit)
  const { newestHere, unlike } = await compareLeaves(proof, leaves)
  const walked = await walk(proof, newestHere)
  const checkpoints = { checked: leaf === 0 ? 1 : 0, newest: kept.at, oldest: kept.at, broken: null }
  const broken = walked.broken ?? unlike ?? null
  const page = { ...walked, broken, checkpoints }
  if (broken !== null) return page
  if (leaf + limit < all.length) return { ...page, next: { in: 'checkpoint', at: kept.at, leaf: leaf + limit } }
  return older === undefined ? page : { ...page, next: { in: 'checkpoint', at: older.at, leaf: 0 } }
}

async function walk(proof: Proof, ids: ReadonlySet<Id>): Promise<Pick<VerifiedPage, 'checked' | 'entries' | 'broken'>> {
  const chains = [...ids]
  let [checked, entries] = [0, 0]
  for (let from = 0; from < chains.length; from += CHAINS_AT_ONCE) {
    const some = chains.slice(from, from + CHAINS_AT_ONCE)
    const found = await Promise.all(some.map((id) => verifyAggregate(proof, id)))
    checked += found.length
    for (const each of found) entries += each.entries
    const broken = found.find((each) => each.broken !== null)?.broken
    if (broken) return { checked, entries, broken }
  }
  return { checked, entries, broken: null }
}
