import type { Id } from '../kernel/ids.ts'
import type { CheckpointLog } from '../platform/checkpoint-log.ts'
import type { Platform } from '../platform/platform.ts'
import type { SigningKeys } from '../platform/signer.ts'
import { findGrown, findHead, listLinks } from './audit-trail.store.ts'
import { createKeptLeaves, type KeptLeaves } from './kept-leaves.ts'
import { type Broken, firstBroken, type Link } from './rules/first-broken.ts'

/** What the table is compared with. */
export interface Proof {
  readonly store: Platform['store']
  readonly log: CheckpointLog
  readonly keys: SigningKeys
  readonly leaves: KeptLeaves
}

export const proofOf = (store: Platform['store'], log: CheckpointLog, keys: SigningKeys): Proof => ({
  ...{ store, log, keys },
  leaves: createKeptLeaves(log, keys),
})

export interface VerifiedAggregate {
  readonly entries: number
  readonly broken: (Broken & { readonly aggregate: Id }) | null
}

/** A chain that grows while it is read looks broken once; a broken one looks broken each time. */
const LOOKS = 3

/**
 * Walks one chain from its first entry and compares each entry with the checkpoint over its five minutes. Names the
 * first entry that is not as it was written. What it cannot see: entries of the last five minutes that are gone
 * together with their row in the list of what has grown; and a chain whose end was cut off with its head made to fit,
 * which only the walk over everything sees, because it starts from what the checkpoints know. Throws
 * {@link BrokenCheckpointError} when one of the checkpoints it needs does not hold.
 */
export async function verifyAggregate(proof: Proof, id: Id): Promise<VerifiedAggregate> {
  for (let look = 1; ; look += 1) {
    const found = await lookAt(proof, id)
    if (found.broken === null || look === LOOKS) return found
  }
}

async function lookAt(proof: Proof, id: Id): Promise<VerifiedAggregate> {
  const head = await findHead(proof.store, id)
  const links = await listLinks(proof.store, id)
  const inChain = firstBroken(id, links, head)
  const inCheckpoints = await firstUnlike(proof, id, links.slice(0, (inChain?.seq ?? links.length + 1) - 1))
  const broken = inCheckpoints ?? inChain
  return { entries: links.length, broken: broken === undefined ? null : { aggregate: id, ...broken } }
}

/** The first entry that is otherwise in its checkpoint, or in none though it no longer waits for one. */
async function firstUnlike({ store, leaves }: Proof, id: Id, links: readonly Link[]): Promise<Broken | undefined> {
  for (const { seq, entry } of links) {
    const kept =
      (await leaves.find(id, seq, entry.at)) ??
      (await findGrown(store, id, entry))?.hash ??
      (await foldedMeanwhile(leaves, id, entry))
    if (kept === undefined) return { seq, problem: 'not-in-checkpoint' }
    if (kept !== entry.hash) return { seq, problem: 'altered' }
  }
  return undefined
}

function foldedMeanwhile(leaves: KeptLeaves, id: Id, { seq, at }: Link['entry']): Promise<string | undefined> {
  leaves.forget(at)
  return leaves.find(id, seq, at)
}
