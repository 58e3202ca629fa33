import { createHash } from 'node:crypto'
import type { RandomBytes } from '../../../../functions/kernel/ids.ts'
import { type Instant, plusMillis, SECOND } from '../../../../functions/kernel/instant.ts'
import type { Json, JsonObject } from '../../../../functions/kernel/json.ts'
import { type Log, silentLog } from '../../../../functions/platform/log.ts'
import type { Store } from '../../../../functions/platform/store.ts'
import type { StateMachine, Workflow } from '../../../../functions/platform/workflow.ts'
import type { ExecutionEnd } from '../../../../infra/local/states-engine/execution.ts'
import { StatesEngine } from '../../../../infra/local/states-engine/states-engine.ts'
import { MemoryStore } from '../../../support/memory-store.ts'

export const DAWN: Instant = '2026-01-05T00:00:00.000Z'

/** A timer an hour for a year, and then some. */
const MOST_ROUNDS = 10_000

/** What a task does in a test: it gets its payload, and may throw. */
export type TestTask = (payload: JsonObject) => JsonObject | Promise<JsonObject>

export interface Call {
  readonly task: string
  readonly payload: JsonObject
  readonly at: Instant
}

export interface HouseOptions {
  readonly workflows: readonly Workflow[]
  readonly tasks?: Readonly<Record<string, TestTask>>
  readonly store?: Store
  readonly log?: Log
  readonly now?: Instant
  readonly random?: RandomBytes
  readonly priorityOf?: (execution: { readonly name: string }) => number
  /** Whether the process has been killed meanwhile. */
  readonly isDead?: () => boolean
}

/** An engine with a clock that only moves when told, tasks of the test's own, and a list of what was called. */
export class EngineHouse {
  readonly store: Store
  readonly engine: StatesEngine
  readonly calls: Call[] = []
  readonly ends = new Map<string, ExecutionEnd>()
  now: Instant
  readonly #isDead: () => boolean

  constructor({ workflows, tasks = {}, store = new MemoryStore(), log = silentLog, ...options }: HouseOptions) {
    this.store = store
    this.now = options.now ?? DAWN
    this.#isDead = options.isDead ?? (() => false)
    this.engine = new StatesEngine({
      store,
      log,
      workflows,
      clock: { now: () => this.now },
      random: options.random ?? steadyRandom(),
      addressOf: (task) => `local:${task}`,
      ...(options.priorityOf === undefined ? {} : { priorityOf: options.priorityOf }),
      onClosed: (end) => this.ends.set(end.name, end),
      invoke: async (address, payload) => {
        const task = address.slice('local:'.length)
        const does = tasks[task]
        if (does === undefined) throw named('Lambda.ResourceNotFoundException', `no function ${task}`)
        this.calls.push({ task, payload: payload as JsonObject, at: this.now })
        return does(payload as JsonObject)
      },
    })
  }

  /** Moves the clock so many seconds on, from one due time to the next. */
  advance(seconds: number): Promise<void> {
    return this.advanceTo(plusMillis(this.now, seconds * SECOND))
  }

  /** Moves the clock to an instant, from one due time to the next; stops when the process dies on the way. */
  async advanceTo(until: Instant): Promise<void> {
    await this.engine.settle()
    for (let round = 0; ; round += 1) {
      const next = this.engine.nextDueAt()
      if (next === undefined || next > until) break
      if (this.#isDead()) return
      if (round === MOST_ROUNDS) throw new Error(`the engine does not come to rest at ${this.now}`)
      if (next > this.now) this.now = next
      await this.engine.fireDue(this.now)
      await this.engine.settle()
    }
    if (until > this.now) this.now = until
  }

  /** Starts an execution and gives its end, however much time it takes up to a year. */
  async run(input: JsonObject = {}, name = 'one'): Promise<ExecutionEnd> {
    await this.engine.start({ workflow: 'test', name, input })
    await this.advance(365 * 24 * 3600)
    const end = this.ends.get(name)
    if (end === undefined) throw new Error(`${name} has not ended: ${JSON.stringify(await this.engine.describe(name))}`)
    return end
  }

  /** The output of a run that succeeds. */
  async output(input: JsonObject = {}): Promise<Json> {
    const end = await this.run(input)
    if (end.status === 'FAILED') throw new Error(`${end.error}: ${end.cause}`)
    return end.output
  }
}

export const workflowOf = (States: StateMachine['States'], name = 'test'): Workflow => {
  const machine: StateMachine = { QueryLanguage: 'JSONata', StartAt: Object.keys(States)[0] ?? '', States }
  return { name, contract: 1, define: () => machine }
}

/** A house with one workflow made of these states, the first of them first. */
export const houseOf = (
  states: StateMachine['States'],
  tasks: Readonly<Record<string, TestTask>> = {},
  options: Partial<HouseOptions> = {},
): EngineHouse => new EngineHouse({ workflows: [workflowOf(states)], tasks, ...options })

/** An error of this class name. */
export const named = (name: string, message = 'as arranged'): Error => Object.assign(new Error(message), { name })

/** Bytes that look random and are the same in every run. */
export function steadyRandom(seed = 'seed'): RandomBytes {
  let drawn = 0
  return (count) => {
    drawn += 1
    return createHash('sha256').update(`${seed}${drawn}`).digest().subarray(0, count)
  }
}
