import type { Instant } from '../kernel/instant.ts'
import type { KeptEpoch } from '../platform/kept-epoch.ts'
import type { Platform } from '../platform/platform.ts'
import { ConditionFailedError, type Item, type Key, type Store } from '../platform/store.ts'
import type { SweepPart } from './tasks/sweep.ts'

export const epochKey: Key = { pk: 'epoch', sk: 'epoch' }

export type EpochRow = Item & {
  readonly epoch: number
  /** Since when mails and starts are held back. */
  readonly heldSince?: Instant
  /** Somebody has looked: this table is the one to go on with. */
  readonly isConfirmed?: boolean
}

export const findEpoch = (store: Store): Promise<EpochRow | undefined> => store.find<EpochRow>(epochKey)

/**
 * Knows a table that was restored from a backup: every minute the same growing number is written into the table and
 * outside of it, so a restored table is behind. Then no mail is sent and nothing is started (people would be asked
 * again for what they have long decided) until somebody confirms. A restore of the last minute is not noticed, nor one
 * that brings back the outside number too (on one machine: the whole data folder).
 */
export interface Epoch {
  isHeld(): Promise<boolean>
  /** Counts on, every minute. */
  readonly sweepPart: SweepPart
}

export function createEpoch({ store, clock, log }: Pick<Platform, 'store' | 'clock' | 'log'>, kept: KeptEpoch): Epoch {
  let isKnownWell = false

  async function look() {
    const [row, outside] = await Promise.all([findEpoch(store), kept.read()])
    const inside = row?.epoch ?? 0
    const isBehind = inside < outside && row?.isConfirmed !== true
    if (isBehind && row?.heldSince === undefined) {
      await store.write({ update: epochKey, set: { epoch: inside, heldSince: clock.now() } })
    }
    isKnownWell = !isBehind
    return { isBehind, inside, outside, row }
  }

  async function countOn(): Promise<void> {
    const { isBehind, inside, outside, row } = await look()
    if (isBehind) {
      log.error('the table was restored: mails and starts are held back', { inside, outside })
      log.count('EpochMismatch')
      return
    }
    const epoch = Math.max(inside, outside) + 1
    const asRead = row === undefined ? 'absent' : { epoch: inside, isConfirmed: row.isConfirmed ?? null }
    try {
      // First inside: a crash in between leaves the table ahead, which is no sign of anything.
      await store.write({ put: { ...epochKey, epoch }, if: asRead })
      await kept.write(epoch)
    } catch (error) {
      if (!(error instanceof ConditionFailedError)) throw error
    }
  }

  return {
    isHeld: async () => !isKnownWell && (await look()).isBehind,
    sweepPart: { name: 'epoch', run: countOn },
  }
}
