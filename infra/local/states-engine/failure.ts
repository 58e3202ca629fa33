import { SECOND } from '../../../functions/kernel/instant.ts'
import type { Json } from '../../../functions/kernel/json.ts'
import type { Retrier } from '../../../functions/platform/workflow.ts'

/** An error as the States Language knows it: a name, which `ErrorEquals` looks at, and a cause for people. */
export class StatesError extends Error {
  override readonly name = 'StatesError'
  constructor(
    readonly error: string,
    readonly why: string,
  ) {
    super(`${error}: ${why}`)
  }

  /** `$states.errorOutput`. */
  get output(): Json {
    return { Error: this.error, Cause: this.why }
  }
}

/** A query that gave nothing, threw, or gave a value the field cannot take. */
export const queryError = (why: string): StatesError => new StatesError('States.QueryEvaluationError', why)

/** Anything else that is thrown while interpreting is a fault of ours: the execution fails, loudly. */
export const statesErrorOf = (thrown: unknown): StatesError =>
  thrown instanceof StatesError ? thrown : new StatesError('States.Runtime', String(thrown))

/** What the service never retries, and what its wildcards do not catch. */
const TERMINAL = new Set(['States.Runtime', 'States.DataLimitExceeded'])

/** Whether a retrier or catcher is about this error. */
export function isAbout(names: readonly string[], { error }: StatesError): boolean {
  if (error === 'States.Runtime') return false
  if (names.includes(error)) return true
  if (TERMINAL.has(error)) return false
  return names.includes('States.ALL') || (names.includes('States.TaskFailed') && error !== 'States.Timeout')
}

/**
 * Whether and when a state is tried again: milliseconds from now, and the retries used then, one number per retrier.
 * Only the first retrier about the error counts; used up, it is nobody else's turn. `chance` is from 0 to below 1.
 */
export function retryAfter(
  error: StatesError,
  retriers: readonly Retrier[],
  used: readonly number[],
  chance: () => number,
): { readonly delay: number; readonly retries: number[] } | undefined {
  const nth = retriers.findIndex(({ ErrorEquals }) => isAbout(ErrorEquals, error))
  const retrier = retriers[nth]
  const before = used[nth] ?? 0
  if (retrier === undefined || before >= (retrier.MaxAttempts ?? 3)) return undefined
  const grown = (retrier.IntervalSeconds ?? 1) * (retrier.BackoffRate ?? 2) ** before
  const capped = Math.min(grown, retrier.MaxDelaySeconds ?? Number.POSITIVE_INFINITY)
  const seconds = retrier.JitterStrategy === 'FULL' ? capped * chance() : capped
  return {
    delay: Math.round(seconds * SECOND),
    retries: retriers.map((_, each) => (used[each] ?? 0) + (each === nth ? 1 : 0)),
  }
}

/** What a function threw, as Lambda reports it: the class name is the error. */
export function errorOfTask(thrown: unknown): StatesError {
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown))
  return new StatesError(name, JSON.stringify({ errorType: name, errorMessage: message }))
}
