import { ConditionFailedError, type Key, StoreBusyError, type Write } from '../../functions/platform/store.ts'

/** Writes that belong together: all of these or none. */
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
 * Writes together what comes in while the write before is under way. A request to the table costs nearly the same whether
 * it carries one row or fifty; alone, nothing waits for company.
 */
export class GroupCommit {
  readonly #send: (writes: readonly Write[]) => Promise<void>
  readonly #line: Unit[] = []
  #isWriting = false

  /** @param send writes all or nothing, as `commit` of a store */
  constructor(send: (writes: readonly Write[]) => Promise<void>) {
    this.#send = send
  }

  /**
   * All of these or none, after those that came before. Throws what `send` throws about them; what else was in the
   * request has no part in it, unless the table does not answer.
   *
   * @param bytes about what they weigh, where that may be much
   */
  write(writes: readonly Write[], bytes = 0): Promise<void> {
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

  /** The next units that fit into one request: it may name a row only once. */
  #take(): Unit[] {
    const rows = new Set<string>()
    let [writes, bytes] = [0, 0]
    const tooMany = this.#line.findIndex((unit, nth) => {
      const names = unit.writes.map(nameOf)
      writes += unit.writes.length
      bytes += unit.bytes
      const doesNotFit = writes > MOST_WRITES || bytes > MOST_BYTES || names.some((name) => rows.has(name))
      for (const name of names) rows.add(name)
      return nth > 0 && doesNotFit
    })
    return this.#line.splice(0, tooMany < 0 ? this.#line.length : tooMany)
  }

  async #commit(units: readonly Unit[]): Promise<void> {
    try {
      await this.#send(units.flatMap((unit) => unit.writes))
      for (const { resolve } of units) resolve()
    } catch (error) {
      if (units.length === 1 || error instanceof StoreBusyError) for (const { reject } of units) reject(error)
      else if (error instanceof ConditionFailedError) this.#refuse(units, error)
      // The table refuses the request as such, and does not say for whose sake.
      else for (const unit of units) await this.#commit([unit])
    }
  }

  /** One unit is told which of its writes was refused; the others are written without it. */
  #refuse(units: readonly Unit[], error: ConditionFailedError): void {
    let before = 0
    const refused = units.find(({ writes }) => {
      before += writes.length
      return error.index < before
    })
    const index = error.index - before + (refused?.writes.length ?? 0)
    refused?.reject(new ConditionFailedError(index, { cause: error }))
    this.#line.unshift(...units.filter((unit) => unit !== refused))
  }
}

function nameOf(write: Write): string {
  const { pk, sk } = rowOf(write)
  return `${pk}\n${sk}`
}

function rowOf(write: Write): Key {
  if ('put' in write) return write.put
  if ('update' in write) return write.update
  return 'delete' in write ? write.delete : write.check
}
