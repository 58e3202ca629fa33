import type { CheckpointLog } from '../platform/checkpoint-log.ts'
import type { Item, Key, Store } from '../platform/store.ts'
import { type CheckpointHeader, type CheckpointLink, headerHash, readCheckpoint } from './checkpoint.ts'

/** Which checkpoint was written last. */
export type LastCheckpoint = CheckpointLink & { readonly number: number }
type LastRow = Item & LastCheckpoint

const lastKey: Key = { pk: 'checkpoint', sk: 'last' }
/** A part that came late is kept among older ones; so far back we look for the highest number. */
const NEWEST = 10

export const lastOf = (header: CheckpointHeader): LastCheckpoint => ({
  at: header.at,
  hash: headerHash(header),
  number: header.number,
})

/** What the table remembers of the last checkpoint. */
export const rememberedCheckpoint = (store: Store): Promise<LastRow | undefined> => store.find<LastRow>(lastKey)

/** The one with the highest number of those kept most recently. */
export async function newestCheckpoint(log: CheckpointLog): Promise<LastCheckpoint | undefined> {
  const kept = await log.listBackwards({ limit: NEWEST })
  const headers = kept.flatMap((each) => readCheckpoint(each)?.header ?? [])
  const [newest] = headers.sort((one, other) => other.number - one.number)
  return newest === undefined ? undefined : lastOf(newest)
}

/** A chain of checkpoints that goes on from what both the table and the log know. */
export class CheckpointChain {
  private constructor(
    readonly last: LastCheckpoint | undefined,
    readonly remembered: LastRow | undefined,
    private readonly store: Store,
  ) {}

  /**
   * Goes on from the higher number of the two. So neither an emptied table nor an altered row makes the chain begin
   * anew, and a log whose end was cut off leaves a gap that is seen for ever.
   */
  static async open(store: Store, log: CheckpointLog): Promise<CheckpointChain> {
    const [remembered, newest] = await Promise.all([rememberedCheckpoint(store), newestCheckpoint(log)])
    const last = (remembered?.number ?? 0) > (newest?.number ?? 0) ? remembered : newest
    return new CheckpointChain(last, remembered, store)
  }

  /** Remembers one more. Throws ConditionFailedError when somebody else has done so since. */
  async extend(header: CheckpointHeader): Promise<CheckpointChain> {
    const row: LastRow = { ...lastKey, ...lastOf(header) }
    const { remembered } = this
    const asRead = remembered === undefined ? 'absent' : { number: remembered.number, hash: remembered.hash }
    await this.store.write({ put: row, if: asRead })
    return new CheckpointChain(row, row, this.store)
  }
}
