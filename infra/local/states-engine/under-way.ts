/** Knows whether anything is still being done. */
export class UnderWay {
  #count = 0
  #waiting: (() => void)[] = []

  /** Counts this work as under way until it ends, well or badly. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    this.#count += 1
    try {
      return await work()
    } finally {
      this.#count -= 1
      if (this.#count === 0) for (const resolve of this.#waiting.splice(0)) resolve()
    }
  }

  /** Resolves when nothing is under way. */
  async rest(): Promise<void> {
    while (this.#count > 0) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }
}
