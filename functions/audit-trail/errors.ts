import type { Instant } from '../kernel/instant.ts'

/** A checkpoint does not hold: `altered` in itself, or `missing` though another one, or the table, names it. */
export class BrokenCheckpointError extends Error {
  override readonly name = 'BrokenCheckpointError'
  constructor(
    readonly at: Instant,
    readonly problem: 'altered' | 'missing',
  ) {
    super(`the checkpoint of ${at} is ${problem}`)
  }
}
