import type { Id } from '../kernel/ids.ts'
import { type Instant, plusMillis } from '../kernel/instant.ts'
import type { CheckpointLog } from '../platform/checkpoint-log.ts'
import { CHECKPOINT_EVERY, checkpointSlot } from './audit-trail.store.ts'
import { type Checkpoint, readCheckpoint } from './checkpoint.ts'

/** More parts than any five minutes have. */
const MOST_PARTS = 1000
const SLOTS_REMEMBERED = 64

/** Where the nth part of the checkpoint over the five minutes of an instant is kept. */
export const placeOf = (slot: Instant, part: number): Instant => plusMillis(slot, CHECKPOINT_EVERY + part)

/** Every part of the checkpoint over five minutes, in the order they were written. Unreadable ones are left out. */
export async function listParts(log: CheckpointLog, slot: Instant): Promise<{ next: number; parts: Checkpoint[] }> {
  const parts: Checkpoint[] = []
  for (let part = 0; part < MOST_PARTS; part += 1) {
    const kept = await log.find(placeOf(slot, part))
    if (kept === undefined) return { next: part, parts }
    const checkpoint = readCheckpoint(kept)
    if (checkpoint !== undefined) parts.push(checkpoint)
  }
  return { next: MOST_PARTS, parts }
}

/** Which hash the checkpoints know for an entry; what is kept for five minutes is read once. */
export interface KeptLeaves {
  /** The hash first vouched for; `undefined` when no checkpoint over the five minutes of `at` has this entry. */
  find(id: Id, seq: number, at: Instant): Promise<string | undefined>
  /** Checkpoints may have come since. */
  forget(at: Instant): void
}

export function createKeptLeaves(log: CheckpointLog): KeptLeaves {
  const known = new Map<Instant, Promise<Map<string, string>>>()

  async function read(slot: Instant): Promise<Map<string, string>> {
    const { parts } = await listParts(log, slot)
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
