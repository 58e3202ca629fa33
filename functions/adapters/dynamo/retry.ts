/**
 * How long a contended table is tried again: five tries, with waits of at most 25, 100, 400 ms and 1 s (full jitter:
 * anything from nothing to that), and no try begins after 3 s. Whoever asks then answers 503, or puts the work back.
 */
const FIRST_DELAY = 25
const GROWS_BY = 4
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
  'ETIMEDOUT',
])

/** Whether the same request may succeed in a moment: contention, throttling, a lost connection, a fault of the service. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, $fault } = error as { code?: unknown; $fault?: unknown }
  return PASSING_FAULTS.has(error.name) || (typeof code === 'string' && PASSING_FAULTS.has(code)) || $fault === 'server'
}

export interface Chance {
  /** From 0 to 1. */
  readonly random: () => number
  /** Milliseconds since the first try began. */
  readonly passed: () => number
}

/** The waits between tries, in milliseconds: as many as there may be further tries. */
export function* delays({ random, passed }: Chance = byTheClock()): Generator<number, void> {
  for (let most = FIRST_DELAY, tries = 1; tries < MOST_TRIES; most *= GROWS_BY, tries += 1) {
    const delay = Math.round(random() * Math.min(LONGEST_DELAY, most))
    if (passed() + delay > LONGEST_IN_ALL) return
    yield delay
  }
}

function byTheClock(): Chance {
  const begun = performance.now()
  return { random: Math.random, passed: () => performance.now() - begun }
}
