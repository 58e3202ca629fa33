import type { Id } from '../../kernel/ids.ts'
import type { HeadRow } from '../../platform/act.ts'
import type { Group } from '../directory.ts'
import { nextVersion, type OrganisationAct, type Organiser, organisationAct } from './organise.ts'

export function addGroup(organiser: Organiser, id: Id, wish: Pick<Group, 'name' | 'leader'>): OrganisationAct {
  return organisationAct(organiser, {
    id,
    before: undefined,
    head: { name: { ...wish.name } },
    did: 'group.added',
    what: { leader: wish.leader },
    changes: [{ kind: 'group', put: { id, ...wish, version: nextVersion(undefined) } }],
  })
}

export function changeGroup(organiser: Organiser, before: HeadRow, after: Group): OrganisationAct {
  return organisationAct(organiser, {
    id: before.id,
    before,
    head: { name: { ...after.name } },
    did: 'group.changed',
    what: { leader: after.leader },
    changes: [{ kind: 'group', put: { ...after, version: nextVersion(before) } }],
  })
}
