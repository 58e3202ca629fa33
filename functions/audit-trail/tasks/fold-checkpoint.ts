import type { Instant } from '../../kernel/instant.ts'
import { type CheckpointLog, CheckpointTakenError } from '../../platform/checkpoint-log.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Signer } from '../../platform/signer.ts'
import { ConditionFailedError } from '../../platform/store.ts'
import type { Task } from '../../platform/task.ts'
import { checkpointSlot, type GrownRow, listGrown } from '../audit-trail.store.ts'
import { signedCheckpoint, toBytes } from '../checkpoint.ts'
import { fileOlderEntries } from '../file-older-entries.ts'
import { listParts, placeOf } from '../kept-leaves.ts'
import { CheckpointChain } from '../last-checkpoint.ts'
import type { Leaf } from '../merkle.ts'

const MOST_LEAVES = 5000
const MOST_ROUNDS = 200

export interface FoldPorts {
  readonly log: CheckpointLog
  readonly signer: Signer
}

/**
 * Every five minutes: folds the entries that no checkpoint has yet into signed checkpoints, one for each five minutes
 * in which something happened. What is folded is removed from the list, so that nothing is missed however late it
 * comes, however long nobody ran, and an idle year costs nothing. Run twice at once, one of the two stops. Who has the
 * checkpoints at hand also sees that older entries find their place in the stories of positions.
 */
export const foldCheckpointTask = (ports: FoldPorts): Task => ({
  name: 'fold-checkpoint',
  async run(platform) {
    const now = checkpointSlot(platform.clock.now())
    let checkpoints = 0
    let leaves = 0
    try {
      for (let round = 0; round < MOST_ROUNDS; round += 1) {
        const rows = await listGrown(platform.store, now, MOST_LEAVES)
        if (rows.length === 0) break
        for (const [slot, grown] of Map.groupBy(rows, ({ at }) => checkpointSlot(at))) {
          checkpoints += await foldSlot(platform, ports, slot, grown)
          leaves += grown.length
        }
      }
    } catch (error) {
      if (!(error instanceof CheckpointTakenError) && !(error instanceof ConditionFailedError)) throw error
      platform.log.warn('somebody else is folding checkpoints')
    }
    await fileOlderEntries(platform.store, ports.log, platform.clock.now())
    return { checkpoints, leaves }
  },
})

/** Keeps one more part of the checkpoint over these five minutes, unless all of it is kept already. */
async function foldSlot({ store }: Platform, { log, signer }: FoldPorts, slot: Instant, rows: readonly GrownRow[]) {
  const { parts, next } = await listParts(log, slot)
  let chain = await CheckpointChain.open(store, log)
  for (const { header } of parts) {
    // A run that was cut short kept this part and went no further.
    if (header.number > (chain.remembered?.number ?? 0)) chain = await chain.extend(header)
  }
  const kept = new Set(parts.flatMap((part) => part.leaves.map(nameOf)))
  const leaves = rows.map(({ id, seq, hash }): Leaf => ({ aggregate: id, seq, hash }))
  const fresh = leaves.filter((leaf) => !kept.has(nameOf(leaf)))
  if (fresh.length > 0) {
    const { last } = chain
    const previous = last === undefined ? null : { at: last.at, hash: last.hash }
    const place = { number: (last?.number ?? 0) + 1, at: placeOf(slot, next), previous }
    const checkpoint = await signedCheckpoint(signer, place, fresh)
    await log.append(place.at, toBytes(checkpoint))
    await chain.extend(checkpoint.header)
  }
  await store.remove(rows.map(({ pk, sk }) => ({ pk, sk })))
  return fresh.length > 0 ? 1 : 0
}

const nameOf = ({ aggregate, seq, hash }: Leaf): string => `${aggregate}#${seq}#${hash}`
