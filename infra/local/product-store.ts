import { createDynamoStore, type DynamoStoreOptions } from '../../functions/adapters/dynamo-store.ts'
import { gatheringStore } from '../../functions/door/gathering-store.ts'
import type { Store } from '../../functions/platform/store.ts'
import { GroupCommit } from './group-commit.ts'

/**
 * The same store, whose transactions go to the table together when many come at once: of a thousand ladders that are due
 * at nine o'clock, in half the time. For a process that has the table to itself (docs/decisions/0145).
 */
export function groupingStore(store: Store): Store {
  const group = new GroupCommit((writes) => store.commit(writes))
  return { ...store, commit: (writes) => group.write(writes) }
}

/** The product's table on one machine: what many ask for at once is read and written together. */
export const productStore = (options: DynamoStoreOptions): Store =>
  gatheringStore(groupingStore(createDynamoStore(options)))
