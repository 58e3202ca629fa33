/** How long a contended table is tried again: full jitter from 25 ms to 1 s, at most 5 times and 3 s in all. */
const FIRST_DELAY = 25
const LONGEST_DELAY = 1000
const MOST_TRIES = 5
const LONGEST_IN_ALL = 3000

const PASSING_FAULTS = new Set([
  'TransactionConflict',
  'TransactionConflictException',
  'TransactionInProgressException',
  'ThrottlingError',
  'ThrottlingException',
  'ProvisionedThroughputExceeded',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'ECONNRESET',
  'ECONNREFUSED',
  'EPIPE',
])

/** Whether the same request may succeed in a moment. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return PASSING_FAULTS.has(error.name) || PASSING_FAULTS.has(code)
}

/** The waits between tries, in milliseconds: as many as there may be further tries. */
export function* delays(random: () => number = Math.random): Generator<number> {
  let spent = 0
  for (let attempt = 0; attempt < MOST_TRIES - 1; attempt += 1) {
    const delay = Math.round(random() * Math.min(LONGEST_DELAY, FIRST_DELAY * 2 ** attempt))
    spent += delay
    if (spent > LONGEST_IN_ALL) return
    yield delay
  }
}
