import type { Grant } from '../kernel/actor.ts'
import { newId } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { authorise, loadDirectory, personIsActive, recentDirectory, worksInIt } from '../responsibility/index.ts'
import { unknownPosition, unknownService } from './errors.ts'
import * as contract from './vendor.contract.ts'
import { findVendor, listVendorsByName, vendorFields } from './vendor.store.ts'
import type { Vendor, VendorHead } from './vendor.ts'

export const vendorRoutes: readonly Route[] = [
  query(contract.listVendors, async ({ store }, { query: { limit, cursor }, caller, now }) => {
    if (!worksInIt(await recentDirectory(store), caller.person, now)) throw new NotFoundError('vendors')
    const found = await listVendorsByName(store, { limit, ...(cursor === undefined ? {} : { after: cursor }) })
    return { items: found.items.map((head) => viewOf(head, head.version)), nextCursor: found.next ?? null }
  }),

  mutation(contract.addVendor, async (platform, call) => {
    const grant = await authorise(platform, call, 'incident.command')
    const vendor = await vendorFrom(platform, newId('vnd', call.now, platform.random), call.body)
    return changed(call, grant, undefined, vendor, 'vendor.added')
  }),

  mutation(contract.changeVendor, async (platform, call) => {
    const grant = await authorise(platform, call, 'incident.command')
    const head = await findVendor(platform.store, call.params.id)
    if (head === undefined) throw new NotFoundError('vendor')
    mustBeVersion(head.version, call.ifMatch)
    return changed(call, grant, head, await vendorFrom(platform, head.id, call.body), 'vendor.changed')
  }),
]

async function vendorFrom(
  { store }: Pick<Platform, 'store'>,
  id: string,
  { owner, contacts, ...body }: Call<typeof contract.addVendor>['body'],
): Promise<Vendor> {
  const directory = await loadDirectory(store)
  if (body.services.some((service) => !directory.services.has(service))) throw unknownService()
  if (owner !== undefined && !directory.positions.has(owner)) throw unknownPosition('owner')
  return {
    id,
    ...body,
    contacts: contacts.map(({ phone, ...contact }) => ({ ...contact, ...(phone === undefined ? {} : { phone }) })),
    ...(owner === undefined ? {} : { owner }),
  }
}

function changed(
  { caller, now }: Pick<Call, 'caller' | 'now'>,
  grant: Grant,
  head: VendorHead | undefined,
  vendor: Vendor,
  did: string,
): Outcome<contract.VendorOut> {
  const act: Act = {
    before: head,
    head: vendorFields(vendor),
    at: now,
    did,
    by: caller.actor,
    grant,
    what: { name: vendor.name, contacts: vendor.contacts.length, services: vendor.services, isOn: vendor.isOn },
    rows: [personIsActive(caller.person)],
  }
  return { acts: [act], answer: viewOf(vendor, (head?.version ?? 0) + 1) }
}

const viewOf = (
  { id, name, contacts, services, owner, contract: says, isOn }: Vendor,
  version: number,
): contract.VendorOut => ({
  ...{ id, name, services: [...services], contract: says, isOn, version },
  contacts: contacts.map((contact) => ({ ...contact, phone: contact.phone ?? null })),
  owner: owner ?? null,
})
