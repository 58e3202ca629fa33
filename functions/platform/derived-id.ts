import { createHash } from 'node:crypto'
import { type Id, newId } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'

/**
 * The id of what follows from these facts and can only be once: whoever finds them first opens it, whoever finds them
 * again finds it there. The partition comes from the facts alone, the time in front from `at`.
 */
export const derivedId = (prefix: string, at: Instant, ...facts: readonly (string | number)[]): Id =>
  newId(prefix, at, (count) => createHash('sha256').update(JSON.stringify(facts)).digest().subarray(0, count))
