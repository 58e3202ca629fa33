/** Remembers what was put in recently, in bounded room: when full, the older half is forgotten. */
export class Recent<Value> {
  #newer = new Map<string, Value>()
  #older = new Map<string, Value>()
  readonly #half: number

  constructor(most: number) {
    this.#half = Math.ceil(most / 2)
  }

  get(key: string): Value | undefined {
    return this.#newer.get(key) ?? this.#older.get(key)
  }

  put(key: string, value: Value): void {
    if (this.#newer.size >= this.#half && !this.#newer.has(key)) {
      this.#older = this.#newer
      this.#newer = new Map()
    }
    this.#newer.set(key, value)
  }

  forget(key: string): void {
    this.#newer.delete(key)
    this.#older.delete(key)
  }
}
