import { createHash } from 'node:crypto'
import type { Actor, Grant } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { canonicalJson, type JsonObject } from '../kernel/json.ts'

/** One link of an aggregate's chain: who did what, when, by which authority, from where. Never changed afterwards. */
export interface AuditEntry {
  /** 1 for the first entry of an aggregate, without gaps. */
  readonly seq: number
  readonly at: Instant
  /** Past tense, `<kind>.<what happened>`: `change.authorised`. */
  readonly did: string
  readonly by: { readonly kind: Actor['kind']; readonly id: Id }
  readonly door: Actor['from']['door']
  readonly grant?: Grant
  /** What the act was about: states, outcomes, ids, hashes. Small. */
  readonly what: JsonObject
  /** Personal details (an address of the network, free text): the hash holds only their salted commitments. */
  readonly personal?: { readonly [field: string]: PersonalDetail }
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string
  /** SHA-256 over all of the above in canonical JSON, personal details as commitments; hex. */
  readonly hash: string
}

/** `value` and `salt` may be erased by law; `commitment` stays and keeps the chain whole. */
export interface PersonalDetail {
  readonly value?: string
  readonly salt?: string
  readonly commitment: string
}

export const FIRST_PREVIOUS = '0'.repeat(64)

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** SHA-256 over salt and value: proves a detail that is shown, tells nothing about one that was erased. */
export const commitmentTo = (value: string, salt: string): string => sha256(`${salt}\n${value}`)

/** A personal detail with a fresh salt (128 random bits, hex). */
export const personalDetail = (value: string, salt: string): PersonalDetail => ({
  value,
  salt,
  commitment: commitmentTo(value, salt),
})

/** The hash an entry must carry in the chain of this aggregate. */
export function hashOf(aggregate: Id, entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at, did, by, door, grant, what, personal, previous } = entry
  const commitments = Object.fromEntries(
    Object.entries(personal ?? {}).map(([field, { commitment }]) => [field, commitment]),
  )
  return sha256(
    canonicalJson({
      aggregate,
      seq,
      at,
      did,
      by: { ...by },
      door,
      grant: grant === undefined ? undefined : { ...grant },
      what,
      commitments,
      previous,
    }),
  )
}
