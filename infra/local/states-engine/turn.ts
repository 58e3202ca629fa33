import { plusMillis, SECOND } from '../../../functions/kernel/instant.ts'
import type { Json } from '../../../functions/kernel/json.ts'
import type { Leaving, Onward, Recovery, StateMachine } from '../../../functions/platform/workflow.ts'
import { beginState, inputOfBranch, type Tools, wayOut } from './begin-state.ts'
import type { Event, Outcome } from './event.ts'
import {
  type BranchesPending,
  type Execution,
  type Frame,
  type PausePending,
  type Pending,
  pendingIn,
  type TaskPending,
} from './execution.ts'
import { fill } from './expressions.ts'
import { isAbout, retryAfter, StatesError, statesErrorOf } from './failure.ts'
import { checkSize, MOST_EVENTS } from './limits.ts'
import { type Extras, Scope } from './scope.ts'

type Step =
  | { readonly go: string; readonly input: Json }
  | { readonly wait: Pending }
  | { readonly done: Json }
  | { readonly failed: StatesError }

/**
 * One turn of an execution: takes one event and runs every state that needs nothing from outside, until all wait again.
 * It changes the execution in memory only; nothing has happened before the journal has it.
 */
export class Turn {
  /** States entered and retries made, as the service bills them. */
  transitions = 0
  #heard = false
  readonly #root: Scope
  readonly #tools: Tools

  constructor(
    readonly execution: Execution,
    machine: StateMachine,
    tools: Tools,
  ) {
    this.#root = new Scope(execution, execution.frame, machine)
    this.#tools = tools
  }

  /** Enters the first state. */
  begin(): Promise<Outcome> {
    this.execution.events = 1
    return this.#run(this.#root, { go: this.#root.group.StartAt, input: this.execution.input })
  }

  /** `undefined` when nothing waits for this event: it comes too late, or for the second time. */
  async hear(event: Event): Promise<Outcome | undefined> {
    const outcome = await this.#hear(this.#root, event)
    return this.#heard ? outcome : undefined
  }

  /** Gives functions that were running when the engine died their whole time again; `undefined` when none were. */
  restart(): Outcome | undefined {
    const cut = pendingIn(this.execution.frame).filter((each) => each.kind === 'task' && each.token === undefined)
    for (const pending of cut as TaskPending[]) pending.dueAt = plusMillis(this.#tools.now, pending.seconds * SECOND)
    return cut.length === 0 ? undefined : 'waiting'
  }

  async #hear(scope: Scope, event: Event): Promise<Outcome> {
    const { pending } = scope.frame
    if (pending?.kind === 'branches') {
      const step = await this.#hearInside(scope, pending, event)
      return step === undefined ? 'waiting' : this.#run(scope, step)
    }
    if (pending === undefined || !isFor(pending, event)) return 'waiting'
    this.#heard = true
    return this.#run(scope, await this.#react(scope, pending, event))
  }

  async #hearInside(scope: Scope, pending: BranchesPending, event: Event): Promise<Step | undefined> {
    for (const [nth, branch] of pending.branches.entries()) {
      if (!('frame' in branch)) continue
      const failed = settle(pending, nth, await this.#hear(scope.inside(nth, branch.frame), event))
      if (failed !== undefined) return this.#fail(scope, failed)
    }
    return this.#heard ? { wait: pending } : undefined
  }

  /** What a state that waited does about its event. */
  #react(scope: Scope, pending: TaskPending | PausePending, event: Event): Promise<Step> {
    if (pending.kind === 'pause' && pending.before === 'retry') return this.#begin(scope)
    return this.#attempt(scope, async () => {
      if (pending.kind === 'pause') return this.#leave(scope, wayOut(scope.state))
      this.#count(1)
      if ('now' in event) throw new StatesError('States.Timeout', '')
      if ('error' in event) throw event.error
      if ('result' in event) return this.#leave(scope, wayOut(scope.state), { result: event.result }, event.result)
      delete pending.call
      return { wait: pending }
    })
  }

  /** Runs until the group waits, is done or has failed. */
  async #run(scope: Scope, first: Step): Promise<Outcome> {
    let step = first
    for (;;) {
      if ('go' in step) {
        step = await this.#enter(scope, step.go, step.input)
      } else if ('wait' in step) {
        scope.frame.pending = step.wait
        const next = step.wait.kind === 'branches' ? await this.#runInside(scope, step.wait) : undefined
        if (next === undefined) return 'waiting'
        step = next
      } else {
        return step
      }
    }
  }

  async #enter(scope: Scope, state: string, input: Json): Promise<Step> {
    Object.assign(scope.frame, { state, input, enteredAt: this.#tools.now, retries: [] })
    this.transitions += 1
    if (scope.group.States[state] === undefined) {
      return { failed: new StatesError('States.Runtime', `There is no state '${state}'.`) }
    }
    return this.#begin(scope, 1)
  }

  #begin(scope: Scope, eventsBefore = 0): Promise<Step> {
    return this.#attempt(scope, async () => {
      this.#count(eventsBefore)
      const begun = await beginState(scope, scope.state, this.#tools)
      if ('leave' in begun) return this.#leave(scope, begun.leave)
      if (begun.wait.kind !== 'pause') this.#count(begun.wait.kind === 'task' ? 2 : 1)
      return begun
    })
  }

  /** Starts branches while there is room. `undefined` while some still wait. */
  async #runInside(scope: Scope, pending: BranchesPending): Promise<Step | undefined> {
    const { branches, atOnce } = pending
    for (const [nth, branch] of branches.entries()) {
      if (!('todo' in branch)) continue
      if (running(pending) >= atOnce) return undefined
      const failed = settle(pending, nth, await this.#startBranch(scope, pending, nth, branch.todo))
      if (failed !== undefined) return this.#fail(scope, failed)
    }
    if (running(pending) > 0) return undefined
    const outputs = branches.map((branch) => ('output' in branch ? branch.output : null))
    return this.#attempt(scope, () => {
      this.#count(1)
      return this.#leave(scope, wayOut(scope.state), { result: outputs }, outputs)
    })
  }

  async #startBranch(scope: Scope, pending: BranchesPending, nth: number, todo: Json): Promise<Outcome> {
    try {
      const isMap = scope.state.Type === 'Map'
      const item = isMap ? { item: { index: nth, value: todo } } : {}
      const input = await inputOfBranch(scope, todo, item)
      const frame: Frame = { state: '', input, enteredAt: this.#tools.now, retries: [], variables: {}, ...item }
      if (isMap) this.#count(2)
      pending.branches[nth] = { frame }
      const inside = scope.inside(nth, frame)
      return await this.#run(inside, { go: inside.group.StartAt, input })
    } catch (thrown) {
      return { failed: statesErrorOf(thrown) }
    }
  }

  /** Output and variables see what was there when the state was entered; both take effect when it is left. */
  async #leave(scope: Scope, way: Leaving & Onward, extras: Extras = {}, plainly = scope.frame.input): Promise<Step> {
    const bindings = scope.bindings(extras)
    const output = way.Output === undefined ? plainly : await fill(way.Output, bindings, 'Output')
    checkSize(output, 'output of the state')
    const assigned = (await fill(way.Assign ?? {}, bindings, 'Assign')) as Record<string, Json>
    checkSize(assigned, 'variables assigned')
    this.#count(1)
    scope.frame.variables = { ...scope.frame.variables, ...assigned }
    return way.Next === undefined ? { done: output } : { go: way.Next, input: output }
  }

  async #attempt(scope: Scope, work: () => Promise<Step>): Promise<Step> {
    try {
      return await work()
    } catch (thrown) {
      return this.#recover(scope, statesErrorOf(thrown))
    }
  }

  #fail(scope: Scope, error: StatesError): Promise<Step> {
    return this.#attempt(scope, () => {
      this.#count(1)
      throw error
    })
  }

  /** The first retrier about this error decides while it has attempts left; then the first catcher. */
  async #recover(scope: Scope, error: StatesError): Promise<Step> {
    const { Retry = [], Catch = [] } = scope.state as Recovery
    const retry = retryAfter(error, Retry, scope.frame.retries, this.#tools.chance)
    if (retry !== undefined) {
      scope.frame.retries = retry.retries
      this.transitions += 1
      return { wait: { kind: 'pause', dueAt: plusMillis(this.#tools.now, retry.delay), before: 'retry' } }
    }
    const catcher = Catch.find(({ ErrorEquals }) => isAbout(ErrorEquals, error))
    if (catcher === undefined) return { failed: error }
    try {
      return await this.#leave(scope, catcher, { errorOutput: error.output }, error.output)
    } catch (thrown) {
      return { failed: statesErrorOf(thrown) }
    }
  }

  #count(events: number): void {
    this.execution.events += events
    if (this.execution.events <= MOST_EVENTS) return
    const why = `The execution reached the maximum number of history events (${MOST_EVENTS}).`
    throw new StatesError('States.Runtime', why)
  }
}

/** Whether what a state waits for is this. A function's answer counts only while it is waited for. */
function isFor(pending: TaskPending | PausePending, event: Event): boolean {
  if ('now' in event) return pending.dueAt <= event.now
  if (pending.kind === 'pause') return false
  return 'token' in event
    ? pending.token === event.token
    : pending.ticket === event.ticket && pending.call !== undefined
}

const running = ({ branches }: BranchesPending): number => branches.filter((branch) => 'frame' in branch).length

/** Notes how a branch stands; gives the error when it has failed. */
function settle({ branches }: BranchesPending, nth: number, outcome: Outcome): StatesError | undefined {
  if (outcome === 'waiting') return undefined
  if ('failed' in outcome) return outcome.failed
  branches[nth] = { output: outcome.done }
  return undefined
}
