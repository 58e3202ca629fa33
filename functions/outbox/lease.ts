import { plusMillis, SECOND } from '../kernel/instant.ts'
import type { OutboxRow } from '../platform/outbox.ts'
import { type Comparison, ConditionFailedError, type Key } from '../platform/store.ts'
import type { RelayPorts } from './relay-ports.ts'

const LEASE = 60 * SECOND

/** Takes a row for this relay for a minute; gives it with the lease on it, or `undefined` when it is not to be had. */
export type Claim = <Row extends Claimable>(row: Row) => Promise<Row | undefined>
export type Claimable = Key & Partial<Pick<OutboxRow, 'id' | 'tries' | 'leasedUntil' | 'leasedBy'>>

/** The row is still as it was read or taken. */
export const asTaken = ({ tries, leasedUntil, leasedBy }: Claimable): Record<string, Comparison> => ({
  tries: tries ?? null,
  leasedUntil: leasedUntil ?? null,
  leasedBy: leasedBy ?? null,
})

/** Mails are claimed before they are sent, so that stream, sweeper and a second machine do not all send them. */
export function claimer({ platform: { store, clock, random }, isAlone }: RelayPorts): Claim {
  const holder = Buffer.from(random(8)).toString('hex')
  return async (row) => {
    const now = clock.now()
    const isLeftBehind = isAlone === true && row.leasedBy !== holder
    if (row.leasedUntil !== undefined && row.leasedUntil > now && !isLeftBehind) return undefined
    const lease = { id: row.id, leasedUntil: plusMillis(now, LEASE), leasedBy: holder }
    try {
      await store.write({ update: { pk: row.pk, sk: row.sk }, set: lease, if: asTaken(row) })
      return { ...row, ...lease }
    } catch (error) {
      if (error instanceof ConditionFailedError) return undefined
      throw error
    }
  }
}
