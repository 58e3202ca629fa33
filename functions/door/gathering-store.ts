import type { Item, Key, Store } from '../platform/store.ts'
import { gatherReads } from './gathered-reads.ts'

/** The same store, whose single reads go to the table together when many are asked for at once. */
export function gatheringStore(store: Store): Store {
  const findMany = gatherReads(store)
  return {
    ...store,
    findMany,
    find: async <Row extends Item>(key: Key) => (await findMany<Row>([key]))[0],
  }
}
