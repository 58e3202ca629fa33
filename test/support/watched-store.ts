import type { Store, Write } from '../../functions/platform/store.ts'

/** A store that remembers what was written to it, so that a refusal can be seen to have changed nothing. */
export class WatchedStore implements Store {
  /** Every commit that went through, in order. */
  readonly commits: (readonly Write[])[] = []
  readonly #kept: Store

  constructor(kept: Store) {
    this.#kept = kept
  }

  find: Store['find'] = (key) => this.#kept.find(key)
  findMany: Store['findMany'] = (keys) => this.#kept.findMany(keys)
  query: Store['query'] = (query) => this.#kept.query(query)
  commit: Store['commit'] = (writes) => this.#watch(writes, () => this.#kept.commit(writes))
  write: Store['write'] = (write) => this.#watch([write], () => this.#kept.write(write))
  remove: Store['remove'] = (keys) =>
    this.#watch(
      keys.map((key) => ({ delete: key })),
      () => this.#kept.remove(keys),
    )

  async #watch(writes: readonly Write[], work: () => Promise<void>): Promise<void> {
    await work()
    this.commits.push(writes)
  }
}
