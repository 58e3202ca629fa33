/**
 * Questions these rows answer
 *
 * | question                                     | row or index                                        |
 * |----------------------------------------------|-----------------------------------------------------|
 * | a package: state, what is owed for it, story | `agg#<key>` / `head`, `obl#…`, `aud#…`              |
 * | what it asks about                           | `agg#<key>` / `asked#<ent>`                         |
 * | in which reviews an entitlement was, and how | `reviews-of#<ent>` / `<rev>`: package, and how it ended |
 *
 * Items lie below the story of a package, so that whoever reads head and obligations does not read them.
 */
import { headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { findStanding, type Standing } from '../obligation/index.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import type { Item, Page, Store, Write } from '../platform/store.ts'
import type { AskedItem, LastTime, PackageHead, ReviewPackage } from './package.ts'

export const headOfPackage = (pack: ReviewPackage): HeadFields => ({ ...asJson(pack) })

/** The head as it will stand once the act is committed. */
export const packageAfter = headAfterAct<PackageHead>

export interface WholePackage {
  readonly head: PackageHead
  readonly standing: Standing
}

export async function getPackage(store: Store, id: Id): Promise<WholePackage> {
  const standing = await findStanding(store, id)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('review package')
  return { head: standing.head as PackageHead, standing }
}

export const findPackageHead = (store: Store, id: Id): Promise<PackageHead | undefined> =>
  store.find<PackageHead>(headKey(id))

const ASKED = 'asked#'
const itemKey = (pack: Id, entitlement: Id) => ({ pk: partitionOf(pack), sk: `${ASKED}${entitlement}` })
type ItemRow = Item & { readonly item: AskedItem & Item[string] }

export const putItem = (pack: Id, item: AskedItem): Write => ({
  put: { ...itemKey(pack, item.entitlement), item: asJson(item) },
})

/** Some items of a package, in the order asked; one that is not in it is undefined. At most 100. */
export async function findItems(
  store: Store,
  pack: Id,
  entitlements: readonly Id[],
): Promise<(AskedItem | undefined)[]> {
  const rows = await store.findMany<ItemRow>(entitlements.map((entitlement) => itemKey(pack, entitlement)))
  return rows.map((row) => row?.item)
}

export async function listItems(
  store: Store,
  pack: Id,
  page: { readonly limit?: number; readonly after?: string } = {},
): Promise<Page<AskedItem>> {
  const found = await store.query<ItemRow>({ pk: partitionOf(pack), beginsWith: ASKED, ...page })
  return { ...found, items: found.items.map(({ item }) => item) }
}

/** An entitlement in one review: which package asked, and how it ended, once it has. */
export interface Reviewed {
  readonly review: Id
  readonly package: Id
  readonly last?: LastTime
  /** As it stood then. */
  readonly until?: Instant
  readonly positions?: readonly Id[]
}
type ReviewedRow = Item & Omit<Reviewed, 'review'>

const reviewedKey = (entitlement: Id, review: Id) => ({ pk: `reviews-of#${entitlement}`, sk: review })

/** Written down in a review: once, whichever package asks. */
export const putReviewed = (entitlement: Id, review: Id, pack: Id): Write => ({
  put: { ...reviewedKey(entitlement, review), package: pack },
  if: 'absent',
})

export const putConcluded = (
  { entitlement, until, positions }: Pick<AskedItem, 'entitlement' | 'until' | 'positions'>,
  review: Id,
  pack: Id,
  last: LastTime,
): Write => ({
  put: {
    ...reviewedKey(entitlement, review),
    package: pack,
    last: last as LastTime & Item[string],
    until,
    positions: [...positions],
  },
})

/** The latest reviews of an entitlement, newest first: enough to find the one before, and those that go on now. */
const LATEST = 8

export async function listReviewsOf(store: Store, entitlement: Id): Promise<Reviewed[]> {
  const pk = reviewedKey(entitlement, '').pk
  const { items } = await store.query<ReviewedRow>({ pk, backwards: true, limit: LATEST })
  return items.map(({ pk: _, sk, ...row }) => ({ review: sk, ...row }))
}
