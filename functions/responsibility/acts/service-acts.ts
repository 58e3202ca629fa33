import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { HeadRow } from '../../platform/act.ts'
import type { Service } from '../directory.ts'
import { nextVersion, type OrganisationAct, type Organiser, organisationAct } from './organise.ts'

export type ServiceWish = Omit<Service, 'id' | 'version'>

export function addService(organiser: Organiser, id: Id, wish: ServiceWish): OrganisationAct {
  return organisationAct(organiser, {
    id,
    before: undefined,
    head: { name: { ...wish.name } },
    did: 'service.added',
    what: whatOf(wish),
    changes: [{ kind: 'service', put: { id, ...wish, version: nextVersion(undefined) } }],
  })
}

export function changeService(organiser: Organiser, before: HeadRow, after: Service): OrganisationAct {
  return organisationAct(organiser, {
    id: before.id,
    before,
    head: { name: { ...after.name } },
    did: 'service.changed',
    what: whatOf(after),
    changes: [{ kind: 'service', put: { ...after, version: nextVersion(before) } }],
  })
}

const whatOf = ({ group, changeAuthority, dependsOn }: ServiceWish): JsonObject => ({
  group,
  ...(changeAuthority === undefined ? {} : { changeAuthority }),
  dependsOn,
})
