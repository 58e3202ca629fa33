import { createHash } from 'node:crypto'
import { type Id, idOf, newAggregateKey } from '../../../functions/kernel/ids.ts'
import type { Instant } from '../../../functions/kernel/instant.ts'

/** When everything of a seed was born, as its ids say: they are the same on every machine, at every start. */
export const BORN: Instant = '2025-09-01T01:00:00.000Z'

/** The id of a thing by its name in the seed. Depends on nothing else, so new things leave the ids of others alone. */
export const seedId = (prefix: string, name: string): Id =>
  idOf(
    prefix,
    BORN,
    newAggregateKey((count) => createHash('sha256').update(`${prefix}/${name}`).digest().subarray(0, count)),
  )

/** Ids of things by their names. */
export const seedIds = <Name extends string>(prefix: string, names: readonly Name[]): { readonly [Each in Name]: Id } =>
  Object.fromEntries(names.map((name) => [name, seedId(prefix, name)])) as { [Each in Name]: Id }
