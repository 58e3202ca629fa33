import type { Id } from '../kernel/ids.ts'
import { type Instant, plusMillis } from '../kernel/instant.ts'
import type { CheckpointLog } from '../platform/checkpoint-log.ts'
import type { SigningKeys } from '../platform/signer.ts'
import { CHECKPOINT_EVERY, checkpointSlot } from './audit-trail.store.ts'
import { type Checkpoint, isGenuine, readCheckpoint } from './checkpoint.ts'
import { BrokenCheckpointError } from './errors.ts'

/** More parts than any five minutes have. */
const MOST_PARTS = 1000
const SLOTS_REMEMBERED = 64

/** Where the nth part of the checkpoint over the five minutes of an instant is kept. */
export const placeOf = (slot: Instant, part: number): Instant => plusMillis(slot, CHECKPOINT_EVERY + part)

/** The parts of the checkpoint over five minutes, in the order they were written. */
export interface Parts {
  readonly parts: readonly Checkpoint[]
  /** Places at which something lies that is no checkpoint. */
  readonly unreadable: readonly Instant[]
  /** Number of the part to write next. */
  readonly next: number
}

export async function listParts(log: CheckpointLog, slot: Instant): Promise<Parts> {
  const parts: Checkpoint[] = []
  const unreadable: Instant[] = []
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const kept = await log.find(placeOf(slot, part))
    if (kept === undefined) return { parts, unreadable, next: part }
    const checkpoint = readCheckpoint(kept)
    if (checkpoint?.header.at === kept.at) parts.push(checkpoint)
    else unreadable.push(kept.at)
  }
  return { parts, unreadable, next: MOST_PARTS }
}

/** Which hash the checkpoints know for an entry; what is kept for five minutes is read once. */
export interface KeptLeaves {
  /**
   * The hash first vouched for; `undefined` when no checkpoint over the five minutes of `at` has this entry. Throws
   * {@link BrokenCheckpointError}: what was altered vouches for nothing.
   */
  find(id: Id, seq: number, at: Instant): Promise<string | undefined>
  /** Checkpoints may have come since. */
  forget(at: Instant): void
}

export function createKeptLeaves(log: CheckpointLog, keys: SigningKeys): KeptLeaves {
  const known = new Map<Instant, Promise<Map<string, string>>>()

  async function read(slot: Instant): Promise<Map<string, string>> {
    const { parts, unreadable } = await listParts(log, slot)
    if (unreadable[0] !== undefined) throw new BrokenCheckpointError(unreadable[0], 'altered')
    for (const part of parts) {
      if (!(await isGenuine(keys, part.header.at, part))) throw new BrokenCheckpointError(part.header.at, 'altered')
    }
    // Backwards, so that the first one to vouch for an entry is believed.
    const leaves = parts.toReversed().flatMap((part) => part.leaves)
    return new Map(leaves.map(({ aggregate, seq, hash }) => [`${aggregate}#${seq}`, hash]))
  }

  return {
    async find(id, seq, at) {
      const slot = checkpointSlot(at)
      const found = known.get(slot) ?? read(slot)
      known.delete(slot)
      known.set(slot, found)
      for (const oldest of known.keys()) {
        if (known.size <= SLOTS_REMEMBERED) break
        known.delete(oldest)
      }
      return (await found).get(`${id}#${seq}`)
    },
    forget: (at) => void known.delete(checkpointSlot(at)),
  }
}
