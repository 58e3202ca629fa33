/**
 * Questions these rows answer
 *
 * | question                            | row or index                                  |
 * |-------------------------------------|-----------------------------------------------|
 * | which feed has this secret address  | `on-call-feed#<SHA-256 of the token>` / `feed`|
 * | which feeds has somebody            | gsi1 `on-call-feeds#<person>` / `<id>`        |
 */
import { createHash } from 'node:crypto'
import { findHead } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { HeadFields, HeadRow } from '../platform/act.ts'
import type { Item, Key, Store, Write } from '../platform/store.ts'

/** Shifts under an address that only its owner knows: one's own, or those of a schedule. */
export interface Feed {
  readonly id: Id
  readonly person: Id
  readonly schedule?: Id
  readonly createdAt: Instant
  readonly status: 'in-use' | 'revoked'
  /** Of the token: the address itself is kept nowhere. */
  readonly tokenHash: string
}
export type FeedHead = HeadRow & Feed

export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex')

const tokenKey = (hash: string): Key => ({ pk: `on-call-feed#${hash}`, sk: 'feed' })

export const headOfFeed = (feed: Feed): HeadFields => ({
  ...asJson(feed),
  ...(feed.status === 'in-use' ? { gsi1pk: `on-call-feeds#${feed.person}`, gsi1sk: feed.id } : {}),
})

export const putToken = ({ id, tokenHash }: Feed): Write => ({
  put: { ...tokenKey(tokenHash), feed: id },
  if: 'absent',
})

export const takeToken = ({ tokenHash }: Feed): Write => ({ delete: tokenKey(tokenHash) })

/** The feed with this secret address; undefined for what is none, or was revoked. */
export async function findFeedByToken(store: Store, token: string): Promise<FeedHead | undefined> {
  const row = await store.find<Item & { feed: Id }>(tokenKey(hashOfToken(token)))
  const head = row === undefined ? undefined : ((await findHead(store, row.feed)) as unknown as FeedHead | undefined)
  return head?.status === 'in-use' ? head : undefined
}

export async function getFeed(store: Store, id: Id): Promise<FeedHead> {
  const head = await findHead(store, id)
  if (head === undefined || head.id !== id) throw new NotFoundError('feed')
  return head as unknown as FeedHead
}

export async function listFeedsOf(store: Store, person: Id): Promise<FeedHead[]> {
  const { items } = await store.query<FeedHead>({ index: 'gsi1', pk: `on-call-feeds#${person}`, limit: 100 })
  return items
}
