import { createHash } from 'node:crypto'
import type { Instant } from '../../../functions/kernel/instant.ts'
import { earliest } from '../../../functions/kernel/instant.ts'
import { canonicalJson, type Json, type JsonObject } from '../../../functions/kernel/json.ts'
import { ConditionFailedError, type Item, type Store, type Write } from '../../../functions/platform/store.ts'
import type { StateMachine } from '../../../functions/platform/workflow.ts'
import { GroupCommit } from '../group-commit.ts'
import { type Execution, type ExecutionEnd, type Frame, pendingIn } from './execution.ts'
import { StatesError } from './failure.ts'

/**
 * What the engine keeps, in a table of its own:
 *
 * | pk           | sk             | what                                                   | read                         |
 * |--------------|----------------|--------------------------------------------------------|------------------------------|
 * | `running`    | execution name | where it stands; replaced at every turn                | on waking; all once at start |
 * | `closed`     | execution name | that it existed and how it ended, so names stay taken  | when somebody starts it again |
 * | `definition` | SHA-256        | a state machine; written once, never changed           | once per process             |
 */
export interface RunningRow extends Item {
  readonly pk: 'running'
  /** Counts the turns. A turn that does not follow the one in the table is not written. */
  readonly turn: number
  readonly workflow: string
  readonly definition: string
  readonly dueAt: Instant
  /** Some function is to be called, or was being called. */
  readonly calls: boolean
  /** {@link Body} as text: a third of the work of a nested attribute. */
  readonly body: string
}

export interface ClosedRow extends Item {
  readonly pk: 'closed'
  readonly workflow: string
  readonly status: 'SUCCEEDED' | 'FAILED'
  readonly closedAt: Instant
  readonly error?: string
  readonly cause?: string
}

interface Body {
  readonly startedAt: Instant
  readonly input: JsonObject
  readonly events: number
  readonly tickets: number
  readonly frame: Frame
}

/** A row holds 400 KB; some of it is not the body. */
const LARGEST_BODY = 380 * 1024
const LONGEST_CAUSE = 1000
const PAGE = 200
/** Only a definition that still runs somewhere is read; a few releases' worth. */
const MOST_DEFINITIONS = 200

export class Journal {
  readonly #store: Store
  readonly #group: GroupCommit
  readonly #hashes = new WeakMap<StateMachine, string>()
  readonly #definitions = new Map<string, StateMachine>()

  constructor(store: Store) {
    this.#store = store
    this.#group = new GroupCommit((writes) => {
      const [only] = writes
      return only !== undefined && writes.length === 1 ? store.write(only) : store.commit(writes)
    })
  }

  async find(name: string): Promise<RunningRow | undefined> {
    return this.#store.find<RunningRow>({ pk: 'running', sk: name })
  }

  async findClosed(name: string): Promise<ClosedRow | undefined> {
    return this.#store.find<ClosedRow>({ pk: 'closed', sk: name })
  }

  /** The execution of a row, to be changed freely: the row stays as it is. */
  read({ sk, workflow, definition, body }: RunningRow): Execution {
    return { ...(JSON.parse(body) as Body), workflow, name: sk, definition }
  }

  /** Writes a new execution; `undefined` when the name is taken, by a running or a closed one. */
  async open(execution: Execution): Promise<RunningRow | undefined> {
    const row = rowOf(execution, 1)
    const closed = { pk: 'closed', sk: row.sk }
    const writes = [
      { put: row, if: 'absent' },
      { check: closed, if: 'absent' },
    ] as const
    const isNew = await this.#unlessTaken(writes, row.body.length)
    return isNew ? row : undefined
  }

  /** Replaces `before`. Throws {@link ConditionFailedError} when somebody else did. */
  async save(before: RunningRow, execution: Execution): Promise<RunningRow> {
    const row = rowOf(execution, before.turn + 1)
    await this.#group.write([{ put: row, if: { turn: before.turn } }], row.body.length)
    return row
  }

  /** Puts what little is kept of a closed execution in its place; without `before`, false when the name is taken. */
  async close(before: RunningRow | undefined, end: ExecutionEnd): Promise<boolean> {
    const put = closedRowOf(end)
    const running = { pk: 'running', sk: end.name }
    if (before === undefined) {
      const writes = [
        { put, if: 'absent' },
        { check: running, if: 'absent' },
      ] as const
      return this.#unlessTaken(writes, LONGEST_CAUSE)
    }
    await this.#group.write([{ delete: running, if: { turn: before.turn } }, { put }], LONGEST_CAUSE)
    return true
  }

  /** Every running execution, a page at a time. */
  async *running(): AsyncGenerator<readonly RunningRow[]> {
    let after: string | undefined
    do {
      const page = await this.#store.query<RunningRow>({
        pk: 'running',
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      })
      yield page.items
      after = page.next
    } while (after !== undefined)
  }

  /** Keeps a definition and gives its hash, by which executions refer to it. */
  async pin(machine: StateMachine): Promise<string> {
    const known = this.#hashes.get(machine)
    if (known !== undefined) return known
    const hash = createHash('sha256')
      .update(canonicalJson(machine as unknown as Json))
      .digest('hex')
    const body = JSON.stringify(machine)
    await this.#store.write({ put: { pk: 'definition', sk: hash, body } })
    this.#hashes.set(machine, hash)
    this.#definitions.set(hash, machine)
    return hash
  }

  /** Throws when the table has lost it: nobody can say then how to go on. */
  async definition(hash: string): Promise<StateMachine> {
    const known = this.#definitions.get(hash)
    if (known !== undefined) return known
    const row = await this.#store.find<Item & { readonly body: string }>({ pk: 'definition', sk: hash })
    if (row === undefined) throw new Error(`the definition ${hash} is gone`)
    const machine = JSON.parse(row.body) as StateMachine
    if (this.#definitions.size >= MOST_DEFINITIONS)
      this.#definitions.delete(this.#definitions.keys().next().value ?? '')
    this.#definitions.set(hash, machine)
    return machine
  }

  async #unlessTaken(writes: readonly Write[], bytes: number): Promise<boolean> {
    try {
      await this.#group.write(writes, bytes)
      return true
    } catch (error) {
      if (error instanceof ConditionFailedError) return false
      throw error
    }
  }
}

function rowOf(execution: Execution, turn: number): RunningRow {
  const { workflow, name, definition, startedAt, input, events, tickets, frame } = execution
  const body = JSON.stringify({ startedAt, input, events, tickets, frame } satisfies Body)
  if (Buffer.byteLength(body) > LARGEST_BODY) {
    throw new StatesError('States.DataLimitExceeded', 'The execution carries more than one row of the journal holds.')
  }
  const pending = pendingIn(frame)
  const dueAt = earliest(pending.map((each) => each.dueAt))
  if (dueAt === undefined) throw new Error(`${name} waits for nothing`)
  const calls = pending.some((each) => each.kind === 'task' && each.call !== undefined)
  return { pk: 'running', sk: name, turn, workflow, definition, dueAt, calls, body }
}

function closedRowOf({ workflow, name, closedAt, ...how }: ExecutionEnd): ClosedRow {
  const why = how.status === 'FAILED' ? { error: how.error, cause: how.cause.slice(0, LONGEST_CAUSE) } : {}
  return { pk: 'closed', sk: name, workflow, status: how.status, closedAt, ...why }
}
