/** Runs at most so many pieces of work at the same time; the others wait in line, those that have time behind the rest. */
export class AtMost {
  #free: number
  readonly #line: (() => void)[] = []
  readonly #behind: (() => void)[] = []

  constructor(places: number) {
    this.#free = places
  }

  async run<T>(work: () => Promise<T>, { hasTime = false }: { readonly hasTime?: boolean } = {}): Promise<T> {
    const line = hasTime ? this.#behind : this.#line
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((resolve) => line.push(resolve))
    try {
      return await work()
    } finally {
      const next = this.#line.shift() ?? this.#behind.shift()
      if (next === undefined) this.#free += 1
      else next()
    }
  }
}
