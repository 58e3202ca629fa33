/**
 * Questions these rows answer
 *
 * | question                       | row or index                        |
 * |--------------------------------|-------------------------------------|
 * | a vendor: contacts, contract   | `agg#<key>` / `head`                |
 * | all vendors, by name           | gsi1 `vendors` / `<name>#<id>`      |
 */
import { headKey } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import type { HeadFields } from '../platform/act.ts'
import type { Page, Store } from '../platform/store.ts'
import type { Vendor, VendorHead } from './vendor.ts'

export const vendorFields = (vendor: Vendor): HeadFields => ({
  ...asJson(vendor),
  gsi1pk: 'vendors',
  gsi1sk: `${vendor.name}#${vendor.id}`,
})

export async function findVendor(store: Store, id: Id): Promise<VendorHead | undefined> {
  const head = await store.find<VendorHead>(headKey(id))
  return head?.id === id ? head : undefined
}

export const listVendorsByName = (
  store: Store,
  page: { readonly limit: number; readonly after?: string },
): Promise<Page<VendorHead>> => store.query<VendorHead>({ index: 'gsi1', pk: 'vendors', ...page })
