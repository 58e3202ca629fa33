import type { Instant } from '../kernel/instant.ts'
import type { KeptCheckpoint } from '../platform/checkpoint-log.ts'
import { type Checkpoint, headerHash, isGenuine, readCheckpoint } from './checkpoint.ts'
import { BrokenCheckpointError } from './errors.ts'
import { newestCheckpoint, rememberedCheckpoint } from './last-checkpoint.ts'
import type { Proof } from './verify-aggregate.ts'

const READ_TOGETHER = 100
const MOST_PAGES = 100

/**
 * The checkpoint that is kept here: signed, covering its leaves, following the one it names. Throws
 * {@link BrokenCheckpointError}, which may name the one it follows.
 */
export async function provenCheckpoint({ log, keys }: Proof, kept: KeptCheckpoint): Promise<Checkpoint> {
  const checkpoint = readCheckpoint(kept)
  if (checkpoint === undefined || !(await isGenuine(keys, kept.at, checkpoint))) {
    throw new BrokenCheckpointError(kept.at, 'altered')
  }
  const { previous, number } = checkpoint.header
  if (previous === null) {
    if (number === 1) return checkpoint
    throw new BrokenCheckpointError(kept.at, 'altered')
  }
  const before = await log.find(previous.at)
  if (before === undefined) throw new BrokenCheckpointError(previous.at, 'missing')
  const header = readCheckpoint(before)?.header
  const follows = header !== undefined && header.number === number - 1 && headerHash(header) === previous.hash
  if (!follows) throw new BrokenCheckpointError(previous.at, 'altered')
  return checkpoint
}

/** Throws {@link BrokenCheckpointError} when the end of the log was cut off: the table remembers what was there. */
export async function proveEndOfLog({ store, log }: Proof): Promise<void> {
  const newest = await newestCheckpoint(log)
  const remembered = await rememberedCheckpoint(store)
  if (remembered === undefined || remembered.number <= (newest?.number ?? 0)) return
  if ((await log.find(remembered.at)) === undefined) throw new BrokenCheckpointError(remembered.at, 'missing')
}

/** Proves the checkpoints from the newest back to an instant, 10,000 at most. Throws {@link BrokenCheckpointError}. */
export async function proveCheckpoints(proof: Proof, downTo: Instant): Promise<void> {
  await proveEndOfLog(proof)
  let upTo: Instant | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await proof.log.listBackwards({ limit: READ_TOGETHER, ...(upTo === undefined ? {} : { upTo }) })
    for (const kept of found) await provenCheckpoint(proof, kept)
    const oldest = found.at(-1)?.at
    if (oldest === undefined || oldest < downTo || oldest === upTo || found.length < READ_TOGETHER) return
    upTo = oldest
  }
}
