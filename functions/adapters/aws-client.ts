/** How patient clients of AWS are: a function has seconds, not minutes. */
export const PATIENCE = {
  maxAttempts: 3,
  // Without the last, a request that takes too long is only complained about.
  requestHandler: { connectionTimeout: 2000, requestTimeout: 5000, throwOnRequestTimeout: true },
} as const

/** Wraps a client so that its calls show up in traces; leaves it alone where nobody traces. */
export type Watch = <Client extends object>(client: Client) => Client

export const unwatched: Watch = (client) => client
