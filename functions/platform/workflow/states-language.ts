import type { Json, JsonObject } from '../../kernel/json.ts'

/**
 * The part of the Amazon States Language (https://states-language.net/spec.html) that both runtimes run, with JSONata as
 * query language. What is not here cannot be run on one machine, so it does not compile.
 */
export interface StateMachine extends StateGroup {
  readonly QueryLanguage: 'JSONata'
}

/** States that lead to each other: a whole machine, one branch of a Parallel, the iteration of a Map. */
export interface StateGroup {
  readonly Comment?: string
  readonly StartAt: string
  readonly States: States
}

export type States = Readonly<Record<string, State>>

export type State =
  | TaskState
  | ChoiceState
  | WaitState
  | PassState
  | ParallelState
  | MapState
  | SucceedState
  | FailState

/** A JSONata expression. Reads `$states.input`, `.result`, `.errorOutput`, `.context` and the variables. */
export type Expression = `{% ${string} %}`

/** An expression, or an object in which every string of the form `{% … %}` is replaced by what the expression gives. */
export type Template = Expression | JsonObject

interface Described {
  readonly Comment?: string
}

export type Onward = { readonly Next: string; readonly End?: never } | { readonly End: true; readonly Next?: never }

/** What a state leaves behind: its output (its result without), and variables for later states. */
export interface Leaving {
  readonly Output?: Template
  readonly Assign?: JsonObject
}

export type TaskState = Described &
  Leaving &
  Recovery &
  Onward & {
    readonly Type: 'Task'
    /** Waits for the function, or for somebody who holds the task token. */
    readonly Resource: 'arn:aws:states:::lambda:invoke' | 'arn:aws:states:::lambda:invoke.waitForTaskToken'
    readonly Arguments: { readonly FunctionName: string; readonly Payload: Template }
    /** Whole seconds, 1 to 99,999,999. Required: the service would wait for ever. */
    readonly TimeoutSeconds: number | Expression
  }

export interface ChoiceState extends Described, Leaving {
  readonly Type: 'Choice'
  readonly Choices: readonly [ChoiceRule, ...ChoiceRule[]]
  /** Taken when no rule holds; only then the state's own `Output` and `Assign` count. */
  readonly Default?: string
}

export interface ChoiceRule extends Described, Leaving {
  readonly Condition: Expression
  readonly Next: string
}

export type WaitState = Described &
  Leaving &
  Onward & { readonly Type: 'Wait' } & (
    | { readonly Seconds: number | Expression; readonly Timestamp?: never }
    | { readonly Timestamp: string; readonly Seconds?: never }
  )

export type PassState = Described & Leaving & Onward & { readonly Type: 'Pass' }

export type ParallelState = Described &
  Leaving &
  Recovery &
  Onward & {
    readonly Type: 'Parallel'
    readonly Branches: readonly [StateGroup, ...StateGroup[]]
    /** What the branches get as input; the state's own input without. */
    readonly Arguments?: Template
  }

export type MapState = Described &
  Leaving &
  Recovery &
  Onward & {
    readonly Type: 'Map'
    /** An array; the state's own input without. */
    readonly Items?: Expression | readonly Json[]
    readonly ItemSelector?: Template
    /** 0, or nothing, means as many as the service runs: 40. */
    readonly MaxConcurrency?: number
    readonly ItemProcessor: StateGroup & { readonly ProcessorConfig: { readonly Mode: 'INLINE' } }
  }

export interface SucceedState extends Described {
  readonly Type: 'Succeed'
  readonly Output?: Template
}

export interface FailState extends Described {
  readonly Type: 'Fail'
  readonly Error?: string
  readonly Cause?: string
}

/** What a state does about an error: first the retriers, then the catchers, each in order. */
export interface Recovery {
  readonly Retry?: readonly Retrier[]
  readonly Catch?: readonly Catcher[]
}

/** Waits `IntervalSeconds × BackoffRate ^ n`, at most `MaxDelaySeconds`, of that a random part with jitter. */
export interface Retrier extends Described {
  readonly ErrorEquals: readonly [string, ...string[]]
  readonly IntervalSeconds?: number
  readonly BackoffRate?: number
  readonly MaxAttempts?: number
  readonly MaxDelaySeconds?: number
  readonly JitterStrategy?: 'FULL' | 'NONE'
}

export interface Catcher extends Described, Leaving {
  readonly ErrorEquals: readonly [string, ...string[]]
  readonly Next: string
}
