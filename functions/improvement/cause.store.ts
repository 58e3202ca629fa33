/**
 * Questions these rows answer
 *
 * | question                                                   | row                                                |
 * |------------------------------------------------------------|----------------------------------------------------|
 * | which incidents of this service had this cause, since when | `incident-cause#<service>#<hash of the cause>` / `<resolved>#<incident>` |
 */
import { createHash } from 'node:crypto'
import type { Id } from '../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../kernel/instant.ts'
import type { Item, Store, Write } from '../platform/store.ts'
import { sameCause } from './rules/same-cause.ts'

/** The same within so long counts as having come back. */
export const COMES_BACK_WITHIN = 30 * DAY

export interface Ended {
  readonly incident: Id
  readonly service: Id
  readonly cause: string
  readonly resolvedAt: Instant
}

const partition = ({ service, cause }: Pick<Ended, 'service' | 'cause'>): string =>
  `incident-cause#${service}#${createHash('sha256').update(sameCause(cause)).digest('base64url').slice(0, 22)}`

/** An incident ended for this cause. Put again, it is the same row. */
export const putEnded = (ended: Ended): Write => ({
  put: { pk: partition(ended), sk: `${ended.resolvedAt}#${ended.incident}`, id: ended.incident },
})

/** More of the same in thirty days is one trouble, whoever counts. */
const MOST_LOOKED_AT = 50

/**
 * Others of the same service and cause that had ended when this was raised, not longer than thirty days before; the
 * newest first. What ends beside it is the same trouble, and has not come back.
 */
export async function endedBefore(store: Store, ended: Ended, raisedAt: Instant): Promise<readonly Id[]> {
  const { items } = await store.query<Item & { id: Id }>({
    pk: partition(ended),
    between: [plusMillis(raisedAt, -COMES_BACK_WITHIN), plusMillis(raisedAt, 1)],
    backwards: true,
    limit: MOST_LOOKED_AT,
  })
  return [...new Set(items.map(({ id }) => id))].filter((id) => id !== ended.incident)
}
