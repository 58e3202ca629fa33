import type { Call } from './load.ts'

export interface Used {
  readonly count: number
  readonly readUnits: number
  readonly writeUnits: number
  readonly handlerMillis: number
}

export interface Usage {
  readonly operations: Readonly<Record<string, Used>>
  /** By workflow. */
  readonly transitions: Readonly<Record<string, number>>
  readonly mails: number
  /** Processor time of the server, without the database. */
  readonly cpuMillis: number
}

export const resetUsage = (call: Call) => call('DELETE', '/local/usage')
export const readUsage = async (call: Call) => (await call('GET', '/local/usage')).body as unknown as Usage

/** Units of some operations together; of all but those named when `except`. */
export function unitsOf(
  { operations }: Usage,
  kind: 'readUnits' | 'writeUnits',
  counts: (operation: string) => boolean,
): number {
  const chosen = Object.entries(operations).filter(([name]) => counts(name))
  return chosen.reduce((sum, [, used]) => sum + used[kind], 0)
}

export const settle = async (call: Call): Promise<number> => {
  const begun = performance.now()
  await call('POST', '/local/settle')
  return performance.now() - begun
}
