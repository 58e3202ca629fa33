import type { Json } from '../../../functions/kernel/json.ts'
import type { State, StateGroup } from '../../../functions/platform/workflow.ts'
import type { Execution, Frame, Item } from './execution.ts'
import type { Bindings } from './expressions.ts'
import { StatesError } from './failure.ts'

const ACCOUNT = 'arn:aws:states:local:000000000000'

/** What `$states` holds beside input and context, depending on the field. */
export interface Extras {
  readonly result?: Json
  readonly errorOutput?: Json
  readonly token?: string
  readonly item?: Item
}

/**
 * A group of states being run: its place, its variables, what lies around it. Inside sees the variables outside; what
 * is assigned inside stays there.
 */
export class Scope {
  constructor(
    readonly execution: Execution,
    readonly frame: Frame,
    readonly group: StateGroup,
    readonly outer?: Scope,
  ) {}

  get state(): State {
    const state = this.group.States[this.frame.state]
    if (state === undefined) throw new StatesError('States.Runtime', `There is no state '${this.frame.state}'.`)
    return state
  }

  /** What an expression of the present state sees. */
  bindings({ token, item, ...values }: Extras = {}): Bindings {
    return { ...this.#variables(), states: { input: this.frame.input, ...values, context: this.#context(token, item) } }
  }

  /** The scope of one branch or iteration of the present state. */
  inside(nth: number, frame: Frame): Scope {
    const { state } = this
    const group =
      state.Type === 'Parallel' ? state.Branches[nth] : state.Type === 'Map' ? state.ItemProcessor : undefined
    if (group === undefined) throw new StatesError('States.Runtime', `'${this.frame.state}' has no branch ${nth}.`)
    return new Scope(this.execution, frame, group, this)
  }

  #variables(): Readonly<Record<string, Json>> {
    const { variables } = this.frame
    return this.outer === undefined ? variables : { ...this.outer.#variables(), ...variables }
  }

  get item(): Item | undefined {
    return this.frame.item ?? this.outer?.item
  }

  #context(token: string | undefined, item = this.item) {
    const { workflow, name, input, startedAt } = this.execution
    const { state, enteredAt, retries } = this.frame
    return {
      Execution: {
        Id: `${ACCOUNT}:execution:${workflow}:${name}`,
        Input: input,
        Name: name,
        StartTime: startedAt,
        RedriveCount: 0,
      },
      StateMachine: { Id: `${ACCOUNT}:stateMachine:${workflow}`, Name: workflow },
      State: { Name: state, EnteredTime: enteredAt, RetryCount: retries.reduce((sum, used) => sum + used, 0) },
      ...(token === undefined ? {} : { Task: { Token: token } }),
      ...(item === undefined ? {} : { Map: { Item: { Index: item.index, Value: item.value } } }),
    }
  }
}
