import type { Json, JsonObject } from '../../../functions/kernel/json.ts'
import { AtMost } from './at-most.ts'
import type { Event } from './event.ts'
import type { TaskPending } from './execution.ts'
import { errorOfTask } from './failure.ts'

/** Calls a function of the product by the address the definition has for it. Throws what the function throws. */
export type Invoke = (
  address: string,
  payload: Json,
  context: { readonly executionName: string },
) => Promise<JsonObject>

/** The functions being called right now, a bounded number at a time. */
export class TaskCalls {
  readonly #invoke: Invoke
  readonly #places: AtMost
  readonly #haveStruck: () => Promise<unknown>
  /** Execution name to the tickets being called, or in line to be, and to those whose answer is not heard yet. */
  readonly #tickets = new Map<string, Map<number, 'called' | 'answered'>>()
  #isStopped = false

  /** @param haveStruck resolves when every execution that is due now has been woken */
  constructor(invoke: Invoke, atOnce: number, haveStruck: () => Promise<unknown>) {
    this.#invoke = invoke
    this.#places = new AtMost(atOnce)
    this.#haveStruck = haveStruck
  }

  /** Calls nobody who is still in line, and nobody new. */
  stop(): void {
    this.#isStopped = true
  }

  /** Whether this very function is being called, or in line to be. */
  has(name: string, ticket: number): boolean {
    return this.#tickets.get(name)?.has(ticket) ?? false
  }

  /** Whether a function of this execution has answered, and nobody has heard it yet. */
  hasAnswered(name: string): boolean {
    return [...(this.#tickets.get(name)?.values() ?? [])].includes('answered')
  }

  /**
   * Calls the function of a task and tells what came of it. The ticket counts as being called until that has been
   * heard: between the two, nobody may take it for forgotten and call again.
   */
  async call(name: string, task: TaskPending, tell: (event: Event) => Promise<unknown>): Promise<void> {
    const tickets = this.#tickets.get(name) ?? new Map()
    this.#tickets.set(name, tickets.set(task.ticket, 'called'))
    try {
      const call = async () => (this.#isStopped ? undefined : this.#event(name, task))
      // Whoever gets a token only begins to wait.
      const event = await (task.token === undefined ? this.#places.run(call) : this.#behind(call))
      if (event === undefined) return
      tickets.set(task.ticket, 'answered')
      await this.#behind(() => tell(event))
    } finally {
      tickets.delete(task.ticket)
      if (tickets.size === 0) this.#tickets.delete(name)
    }
  }

  /** Of a thousand clocks that ran out together all strike before what came of the first is written down. */
  async #behind<T>(work: () => Promise<T>): Promise<T> {
    await this.#haveStruck()
    return this.#places.run(work, { hasTime: true })
  }

  async #event(name: string, { ticket, token, call }: TaskPending): Promise<Event> {
    if (call === undefined) throw new TypeError(`${name}: nothing to call for ticket ${ticket}`)
    try {
      const answer = await this.#invoke(call.address, call.payload, { executionName: name })
      if (token !== undefined) return { ticket, called: true }
      return { ticket, result: { ExecutedVersion: '$LATEST', Payload: answer, StatusCode: 200 } }
    } catch (thrown) {
      return { ticket, error: errorOfTask(thrown) }
    }
  }
}
