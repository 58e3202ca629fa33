import type { Instant } from '../../../functions/kernel/instant.ts'
import type { JsonObject } from '../../../functions/kernel/json.ts'
import { type Store, StoreBusyError } from '../../../functions/platform/store.ts'
import type { AddressOf, StateMachine, Workflow } from '../../../functions/platform/workflow.ts'
import type { ExecutionStart, WorkflowEngine } from '../../../functions/platform/workflow-engine.ts'
import { AtMost } from './at-most.ts'
import { DueTimes } from './due-times.ts'
import { statesOf } from './execution.ts'
import { Executions, type ExecutionsOptions } from './executions.ts'
import { type ClosedRow, Journal } from './journal.ts'
import { type Invoke, TaskCalls } from './task-calls.ts'

export interface StatesEngineOptions extends ExecutionsOptions {
  /** A table of the engine's own. */
  readonly store: Store
  readonly workflows: Iterable<Workflow>
  readonly addressOf: AddressOf
  readonly invoke: Invoke
}

/** What can be seen of an execution from outside. */
export interface ExecutionView {
  readonly workflow: string
  readonly status: 'RUNNING' | ClosedRow['status']
  /** The state it is in; those inside a Parallel or Map follow. None when closed. */
  readonly states: readonly string[]
  readonly dueAt?: Instant
  readonly closedAt?: Instant
}

/** As many functions as one process runs at the same time, and as many executions as are woken at the same time. */
const AT_ONCE = 16
const NAME = /^[A-Za-z0-9_-]{1,80}$/
const LARGEST_INPUT = 2048

/**
 * Step Functions on one machine (docs/decisions/0010). Runs the workflows of the registry, keeps every execution in a
 * table, and is driven by whoever owns the clock: `nextDueAt`, `fireDue`, `settle`.
 */
export class StatesEngine implements WorkflowEngine {
  readonly #machines: ReadonlyMap<string, StateMachine>
  readonly #journal: Journal
  readonly #due = new DueTimes()
  readonly #calls: TaskCalls
  readonly #executions: Executions
  readonly #wakes = new AtMost(AT_ONCE)
  /** The clocks that ran out last. */
  #striking: Promise<unknown> = Promise.resolve()
  #isStopped = false

  constructor({ store, workflows, addressOf, invoke, ...options }: StatesEngineOptions) {
    this.#machines = new Map(Array.from(workflows, ({ name, define }) => [name, define(addressOf)]))
    this.#journal = new Journal(store)
    this.#calls = new TaskCalls(invoke, AT_ONCE, () => this.#striking)
    this.#executions = new Executions(options, this.#journal, this.#due, this.#calls)
  }

  /**
   * Throws `TypeError` for what the service refuses as well: an unknown workflow, an unusable name, too much input;
   * `StoreBusyError` when the table does not take it.
   */
  async start({ workflow, name, input }: ExecutionStart): Promise<'started' | 'already-started'> {
    this.#refuseWhenStopped()
    const machine = this.#machines.get(workflow)
    if (machine === undefined) throw new TypeError(`no workflow is called ${workflow}`)
    if (!NAME.test(name)) throw new TypeError(`not a name for an execution: ${name}`)
    if (Buffer.byteLength(JSON.stringify(input)) > LARGEST_INPUT) throw new TypeError('the input has more than 2 KB')
    const definition = await this.#journal.pin(machine)
    const startedAt = this.#executions.now
    const frame = { state: machine.StartAt, input, enteredAt: startedAt, retries: [], variables: {} }
    const execution = { workflow, name, definition, startedAt, input, events: 0, tickets: 0, frame }
    return (await this.#executions.begin(execution, machine)) ? 'started' : 'already-started'
  }

  /** Throws `StoreBusyError` when the table does not take it; the token is still good then. */
  async succeed(taskToken: string, output: JsonObject): Promise<'delivered' | 'too-late'> {
    this.#refuseWhenStopped()
    const name = taskToken.slice(0, taskToken.indexOf('.'))
    if (!NAME.test(name)) return 'too-late'
    const isHeard = await this.#executions.hear(name, { token: taskToken, result: output })
    return isHeard ? 'delivered' : 'too-late'
  }

  /** When the next timer is due. */
  nextDueAt(): Instant | undefined {
    return this.#due.next
  }

  /** Fires every timer due by then, by priority and time; gives how many. The functions they call may still run. */
  async fireDue(now: Instant): Promise<number> {
    let fired = 0
    while (!this.#isStopped) {
      const due = this.#due.takeUntil(now)
      const striking = Promise.all(due.map(({ name }) => this.#wakes.run(() => this.#executions.wake(name, { now }))))
      this.#striking = striking
      const heard = (await striking).filter((isHeard) => isHeard).length
      // Most often nobody is due any more; and should somebody be due who does not hear, once is enough.
      if (heard === 0) break
      fired += heard
    }
    return fired
  }

  /** Resolves when nothing is being done: no function called, no event in hand. */
  settle(): Promise<void> {
    return this.#executions.underWay.rest()
  }

  /** Takes up every execution of the table: sets the timers, calls again the functions that had not answered. */
  async recover(): Promise<void> {
    for await (const rows of this.#journal.running()) {
      const interrupted = rows.filter((row) => row.calls)
      for (const row of rows) if (!row.calls) this.#executions.attend(row, this.#journal.read(row))
      await Promise.all(interrupted.map(({ sk }) => this.#wakes.run(() => this.#executions.wake(sk, 'restarted'))))
    }
  }

  /** Takes nothing new and waits for what is being done; everything else is in the table. */
  async stop(): Promise<void> {
    this.#isStopped = true
    this.#calls.stop()
    await this.settle()
  }

  async describe(name: string): Promise<ExecutionView | undefined> {
    const row = await this.#journal.find(name)
    if (row !== undefined) {
      const { workflow, dueAt } = row
      return { workflow, status: 'RUNNING', states: statesOf(this.#journal.read(row).frame), dueAt }
    }
    const closed = await this.#journal.findClosed(name)
    if (closed === undefined) return undefined
    return { workflow: closed.workflow, status: closed.status, states: [], closedAt: closed.closedAt }
  }

  /** States entered and retries made, per workflow, since the last reset. */
  usage(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#executions.transitions)
  }

  resetUsage(): void {
    this.#executions.transitions.clear()
  }

  #refuseWhenStopped(): void {
    if (this.#isStopped) throw new StoreBusyError('the engine has been stopped')
  }
}
