import { type Id, newId } from '../kernel/ids.ts'
import { asJson, canonicalJson } from '../kernel/json.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import * as acts from './acts/service-acts.ts'
import { administering, found, headOf, mustBeVersion, outcome } from './administering.ts'
import type { Directory, Service } from './directory.ts'
import { inOrder, type OrderKey, pageOfDirectory } from './directory-page.ts'
import { refused } from './errors.ts'
import { viewOfService } from './position.view.ts'
import { loadDirectory } from './responsibility.store.ts'
import { dependsOnItself } from './rules/depends-on-itself.ts'
import { addService, changeService, listServices, readService } from './service.contract.ts'

export const serviceRoutes: Route[] = [
  query(listServices, async ({ store }, { query: page }) => {
    const directory = await loadDirectory(store)
    const services = inOrder(directory.services.values(), nameOf)
    return pageOfDirectory('services', services, nameOf, page, (each) => viewOfService(directory, each))
  }),

  query(readService, async ({ store }, { params: { id } }) => viewAfter(await loadDirectory(store), id)),

  mutation(addService, async (platform, { body, caller, now }) => {
    const { directory, organiser } = await administering(platform, { caller, now })
    const id = newId('svc', now, platform.random)
    const { name, group, changeAuthority, dependsOn } = body
    const wish = serviceWish(directory, id, { name, group, changeAuthority, dependsOn })
    return outcome(directory, [acts.addService(organiser, id, wish)], (after) => viewAfter(after, id))
  }),

  mutation(changeService, async (platform, { params: { id }, body, ifMatch, caller, now }) => {
    const { directory, organiser } = await administering(platform, { caller, now })
    const service = found(directory.services.get(id), 'service')
    const head = await headOf(platform.store, id)
    mustBeVersion(head.version, ifMatch)
    const { name = service.name, group = service.group, dependsOn = service.dependsOn } = body
    const changeAuthority = body.changeAuthority === undefined ? service.changeAuthority : body.changeAuthority
    const wish = serviceWish(directory, id, { name, group, dependsOn, changeAuthority: changeAuthority ?? undefined })
    const after: Service = { id, version: service.version, ...wish }
    if (isSame(after, service)) throw refused('nothing-to-change')
    return outcome(directory, [acts.changeService(organiser, head, after)], (next) => viewAfter(next, id))
  }),
]

const nameOf = ({ name }: Service): OrderKey => [name['zh-CN']]

const isSame = (a: Service, b: Service): boolean => canonicalJson(asJson(a)) === canonicalJson(asJson(b))

const viewAfter = (directory: Directory, id: Id) =>
  viewOfService(directory, found(directory.services.get(id), 'service'))

/** A service whose owner, authority and dependencies exist, each dependency once. */
function serviceWish(
  directory: Directory,
  id: Id,
  wish: Pick<Service, 'name' | 'group' | 'dependsOn'> & { readonly changeAuthority: Id | undefined },
): acts.ServiceWish {
  const { name, group, changeAuthority } = wish
  const dependsOn = [...new Set(wish.dependsOn)]
  if (!directory.groups.has(group)) throw refused('unknown-group')
  if (changeAuthority !== undefined && !directory.positions.has(changeAuthority)) throw refused('unknown-position')
  if (dependsOn.some((each) => !directory.services.has(each))) throw refused('unknown-service')
  if (dependsOnItself(directory, { id, dependsOn })) throw refused('dependency-circle')
  return { name, group, dependsOn, ...(changeAuthority === undefined ? {} : { changeAuthority }) }
}
