import type { Instant } from '../kernel/instant.ts'
import type { KeptCheckpoint } from '../platform/checkpoint-log.ts'
import { type Checkpoint, headerHash, isGenuine, readCheckpoint } from './checkpoint.ts'
import { newestCheckpoint, rememberedCheckpoint } from './last-checkpoint.ts'
import type { Proof } from './verify-aggregate.ts'

/** A checkpoint that does not hold: `altered` in itself, or `missing` though another one, or the table, names it. */
export interface BrokenCheckpoint {
  readonly at: Instant
  readonly problem: 'altered' | 'missing'
}

export interface CheckedCheckpoint {
  readonly checkpoint: Checkpoint | undefined
  readonly broken: BrokenCheckpoint | undefined
}

/** Whether a checkpoint is signed, covers its leaves, and follows the one it names. */
export async function checkCheckpoint({ log, keys }: Proof, kept: KeptCheckpoint): Promise<CheckedCheckpoint> {
  const checkpoint = readCheckpoint(kept)
  if (checkpoint === undefined || !(await isGenuine(keys, kept.at, checkpoint))) {
    return { checkpoint, broken: { at: kept.at, problem: 'altered' } }
  }
  const { previous, number } = checkpoint.header
  if (previous === null) {
    return { checkpoint, broken: number === 1 ? undefined : { at: kept.at, problem: 'altered' } }
  }
  const before = await log.find(previous.at)
  if (before === undefined) return { checkpoint, broken: { at: previous.at, problem: 'missing' } }
  const header = readCheckpoint(before)?.header
  const follows = header !== undefined && header.number === number - 1 && headerHash(header) === previous.hash
  return { checkpoint, broken: follows ? undefined : { at: previous.at, problem: 'altered' } }
}

/** Whether the end of the log is there: the table remembers which checkpoint was written last. */
export async function checkEndOfLog({ store, log }: Proof): Promise<BrokenCheckpoint | undefined> {
  const newest = await newestCheckpoint(log)
  const remembered = await rememberedCheckpoint(store)
  if (remembered === undefined || remembered.number <= (newest?.number ?? 0)) return undefined
  return (await log.find(remembered.at)) === undefined ? { at: remembered.at, problem: 'missing' } : undefined
}
