import { bornAt, type Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Directory, type Group, holdersOf, membersOf, type Position } from '../responsibility/index.ts'
import { GROUP_SCHEMA, type GroupOut } from './scim.contract.ts'

/** Where a person, a position or a group is found. */
export const locationOf = (publicUrl: string, id: Id): string =>
  `${publicUrl}/scim/v2/${id.startsWith('per_') ? 'Users' : 'Groups'}/${id}`

/** Names are matched by other directories, so they are the same whoever asks: `系统运维组 / 数据库管理员`. */
export function displayNameOf(directory: Directory, thing: Position | Group): string {
  if ('leader' in thing) return thing.name['zh-CN']
  const group = thing.group === undefined ? undefined : directory.groups.get(thing.group)
  return group === undefined ? thing.name['zh-CN'] : `${group.name['zh-CN']} / ${thing.name['zh-CN']}`
}

/** A position, or a group of them, with whoever is in it now. */
export function viewOfGroup(
  { directory, publicUrl, now }: { directory: Directory; publicUrl: string; now: Instant },
  thing: Position | Group,
): GroupOut {
  const members = 'leader' in thing ? membersOf(directory, thing.id, now) : holdersOf(directory, thing.id, now)
  return {
    schemas: [GROUP_SCHEMA],
    id: thing.id,
    displayName: displayNameOf(directory, thing),
    members: members.map(({ id, name }) => ({
      ...{ value: id, $ref: locationOf(publicUrl, id), display: name },
      type: 'User' as const,
    })),
    meta: {
      resourceType: 'Group',
      created: bornAt(thing.id),
      location: locationOf(publicUrl, thing.id),
      version: `"${thing.version}"`,
    },
  }
}
