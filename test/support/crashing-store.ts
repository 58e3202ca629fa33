import type { Store } from '../../functions/platform/store.ts'

/** The process is gone: nothing it was about to do happens. */
export class CrashedError extends Error {
  override readonly name = 'CrashedError'
}

/**
 * A table seen by a process that dies at its nth call. `before`: the call never came; `after`: what it wrote is there,
 * and nobody was told.
 */
export function crashing(store: Store, nth: number, when: 'before' | 'after'): Store {
  let calls = 0
  const dying =
    <Given extends readonly unknown[], Answer>(work: (...given: Given) => Promise<Answer>) =>
    async (...given: Given): Promise<Answer> => {
      calls += 1
      if (calls > nth || (calls === nth && when === 'before')) throw new CrashedError('before')
      const answer = await work(...given)
      if (calls >= nth) throw new CrashedError('after')
      return answer
    }
  return {
    find: dying((key) => store.find(key)) as Store['find'],
    findMany: dying((keys) => store.findMany(keys)) as Store['findMany'],
    query: dying((query) => store.query(query)) as Store['query'],
    commit: dying((writes) => store.commit(writes)),
    write: dying((write) => store.write(write)),
    remove: dying((keys) => store.remove(keys)),
  }
}
