import type { Log } from '../../functions/platform/log.ts'

const isError = (value: unknown): value is Error => value instanceof Error

/** Warnings and errors as one JSON line each on standard error; counters are not shown on one machine. */
export const consoleLog: Log = {
  info() {},
  warn: (message, fields) => write('warn', message, fields),
  error: (message, fields) => write('error', message, fields),
  count() {},
}

function write(level: string, message: string, fields: Readonly<Record<string, unknown>> = {}): void {
  const plain = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, isError(value) ? (value.stack ?? value.message) : value]),
  )
  process.stderr.write(`${JSON.stringify({ level, message, ...plain })}\n`)
}
