/**
 * Questions these rows answer
 *
 * | question                                          | row                                                      |
 * |---------------------------------------------------|----------------------------------------------------------|
 * | what do other directories call this person        | `agg#<key of the person>` / `scim`                       |
 * | whom does another directory call so               | `scim#<hash of the attribute and what it is>` / `person` |
 *
 * Most people have neither row: those whose user name is their mail address, and who have no id elsewhere.
 */
import { hash } from 'node:crypto'
import { partitionOf } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Item, Key, Store, Write } from '../platform/store.ts'

/** What other directories call somebody; absent: the user name is the mail address. */
export interface Identity {
  readonly userName?: string | undefined
  readonly externalId?: string | undefined
  readonly familyName?: string | undefined
  readonly givenName?: string | undefined
}

type Sought = 'userName' | 'externalId'
const SOUGHT: readonly Sought[] = ['userName', 'externalId']

type IdentityRow = Item & Identity
type SoughtRow = Item & { readonly person: Id }

const identityKey = (person: Id): Key => ({ pk: partitionOf(person), sk: 'scim' })

/** User names are the same in any case, ids elsewhere are not. */
const soughtKey = (attribute: Sought, value: string): Key => {
  const plain = attribute === 'userName' ? value.toLowerCase() : value
  return { pk: `scim#${hash('sha256', `${attribute}\n${plain}`, 'base64url')}`, sk: 'person' }
}

/** Of these people, as far as they are known there. */
export async function findIdentities(store: Store, people: readonly Id[]): Promise<Map<Id, Identity>> {
  const rows = await store.findMany<IdentityRow>(people.map(identityKey))
  return new Map(people.flatMap((id, nth) => (rows[nth] === undefined ? [] : [[id, identityIn(rows[nth])] as const])))
}

const identityIn = ({ userName, externalId, familyName, givenName }: IdentityRow): Identity => ({
  userName,
  externalId,
  familyName,
  givenName,
})

/** Who is called so elsewhere. */
export async function findCalled(store: Store, attribute: Sought, value: string): Promise<Id | undefined> {
  return (await store.find<SoughtRow>(soughtKey(attribute, value)))?.person
}

/** The rows of another identity; they fail when somebody else is called so already. */
export function identityWrites(person: Id, before: Identity, after: Identity): Write[] {
  const moved = SOUGHT.filter((attribute) => before[attribute] !== after[attribute])
  const isSame = JSON.stringify(identityIn(before as IdentityRow)) === JSON.stringify(identityIn(after as IdentityRow))
  return [
    ...(isSame ? [] : [{ put: { ...identityKey(person), ...after } }]),
    ...moved.flatMap((attribute): Write[] => {
      const [was, is] = [before[attribute], after[attribute]]
      const [from, to] = [was, is].map((value) => (value === undefined ? undefined : soughtKey(attribute, value)))
      if (from !== undefined && from.pk === to?.pk) return []
      return [
        ...(from === undefined ? [] : [{ delete: from }]),
        ...(to === undefined ? [] : [{ put: { ...to, person }, if: 'absent' as const }]),
      ]
    }),
  ]
}
