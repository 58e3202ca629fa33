import type { RandomBytes } from '../../../functions/kernel/ids.ts'
import { type Instant, plusMillis, SECOND } from '../../../functions/kernel/instant.ts'
import type { Clock } from '../../../functions/platform/clock.ts'
import type { Log } from '../../../functions/platform/log.ts'
import { ConditionFailedError } from '../../../functions/platform/store.ts'
import type { StateMachine } from '../../../functions/platform/workflow.ts'
import type { ExecutionStart } from '../../../functions/platform/workflow-engine.ts'
import type { DueTimes } from './due-times.ts'
import type { Event, Outcome } from './event.ts'
import { type Execution, type ExecutionEnd, pendingIn } from './execution.ts'
import { StatesError } from './failure.ts'
import { InOrder } from './in-order.ts'
import type { Journal, RunningRow } from './journal.ts'
import type { TaskCalls } from './task-calls.ts'
import { Turn } from './turn.ts'
import { UnderWay } from './under-way.ts'

export interface ExecutionsOptions {
  readonly clock: Clock
  readonly random: RandomBytes
  readonly log: Log
  /** Who is woken first among executions fired together; lower first, 0 without. */
  readonly priorityOf?: ((execution: ExecutionStart) => number) | undefined
  /** Told when an execution has ended, by the process that ended it. */
  readonly onClosed?: ((end: ExecutionEnd) => void) | undefined
}

/** The row may have been won by somebody else, or our own write may have arrived unseen. */
const MOST_TRIES = 3
/** About 1 KB each. */
const MOST_RECENT = 5_000

/** The executions of the table: hears events one at a time, writes, and lets what was written take effect. */
export class Executions {
  readonly underWay = new UnderWay()
  /** States entered and retries made, per workflow. */
  readonly transitions = new Map<string, number>()
  readonly #inOrder = new InOrder()
  /** The rows written last, so that they need not be read again; of all others only the due time is in memory. */
  readonly #recent = new Map<string, RunningRow>()

  constructor(
    readonly options: ExecutionsOptions,
    readonly journal: Journal,
    readonly due: DueTimes,
    readonly calls: TaskCalls,
  ) {}

  /** False when the name is taken. */
  begin(execution: Execution, machine: StateMachine): Promise<boolean> {
    return this.#in(execution.name, async () => {
      const turn = this.#turn(execution, machine)
      const isNew = await this.#write(undefined, turn, await turn.begin())
      // An earlier try may have been written and its answer lost: then nobody has called its function yet.
      if (!isNew) await this.#lookAfter(execution.name)
      return isNew
    })
  }

  /** False when nothing waits for the event. Throws what the store throws; then nothing has happened. */
  hear(name: string, event: Event | 'restarted'): Promise<boolean> {
    return this.#in(name, async () => {
      // It answered in time, and is only not heard yet: of the time that took nobody knows.
      if (event !== 'restarted' && 'now' in event && this.calls.hasAnswered(name)) return false
      for (let tries = 1; ; tries += 1) {
        const row = this.#recent.get(name) ?? (await this.journal.find(name))
        if (row === undefined) return false
        const turn = this.#turn(this.journal.read(row), await this.journal.definition(row.definition))
        const outcome = event === 'restarted' ? turn.restart() : await turn.hear(event)
        try {
          if (outcome !== undefined) return await this.#write(row, turn, outcome)
          this.attend(row, turn.execution)
          return false
        } catch (error) {
          this.#recent.delete(name)
          if (!(error instanceof ConditionFailedError) || tries === MOST_TRIES) throw error
        }
      }
    })
  }

  /** For events that nobody would repeat: when the store refuses, the execution is looked at again in a second. */
  async wake(name: string, event: Event | 'restarted'): Promise<boolean> {
    try {
      return await this.hear(name, event)
    } catch (error) {
      this.options.log.warn('an execution could not be woken', { name, error: String(error) })
      this.due.set({ name, at: plusMillis(this.now, SECOND), priority: 0 })
      return false
    }
  }

  /** Makes true what a row says: its timer is set, its functions are called. */
  attend(row: RunningRow, execution: Execution): void {
    const { name } = execution
    this.#remember(row)
    this.due.set({ name, at: row.dueAt, priority: this.options.priorityOf?.(execution) ?? 0 })
    for (const task of row.calls ? pendingIn(execution.frame) : []) {
      if (task.kind !== 'task' || task.call === undefined || this.calls.has(name, task.ticket)) continue
      void this.underWay.during(() => this.calls.call(name, task, (event) => this.wake(name, event)))
    }
  }

  get now(): Instant {
    return this.options.clock.now()
  }

  #remember(row: RunningRow): void {
    this.#recent.delete(row.sk)
    this.#recent.set(row.sk, row)
    const [oldest] = this.#recent.keys()
    if (this.#recent.size > MOST_RECENT && oldest !== undefined) this.#recent.delete(oldest)
  }

  async #lookAfter(name: string): Promise<void> {
    const row = await this.journal.find(name)
    if (row !== undefined) this.attend(row, this.journal.read(row))
  }

  /** Writes a turn, then lets it take effect. False when the execution was to be new and is not. */
  async #write(before: RunningRow | undefined, turn: Turn, outcome: Outcome): Promise<boolean> {
    const isWritten =
      outcome === 'waiting' ? await this.#keep(before, turn) : await this.#close(before, endOf(turn, outcome, this.now))
    if (isWritten) {
      const { workflow } = turn.execution
      this.transitions.set(workflow, (this.transitions.get(workflow) ?? 0) + turn.transitions)
    }
    return isWritten
  }

  async #keep(before: RunningRow | undefined, turn: Turn): Promise<boolean> {
    const { execution } = turn
    try {
      const row = await (before === undefined ? this.journal.open(execution) : this.journal.save(before, execution))
      if (row === undefined) return false
      this.attend(row, execution)
      return true
    } catch (error) {
      if (error instanceof StatesError) return this.#close(before, endOf(turn, { failed: error }, this.now))
      throw error
    }
  }

  async #close(before: RunningRow | undefined, end: ExecutionEnd): Promise<boolean> {
    if (!(await this.journal.close(before, end))) return false
    const { name, workflow } = end
    this.due.delete(name)
    this.#recent.delete(name)
    if (end.status === 'FAILED') {
      this.options.log.error('an execution has failed', { name, workflow, error: end.error, cause: end.cause })
    }
    this.options.onClosed?.(end)
    return true
  }

  #turn(execution: Execution, machine: StateMachine): Turn {
    const { random } = this.options
    return new Turn(execution, machine, {
      now: this.now,
      secret: () => Buffer.from(random(32)).toString('base64url'),
      chance: () => Buffer.from(random(4)).readUInt32BE() / 2 ** 32,
    })
  }

  #in<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.underWay.during(() => this.#inOrder.run(name, work))
  }
}

function endOf({ execution }: Turn, outcome: Exclude<Outcome, 'waiting'>, closedAt: Instant): ExecutionEnd {
  const { workflow, name } = execution
  if ('done' in outcome) return { workflow, name, closedAt, status: 'SUCCEEDED', output: outcome.done }
  const { error, why } = outcome.failed
  return { workflow, name, closedAt, status: 'FAILED', error, cause: why }
}
