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
/** While the table writes one request, a full one lies ready: it need not wait for us to hear and to speak. */
const MOST_UNDER_WAY = 2

/**
 * Writes together what comes in while the write before is under way. A request to the table costs nearly the same whether
 * it carries one row or fifty; alone, nothing waits for company.
 */
export class GroupCommit {
  readonly #send: (writes: readonly Write[]) => Promise<void>
  readonly #line: Unit[] = []
  /** The rows that requests under way write. */
  readonly #taken = new Set<string>()
  #underWay = 0

  /** @param send writes all or nothing, as `commit` of a store */
  constructor(send: (writes: readonly Write[]) => Promise<void>) {
    this.#send = send
  }

  /**
   * All of these or none; of the same row, after those that came before. Throws what `send` throws about them; what else
   * was in the request has no part in it, unless the table does not answer.
   *
   * @param bytes about what they weigh, where that may be much
   */
  write(writes: readonly Write[], bytes = 0): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#line.push({ writes, bytes, resolve, reject })
      this.#go()
    })
  }

  #go(): void {
    while (this.#line.length > 0 && this.#underWay < MOST_UNDER_WAY) {
      const { count, isFull } = this.#fitting()
      if (count === 0 || (this.#underWay > 0 && !isFull)) return
      const units = this.#line.splice(0, count)
      const rows = units.flatMap(({ writes }) => writes.map(nameOf))
      for (const row of rows) this.#taken.add(row)
      this.#underWay += 1
      void this.#commit(units).then((tell) => {
        for (const row of rows) this.#taken.delete(row)
        this.#underWay -= 1
        this.#go()
        tell()
      })
    }
  }

  /** How many units go into the next request, which may name a row only once; and whether there are more than fit. */
  #fitting(): { readonly count: number; readonly isFull: boolean } {
    const rows = new Set(this.#taken)
    let [writes, bytes] = [0, 0]
    for (const [nth, unit] of this.#line.entries()) {
      const names = unit.writes.map(nameOf)
      if (names.some((name) => rows.has(name))) return { count: nth, isFull: false }
      writes += unit.writes.length
      bytes += unit.bytes
      if (nth > 0 && (writes > MOST_WRITES || bytes > MOST_BYTES)) return { count: nth, isFull: true }
      for (const name of names) rows.add(name)
    }
    return { count: this.#line.length, isFull: false }
  }

  /** Gives how to tell those who wait what became of it: after the next request is on its way. */
  async #commit(units: readonly Unit[]): Promise<() => void> {
    try {
      await this.#send(units.flatMap((unit) => unit.writes))
      return () => {
        for (const { resolve } of units) resolve()
      }
    } catch (error) {
      if (units.length > 1 && error instanceof ConditionFailedError) return this.#refuse(units, error)
      if (units.length === 1 || error instanceof StoreBusyError) {
        return () => {
          for (const { reject } of units) reject(error)
        }
      }
      // The table refuses the request as such, and does not say for whose sake.
      const tell: (() => void)[] = []
      for (const unit of units) tell.push(await this.#commit([unit]))
      return () => {
        for (const each of tell) each()
      }
    }
  }

  /** One unit is told which of its writes was refused; the others are first in line again. */
  #refuse(units: readonly Unit[], error: ConditionFailedError): () => void {
    let before = 0
    const refused = units.find(({ writes }) => {
      before += writes.length
      return error.index < before
    })
    const index = error.index - before + (refused?.writes.length ?? 0)
    this.#line.unshift(...units.filter((unit) => unit !== refused))
    return () => refused?.reject(new ConditionFailedError(index, { cause: error }))
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
