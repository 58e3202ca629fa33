/**
 * Questions these rows answer
 *
 * | question                                          | row                                                      |
 * |---------------------------------------------------|----------------------------------------------------------|
 * | what somebody was asked to prove, and its story   | `agg#<key>`                                              |
 * | who is asked now: one case a person, no second    | `contact-proofs` / `<person>`, read consistently, whole  |
 *
 * Those asked are some of those who are on call: a few tens.
 */
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Item, Store, Write } from '../platform/store.ts'
import type { ContactProof } from './contact-proof.ts'

const ASKED = 'contact-proofs'

/** Whose case is open. */
export interface Asked {
  readonly person: Id
  readonly id: Id
  readonly askedAt: Instant
}

/** Fails where they are asked already. */
export const putAsked = ({ person, id, askedAt }: ContactProof): Write => ({
  put: { pk: ASKED, sk: person, id, askedAt },
  if: 'absent',
})

/** Fails where it is another case, or none. */
export const takeAsked = ({ person, id }: ContactProof): Write => ({ delete: { pk: ASKED, sk: person }, if: { id } })

const askedIn = ({ sk, id, askedAt }: Item & { id?: unknown; askedAt?: unknown }): Asked => ({
  person: sk,
  id: String(id),
  askedAt: String(askedAt),
})

export async function findAsked(store: Store, person: Id): Promise<Asked | undefined> {
  const row = await store.find<Item>({ pk: ASKED, sk: person })
  return row === undefined ? undefined : askedIn(row)
}

export async function listAsked(store: Store): Promise<readonly Asked[]> {
  const { items } = await store.query<Item>({ pk: ASKED })
  return items.map(askedIn)
}
