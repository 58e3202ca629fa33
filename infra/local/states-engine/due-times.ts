import type { Instant } from '../../../functions/kernel/instant.ts'

/** When an execution wants to be woken. */
export interface Due {
  readonly name: string
  readonly at: Instant
  /** Lower first, among what is fired together. */
  readonly priority: number
}

/** Which execution is due next: a binary heap with one entry per execution, all that is kept of one that waits. */
export class DueTimes {
  readonly #heap: Due[] = []
  /** Where in the heap an execution's entry is. */
  readonly #places = new Map<string, number>()

  get next(): Instant | undefined {
    return this.#heap[0]?.at
  }

  get size(): number {
    return this.#heap.length
  }

  /** Sets or moves the due time of an execution. */
  set(due: Due): void {
    this.delete(due.name)
    this.#put(this.#heap.length, due)
    this.#rise(this.#heap.length - 1)
  }

  delete(name: string): void {
    const place = this.#places.get(name)
    const last = this.#heap.at(-1)
    if (place === undefined || last === undefined) return
    this.#heap.pop()
    this.#places.delete(name)
    if (last.name === name) return
    this.#put(place, last)
    this.#rise(place)
    this.#sink(place)
  }

  /** Takes out everything due by then, in the order to be fired: by priority, then by time. */
  takeUntil(now: Instant): Due[] {
    const taken: Due[] = []
    for (let first = this.#heap[0]; first !== undefined && first.at <= now; first = this.#heap[0]) {
      taken.push(first)
      this.delete(first.name)
    }
    return taken.sort((one, other) => one.priority - other.priority || (isBefore(one, other) ? -1 : 1))
  }

  #rise(from: number): void {
    let place = from
    while (place > 0 && this.#swapIfBefore(place, (place - 1) >> 1)) place = (place - 1) >> 1
  }

  #sink(from: number): void {
    let place = from
    for (;;) {
      const [left, right] = [this.#heap[2 * place + 1], this.#heap[2 * place + 2]]
      const least = 2 * place + (left !== undefined && right !== undefined && isBefore(right, left) ? 2 : 1)
      if (!this.#swapIfBefore(least, place)) return
      place = least
    }
  }

  #swapIfBefore(place: number, other: number): boolean {
    const [one, two] = [this.#heap[place], this.#heap[other]]
    if (one === undefined || two === undefined || !isBefore(one, two)) return false
    this.#put(place, two)
    this.#put(other, one)
    return true
  }

  #put(place: number, due: Due): void {
    this.#heap[place] = due
    this.#places.set(due.name, place)
  }
}

/** By time; by name within the same millisecond, so that a run can be repeated. */
const isBefore = (one: Due, other: Due): boolean => one.at < other.at || (one.at === other.at && one.name < other.name)
