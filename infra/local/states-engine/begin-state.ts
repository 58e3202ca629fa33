import { type Instant, millisOf, plusMillis, SECOND } from '../../../functions/kernel/instant.ts'
import type { Json } from '../../../functions/kernel/json.ts'
import type {
  ChoiceState,
  FailState,
  Leaving,
  MapState,
  Onward,
  ParallelState,
  State,
  TaskState,
  WaitState,
} from '../../../functions/platform/workflow.ts'
import type { Branch, Item, Pending } from './execution.ts'
import { fill } from './expressions.ts'
import { queryError, StatesError } from './failure.ts'
import { checkSize, MOST_ITERATIONS, wholeSeconds } from './limits.ts'
import type { Scope } from './scope.ts'

export interface Tools {
  readonly now: Instant
  /** Text nobody can guess. */
  readonly secret: () => string
  /** From 0 to below 1. */
  readonly chance: () => number
}

/** How a state that has been entered goes on: it waits for something, or is left this way. */
export type Begun = { readonly wait: Pending } | { readonly leave: Leaving & Onward }

/** RFC 3339, with the letters and the zone the service insists on. */
const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/

/** Does what can be done when a state is entered, or tried again. Throws {@link StatesError}. */
export async function beginState(scope: Scope, state: State, tools: Tools): Promise<Begun> {
  switch (state.Type) {
    case 'Task':
      return { wait: await beginTask(scope, state, tools) }
    case 'Wait': {
      const dueAt = await endOfWait(scope, state, tools.now)
      return dueAt <= tools.now ? { leave: state } : { wait: { kind: 'pause', dueAt, before: 'leaving' } }
    }
    case 'Parallel':
      return { wait: await beginParallel(scope, state) }
    case 'Map':
      return { wait: await beginMap(scope, state) }
    case 'Choice':
      return { leave: await choose(scope, state) }
    case 'Fail':
      throw await failureOf(scope, state)
    default:
      return { leave: wayOut(state) }
  }
}

/** How a state is left when nothing goes wrong. */
export const wayOut = (state: State): Leaving & Onward =>
  'Next' in state || 'End' in state ? state : { ...state, End: true }

/** What a branch or an iteration starts with. */
export async function inputOfBranch(scope: Scope, todo: Json, { item }: { readonly item?: Item }): Promise<Json> {
  const { state } = scope
  if (state.Type !== 'Map' || state.ItemSelector === undefined || item === undefined) return todo
  return fill(state.ItemSelector, scope.bindings({ item }), 'ItemSelector')
}

async function beginTask(scope: Scope, state: TaskState, { now, secret }: Tools): Promise<Pending> {
  const waitsForToken = state.Resource.endsWith('.waitForTaskToken')
  const token = waitsForToken ? { token: `${scope.execution.name}.${secret()}` } : {}
  const bindings = scope.bindings(token)
  const address = await fill(state.Arguments.FunctionName, bindings, 'Arguments/FunctionName')
  const payload = await fill(state.Arguments.Payload, bindings, 'Arguments/Payload')
  checkSize(payload, 'payload of the task')
  const seconds = wholeSeconds(await fill(state.TimeoutSeconds, bindings, 'TimeoutSeconds'), 1, 'TimeoutSeconds')
  scope.execution.tickets += 1
  return {
    kind: 'task',
    ticket: scope.execution.tickets,
    seconds,
    dueAt: plusMillis(now, seconds * SECOND),
    ...token,
    call: { address: String(address), payload },
  }
}

async function endOfWait(scope: Scope, state: WaitState, now: Instant): Promise<Instant> {
  if (state.Timestamp === undefined) {
    const seconds = await fill(state.Seconds, scope.bindings(), 'Seconds')
    return plusMillis(now, wholeSeconds(seconds, 0, 'Seconds') * SECOND)
  }
  const timestamp = await fill(state.Timestamp, scope.bindings(), 'Timestamp')
  if (typeof timestamp === 'string' && TIMESTAMP.test(timestamp) && !Number.isNaN(millisOf(timestamp))) {
    return plusMillis(timestamp, 0)
  }
  throw queryError(`The field 'Timestamp' must be an RFC 3339 instant, not ${JSON.stringify(timestamp)}.`)
}

/** The first rule that holds; without one, what the state itself says about its default. */
async function choose(scope: Scope, state: ChoiceState): Promise<Leaving & Onward> {
  for (const [nth, rule] of state.Choices.entries()) {
    const field = `Choices[${nth}]/Condition`
    const holds = await fill(rule.Condition, scope.bindings(), field)
    if (holds === true) return rule
    if (holds !== false) throw queryError(`The field '${field}' must be true or false, not ${JSON.stringify(holds)}.`)
  }
  if (state.Default !== undefined) return { ...state, Next: state.Default }
  throw new StatesError('States.NoChoiceMatched', 'No rule holds, and there is no default.')
}

async function beginParallel(scope: Scope, state: ParallelState): Promise<Pending> {
  const { Arguments = '{% $states.input %}' } = state
  const input = await fill(Arguments, scope.bindings(), 'Arguments')
  checkSize(input, 'input of the branches')
  return { kind: 'branches', branches: state.Branches.map(() => ({ todo: input })), atOnce: state.Branches.length }
}

async function beginMap(scope: Scope, state: MapState): Promise<Pending> {
  const items = state.Items === undefined ? scope.frame.input : await fill(state.Items, scope.bindings(), 'Items')
  if (!Array.isArray(items)) throw queryError(`The field 'Items' must be an array, not ${JSON.stringify(items)}.`)
  const branches = (items as readonly Json[]).map((item): Branch => ({ todo: item }))
  return { kind: 'branches', branches, atOnce: Math.min(state.MaxConcurrency || MOST_ITERATIONS, MOST_ITERATIONS) }
}

async function failureOf(scope: Scope, { Error: error = '', Cause = '' }: FailState): Promise<StatesError> {
  const bindings = scope.bindings()
  return new StatesError(String(await fill(error, bindings, 'Error')), String(await fill(Cause, bindings, 'Cause')))
}
