import type fc from 'fast-check'
import type { Store } from '../../functions/platform/store.ts'

/**
 * A table that answers one request at a time, in an order the scheduler chooses: what really happens when several
 * processes are at the same rows. A run that fails is printed with its order, and can be repeated.
 */
export function interleaved(store: Store, scheduler: fc.Scheduler): Store {
  const inTurn =
    <Given extends readonly unknown[], Answer>(what: string, work: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      await scheduler.schedule(Promise.resolve(), what)
      return work(...given)
    }
  return {
    find: inTurn('find', (key) => store.find(key)) as Store['find'],
    findMany: inTurn('findMany', (keys) => store.findMany(keys)) as Store['findMany'],
    query: inTurn('query', (query) => store.query(query)) as Store['query'],
    commit: inTurn('commit', (writes) => store.commit(writes)),
    write: inTurn('write', (write) => store.write(write)),
    remove: inTurn('remove', (keys) => store.remove(keys)),
  }
}
