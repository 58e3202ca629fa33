import { AsyncLocalStorage } from 'node:async_hooks'
import type { Consumption } from '../../functions/adapters/dynamo-store.ts'
import type { Route } from '../../functions/platform/handler.ts'
import type { Task } from '../../functions/platform/task.ts'

/** What one kind of operation has used since the last reset. */
export interface OperationUsage {
  count: number
  readUnits: number
  writeUnits: number
  handlerMillis: number
}

/** Counts what every operation costs, by its name: routes, tasks, effects. */
export class Usage {
  readonly #operations = new Map<string, OperationUsage>()
  readonly #current = new AsyncLocalStorage<string>()
  mails = 0

  /** Runs something under the name of an operation. */
  async during<Answer>(operation: string, run: () => Promise<Answer>): Promise<Answer> {
    const usage = this.#of(operation)
    usage.count += 1
    const begun = performance.now()
    try {
      return await this.#current.run(operation, run)
    } finally {
      usage.handlerMillis += performance.now() - begun
    }
  }

  readonly consumed = ({ kind, units }: Consumption): void => {
    const usage = this.#of(this.#current.getStore() ?? 'other')
    if (kind === 'read') usage.readUnits += units
    else usage.writeUnits += units
  }

  /** The same routes, counted. */
  readonly routes = (routes: readonly Route[]): Route[] =>
    routes.map((route) => {
      const { operation } = route.contract
      const { answer, decide } = route
      return {
        ...route,
        ...(answer === undefined ? {} : { answer: (...of) => this.during(operation, () => answer(...of)) }),
        ...(decide === undefined ? {} : { decide: (...of) => this.during(operation, () => decide(...of)) }),
      }
    })

  /** The same task, counted. */
  readonly task = ({ name, run }: Task): Task => ({
    name,
    run: (...of) => this.during(`task:${name}`, () => run(...of)),
  })

  read(): Readonly<Record<string, OperationUsage>> {
    return Object.fromEntries(this.#operations)
  }

  reset(): void {
    this.#operations.clear()
    this.mails = 0
  }

  #of(operation: string): OperationUsage {
    const known = this.#operations.get(operation)
    if (known !== undefined) return known
    const usage = { count: 0, readUnits: 0, writeUnits: 0, handlerMillis: 0 }
    this.#operations.set(operation, usage)
    return usage
  }
}
