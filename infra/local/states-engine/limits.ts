import type { Json } from '../../../functions/kernel/json.ts'
import { queryError, StatesError } from './failure.ts'

/** Limits of the service (https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html). */
export const MOST_EVENTS = 25_000
const MOST_BYTES = 256 * 1024
const MOST_SECONDS = 99_999_999
/** Iterations of an inline Map that run at the same time. */
export const MOST_ITERATIONS = 40

/** Throws `States.DataLimitExceeded` when a value is larger than 256 KiB. */
export function checkSize(value: Json, what: string): void {
  if (typeof value !== 'object' && typeof value !== 'string') return
  const bytes = Buffer.byteLength(JSON.stringify(value))
  if (bytes <= MOST_BYTES) return
  throw new StatesError('States.DataLimitExceeded', `The ${what} has ${bytes} bytes; the limit is ${MOST_BYTES}.`)
}

/** A number of seconds as the service takes it: whole, not below `least`, at most three years. */
export function wholeSeconds(value: Json, least: 0 | 1, field: string): number {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= MOST_SECONDS) return value as number
  throw queryError(
    `The field '${field}' must be a whole number from ${least} to ${MOST_SECONDS}, not ${JSON.stringify(value)}.`,
  )
}
