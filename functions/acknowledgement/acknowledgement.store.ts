/**
 * Questions these rows answer
 *
 * | question                                          | row or index                                                |
 * |---------------------------------------------------|-------------------------------------------------------------|
 * | an acknowledgement with its obligations and story | `agg#<key>`, read backwards: `obl#`, `head`, …              |
 * | what was asked of whoever has a position          | gsi1 `acknowledged-by#<position>` / `<version>#<id>`        |
 * | which lists somebody was asked to sign            | gsi2 `acknowledges#<person>` / `<version>#<id>`             |
 * | where each of some people stands with a position  | `signatures#<person>` / `<position>`, read consistently     |
 */
import { headKey } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { HeadFields } from '../platform/act.ts'
import type { Item, Key, Page, Store, Write } from '../platform/store.ts'
import type { Acknowledgement, AcknowledgementHead, Signature } from './acknowledgement.ts'

const versioned = ({ book, id }: Pick<Acknowledgement, 'book' | 'id'>): string =>
  `${String(book).padStart(6, '0')}#${id}`

/** The fields of a head, with the keys by which lists find it. */
export const headOf = (acknowledgement: Acknowledgement): HeadFields => ({
  ...asJson(acknowledgement),
  gsi1pk: `acknowledged-by#${acknowledgement.position}`,
  gsi1sk: versioned(acknowledgement),
  gsi2pk: `acknowledges#${acknowledgement.person}`,
  gsi2sk: versioned(acknowledgement),
})

export async function getAcknowledgement(store: Store, id: Id): Promise<AcknowledgementHead> {
  const head = await store.find<AcknowledgementHead>(headKey(id))
  if (head === undefined || head.id !== id) throw new NotFoundError('acknowledgement')
  return head
}

export type ListPage = { readonly limit: number; readonly after?: string }

const LISTED = [
  ...(['id', 'person', 'position', 'as', 'book', 'page', 'signedBefore'] as const),
  ...(['status', 'stage', 'round', 'policy', 'askedAt', 'closedAt', 'version'] as const),
] as const satisfies readonly (keyof AcknowledgementHead)[]
export type ListedAcknowledgement = Pick<AcknowledgementHead, (typeof LISTED)[number]>

/** Newest version of the book first. */
const list = (store: Store, index: 'gsi1' | 'gsi2', pk: string, page: ListPage): Promise<Page<ListedAcknowledgement>> =>
  store.query<AcknowledgementHead>({ index, pk, backwards: true, fields: LISTED, ...page })

export const listByPosition = (store: Store, position: Id, page: ListPage) =>
  list(store, 'gsi1', `acknowledged-by#${position}`, page)

export const listByPerson = (store: Store, person: Id, page: ListPage) =>
  list(store, 'gsi2', `acknowledges#${person}`, page)

/** Somebody in a position. */
export interface Place {
  readonly person: Id
  readonly position: Id
}

type SignatureRow = Item & Signature

const signatureKey = ({ person, position }: Place): Key => ({ pk: `signatures#${person}`, sk: position })

/** `id` is what a condition may name: the row moves only from the acknowledgement that was read. */
export const putSignature = (signature: Signature, before: Signature | undefined): Write => ({
  put: asJson({ ...signatureKey(signature), ...signature, id: signature.acknowledgement }),
  if: before === undefined ? 'absent' : { id: before.acknowledgement },
})

const signatureOf = ({ pk: _, sk: __, id: ___, ...signature }: SignatureRow): Signature => signature as Signature

export async function findSignature(store: Store, place: Place): Promise<Signature | undefined> {
  const row = await store.find<SignatureRow>(signatureKey(place))
  return row === undefined ? undefined : signatureOf(row)
}

/** Where each stands, in the order asked. */
export async function findSignatures(store: Store, places: readonly Place[]): Promise<(Signature | undefined)[]> {
  const rows = await store.findMany<SignatureRow>(places.map(signatureKey))
  return rows.map((row) => (row === undefined ? undefined : signatureOf(row)))
}

/** All lists somebody was ever asked to sign, the newest of each position. */
export async function signaturesOf(store: Store, person: Id): Promise<Signature[]> {
  const { items } = await store.query<SignatureRow>({ pk: `signatures#${person}` })
  return items.map(signatureOf)
}
