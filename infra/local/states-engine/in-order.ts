/** Runs what is given for one name after the other, and different names beside each other. */
export class InOrder {
  readonly #last = new Map<string, Promise<unknown>>()

  run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(name)
    const result = before === undefined ? work() : before.then(work, work)
    this.#last.set(name, result)
    const forget = () => {
      if (this.#last.get(name) === result) this.#last.delete(name)
    }
    result.then(forget, forget)
    return result
  }
}
