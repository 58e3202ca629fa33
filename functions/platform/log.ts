/** Structured logs and counters. Links, tokens and mail bodies never go in. */
export interface Log {
  info(message: string, fields?: Readonly<Record<string, unknown>>): void
  warn(message: string, fields?: Readonly<Record<string, unknown>>): void
  error(message: string, fields?: Readonly<Record<string, unknown>>): void
  count(metric: string, value?: number): void
}

/** Says nothing: for tests and benchmarks. */
export const silentLog: Log = { info() {}, warn() {}, error() {}, count() {} }
