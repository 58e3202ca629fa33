import { ConditionFailedError, type Store, type Write } from '../../../functions/platform/store.ts'

/** Writes that belong together, of one execution. */
interface Unit {
  readonly writes: readonly Write[]
  readonly bytes: number
  readonly resolve: () => void
  readonly reject: (error: unknown) => void
}

/** Half of what a transaction may hold, and a quarter of what it may weigh. */
const MOST_WRITES = 50
const MOST_BYTES = 1024 * 1024

/**
 * Writes together what comes in while the write before is under way. A request to the table costs the same whether it
 * carries one row or fifty; alone, nothing waits for company.
 */
export class GroupCommit {
  readonly #store: Store
  readonly #line: Unit[] = []
  #isWriting = false

  constructor(store: Store) {
    this.#store = store
  }

  /** All of these or none. Throws what the store throws about them; rows of other executions have no part in it. */
  write(writes: readonly Write[], bytes: number): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#line.push({ writes, bytes, resolve, reject })
      if (!this.#isWriting) void this.#drain()
    })
  }

  async #drain(): Promise<void> {
    this.#isWriting = true
    while (this.#line.length > 0) await this.#commit(this.#take())
    this.#isWriting = false
  }

  #take(): Unit[] {
    let [writes, bytes] = [0, 0]
    const tooMany = this.#line.findIndex((unit, nth) => {
      writes += unit.writes.length
      bytes += unit.bytes
      return nth > 0 && (writes > MOST_WRITES || bytes > MOST_BYTES)
    })
    return this.#line.splice(0, tooMany < 0 ? this.#line.length : tooMany)
  }

  async #commit(units: readonly Unit[]): Promise<void> {
    const writes = units.flatMap((unit) => unit.writes)
    const [only] = writes
    try {
      await (only !== undefined && writes.length === 1 ? this.#store.write(only) : this.#store.commit(writes))
      for (const { resolve } of units) resolve()
    } catch (error) {
      const refused = error instanceof ConditionFailedError ? unitOf(units, error.index) : undefined
      if (refused === undefined) for (const { reject } of units) reject(error)
      else {
        refused.reject(error)
        this.#line.unshift(...units.filter((unit) => unit !== refused))
      }
    }
  }
}

/** The unit the nth write of all belongs to. */
function unitOf(units: readonly Unit[], nth: number): Unit | undefined {
  let before = 0
  return units.find(({ writes }) => {
    before += writes.length
    return nth < before
  })
}
