import { newId } from '../kernel/ids.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import * as acts from './acts/group-acts.ts'
import { addPosition } from './acts/position-acts.ts'
import { administering, found, headOf, mustBeVersion, outcome } from './administering.ts'
import type { Directory, Group } from './directory.ts'
import { inOrder, type OrderKey, pageOfDirectory } from './directory-page.ts'
import { refused } from './errors.ts'
import { addGroup, changeGroup, listGroups } from './position.contract.ts'
import { authoritiesOf } from './position.routes.ts'
import { viewOfGroup } from './position.view.ts'
import { loadDirectory } from './responsibility.store.ts'

export const groupRoutes: Route[] = [
  query(listGroups, async ({ store }, { query: page, now }) => {
    const directory = await loadDirectory(store)
    const groups = inOrder(directory.groups.values(), nameOf)
    return pageOfDirectory('groups', groups, nameOf, page, (group) => viewOfGroup(directory, group, now))
  }),

  mutation(addGroup, async (platform, { body: { name, leader }, caller, now }) => {
    const { directory, organiser } = await administering(platform, { caller, now })
    const [id, position] = [newId('grp', now, platform.random), newId('pos', now, platform.random)]
    const post = { name: leader.name, group: id, authorities: authoritiesOf(directory, leader.authorities) }
    const both = [acts.addGroup(organiser, id, { name, leader: position }), addPosition(organiser, position, post)]
    return outcome(directory, both, (after) => viewOfGroup(after, found(after.groups.get(id), 'group'), now))
  }),

  mutation(changeGroup, async (platform, { params: { id }, body, ifMatch, caller, now }) => {
    const { directory, organiser } = await administering(platform, { caller, now })
    const group = found(directory.groups.get(id), 'group')
    const head = await headOf(platform.store, id)
    mustBeVersion(head.version, ifMatch)
    const { name = group.name, leaderPosition = group.leader } = body
    mustLead(directory, group, leaderPosition)
    const isSame = leaderPosition === group.leader && name.en === group.name.en && name['zh-CN'] === group.name['zh-CN']
    if (isSame) throw refused('nothing-to-change')
    const act = acts.changeGroup(organiser, head, { ...group, name, leader: leaderPosition })
    return outcome(directory, [act], (after) => viewOfGroup(after, found(after.groups.get(id), 'group'), now))
  }),
]

const nameOf = ({ name }: Group): OrderKey => [name['zh-CN']]

function mustLead(directory: Directory, group: Group, position: string): void {
  const leads = directory.positions.get(position)
  if (leads === undefined) throw refused('unknown-position')
  if (leads.group !== group.id) throw refused('leader-not-in-group')
}
