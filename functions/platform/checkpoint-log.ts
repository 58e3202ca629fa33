import type { Instant } from '../kernel/instant.ts'

/**
 * Where signed checkpoints of the audit trail are kept, out of reach of everything else: write-once storage on AWS, a
 * file that only grows on one machine. There is at most one checkpoint for an instant, and none ever changes.
 */
export interface CheckpointLog {
  /** Keeps the bytes under an instant. Throws {@link CheckpointTakenError} when other bytes are there already. */
  append(at: Instant, bytes: Uint8Array): Promise<'kept' | 'kept-before'>
  /** The checkpoint of exactly this instant. */
  find(at: Instant): Promise<KeptCheckpoint | undefined>
  /** Newest first, from `upTo` (included; the very newest when absent) backwards; at most `limit` (≤ 1,000). */
  listBackwards(page: { readonly upTo?: Instant; readonly limit: number }): Promise<KeptCheckpoint[]>
}

export interface KeptCheckpoint {
  readonly at: Instant
  readonly bytes: Uint8Array
}

/** Another checkpoint is kept under this instant: two writers, or somebody who wants to rewrite history. */
export class CheckpointTakenError extends Error {
  override readonly name = 'CheckpointTakenError'
  constructor(
    readonly at: Instant,
    options?: ErrorOptions,
  ) {
    super(`another checkpoint is kept under ${at}`, options)
  }
}
