import type { Instant } from './instant.ts'
import { instantOf, millisOf } from './instant.ts'

/**
 * Ids are a kind's prefix and a ULID: `chg_01J9Z3K5V0` + 16 letters (https://github.com/ulid/spec).
 *
 * The last 16 letters (80 random bits) are the *aggregate key*: everything that lives and dies with a case carries the
 * case's own, behind a time of its own. So the obligation `obl_<time><key>` is found in the partition of the case
 * `chg_<time><key>` without an index or a second read, and the id stays opaque to everybody else.
 */
export type Id = string

const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const ID_PATTERN = /^([a-z]{3})_([0-7][0-9A-HJKMNP-TV-Z]{9})([0-9A-HJKMNP-TV-Z]{16})$/

/** Random bytes: a port, so that tests can repeat a run. */
export type RandomBytes = (count: number) => Uint8Array

/** A new aggregate key: 16 letters, 80 random bits. */
export function newAggregateKey(random: RandomBytes): string {
  let bits = 0n
  for (const byte of random(10)) bits = (bits << 8n) | BigInt(byte)
  return crockford(bits, 16)
}

/** An id of this kind, born at this instant, in the aggregate with this key. */
export function idOf(prefix: string, at: Instant, aggregateKey: string): Id {
  return `${prefix}_${crockford(BigInt(millisOf(at)), 10)}${aggregateKey}`
}

/** A new thing with a partition of its own. */
export const newId = (prefix: string, at: Instant, random: RandomBytes): Id => idOf(prefix, at, newAggregateKey(random))

/**
 * An id inside an existing aggregate. `nth` tells apart what is born in the same transaction: each gets a millisecond
 * of its own, so ids stay unique and in order.
 */
export const idWithin = (owner: Id, prefix: string, at: Instant, nth = 0): Id =>
  `${prefix}_${crockford(BigInt(millisOf(at) + nth), 10)}${aggregateKeyOf(owner)}`

export const isId = (text: string, prefix?: string): boolean => {
  const kind = ID_PATTERN.exec(text)?.[1]
  return kind !== undefined && (prefix === undefined || kind === prefix)
}

/** The aggregate key inside an id. */
export function aggregateKeyOf(id: Id): string {
  const key = ID_PATTERN.exec(id)?.[3]
  if (key === undefined) throw new TypeError(`not an id: ${id}`)
  return key
}

/** The kind in front of an id, `chg` of `chg_…`. */
export const prefixOf = (id: Id): string => id.slice(0, 3)

/** When the thing with this id was born: the time in front of its ULID. */
export function bornAt(id: Id): Instant {
  const letters = ID_PATTERN.exec(id)?.[2]
  if (letters === undefined) throw new TypeError(`not an id: ${id}`)
  return instantOf([...letters].reduce((sum, letter) => sum * 32 + LETTERS.indexOf(letter), 0))
}

function crockford(value: bigint, length: number): string {
  let rest = value
  let text = ''
  for (let place = 0; place < length; place += 1) {
    text = LETTERS.charAt(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return text
}
