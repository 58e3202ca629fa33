import type { Store } from '../../functions/platform/store.ts'

/** The same store, as functions of their own: they can be spread into another, which does one of them otherwise. */
export const bound = (store: Store): Store => ({
  find: (key) => store.find(key),
  findMany: (keys) => store.findMany(keys),
  query: (query) => store.query(query),
  commit: (writes) => store.commit(writes),
  write: (write) => store.write(write),
  remove: (keys) => store.remove(keys),
})
