import type { Key } from '../../platform/store.ts'

/** So many rows the service takes in one batch. */
const MOST_IN_A_BATCH = 25
const BATCHES_AT_ONCE = 4

/**
 * Sends distinct keys in batches, a few at once. `send` answers the keys the table had no room for; they are sent
 * again, for as long as `send` itself is patient.
 */
export async function inBatches(
  keys: readonly Key[],
  send: (batch: readonly Key[]) => Promise<readonly Key[]>,
): Promise<void> {
  const distinct = [...new Map(keys.map(({ pk, sk }) => [`${pk}\n${sk}`, { pk, sk }])).values()]
  const batches = Array.from({ length: Math.ceil(distinct.length / MOST_IN_A_BATCH) }, (_, nth) =>
    distinct.slice(nth * MOST_IN_A_BATCH, (nth + 1) * MOST_IN_A_BATCH),
  )
  const sendSome = async () => {
    for (let left: readonly Key[] | undefined = batches.pop(); left !== undefined; left = batches.pop()) {
      while (left.length > 0) left = await send(left)
    }
  }
  await Promise.all(Array.from({ length: BATCHES_AT_ONCE }, sendSome))
}
