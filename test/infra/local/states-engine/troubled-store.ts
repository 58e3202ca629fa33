import { type Store, StoreBusyError } from '../../../../functions/platform/store.ts'
import type { MemoryStore } from '../../../support/memory-store.ts'

/**
 * What goes wrong at the nth write, before it takes effect or after: the process is killed and nothing answers any
 * more, or the table is busy once (and the writer cannot know whether it has been written).
 */
export interface Trouble {
  readonly kind: 'killed' | 'busy'
  readonly nth: number
  readonly when: 'before' | 'after'
}

/** The process has been killed: thrown instead of anything a store would say. */
export class KilledError extends Error {
  override readonly name = 'KilledError'
}

export class TroubledStore implements Store {
  isDead = false
  writes = 0
  readonly #kept: MemoryStore
  readonly #trouble: Trouble | undefined

  constructor(kept: MemoryStore, trouble?: Trouble) {
    this.#kept = kept
    this.#trouble = trouble
  }

  find: Store['find'] = (key) => this.#read(() => this.#kept.find(key))
  findMany: Store['findMany'] = (keys) => this.#read(() => this.#kept.findMany(keys))
  query: Store['query'] = (query) => this.#read(() => this.#kept.query(query))
  commit: Store['commit'] = (writes) => this.#write(() => this.#kept.commit(writes))
  write: Store['write'] = (write) => this.#write(() => this.#kept.write(write))
  remove: Store['remove'] = (keys) => this.#write(() => this.#kept.remove(keys))

  async #read<T>(work: () => Promise<T>): Promise<T> {
    if (this.isDead) throw new KilledError()
    return work()
  }

  async #write(work: () => Promise<void>): Promise<void> {
    if (this.isDead) throw new KilledError()
    this.writes += 1
    const trouble = this.writes === this.#trouble?.nth ? this.#trouble : undefined
    if (trouble?.kind === 'killed') this.isDead = true
    if (trouble?.when !== 'before') await work()
    if (trouble?.kind === 'killed') throw new KilledError()
    if (trouble?.kind === 'busy') throw new StoreBusyError('busy, as arranged')
  }
}
