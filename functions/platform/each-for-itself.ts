import type { Platform } from './platform.ts'

/**
 * Does something with each thing, one after the other, whatever becomes of the others. Answers with the reasons of those
 * that failed: the task that asked fails afterwards (`AggregateError`), so that somebody is alarmed and it is run again.
 */
export async function eachForItself<Thing>(
  { log }: Pick<Platform, 'log'>,
  things: readonly Thing[],
  work: (thing: Thing) => Promise<unknown>,
): Promise<unknown[]> {
  const faults: unknown[] = []
  for (const thing of things) {
    try {
      await work(thing)
    } catch (error) {
      log.error('one of many could not be done', { error: String(error) })
      faults.push(error)
    }
  }
  return faults
}
