import type { Id } from '../kernel/ids.ts'
import { bornAt } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { covers, type Directory, type Person } from '../responsibility/index.ts'
import { displayNameOf, locationOf } from './group.view.ts'
import { USER_SCHEMA, type UserOut } from './scim.contract.ts'
import type { Identity } from './scim.store.ts'

export interface Looking {
  readonly directory: Directory
  readonly publicUrl: string
  readonly now: Instant
}

/** A person as other directories see them. */
export function viewOfUser({ directory, publicUrl, now }: Looking, person: Person, identity: Identity = {}): UserOut {
  const { id, name, email, language, active, version } = person
  const { familyName, givenName } = identity
  return {
    schemas: [USER_SCHEMA],
    id,
    ...(identity.externalId === undefined ? {} : { externalId: identity.externalId }),
    userName: identity.userName ?? email,
    name: {
      formatted: name,
      ...(familyName === undefined ? {} : { familyName }),
      ...(givenName === undefined ? {} : { givenName }),
    },
    displayName: name,
    preferredLanguage: language,
    active,
    emails: [{ value: email, type: 'work', primary: true }],
    groups: [
      ...placesOf(directory, publicUrl, directory.assignments, id, now, 'direct'),
      ...placesOf(directory, publicUrl, directory.deputies, id, now, 'indirect'),
    ],
    meta: {
      resourceType: 'User',
      created: bornAt(id),
      location: locationOf(publicUrl, id),
      version: `"${version}"`,
    },
  }
}

function placesOf(
  directory: Directory,
  publicUrl: string,
  places: Directory['assignments'],
  person: Id,
  now: Instant,
  type: 'direct' | 'indirect',
) {
  return places
    .filter((each) => each.person === person && covers(each, now))
    .flatMap(({ position }) => directory.positions.get(position) ?? [])
    .map((position) => ({
      value: position.id,
      $ref: locationOf(publicUrl, position.id),
      display: displayNameOf(directory, position),
      type,
    }))
}
