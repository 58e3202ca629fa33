import type { Id } from '../kernel/ids.ts'
import type { Store } from '../platform/store.ts'
import { type Directory, findPersonByEmail, type Person } from '../responsibility/index.ts'
import { refused } from './errors.ts'
import { attributesIn, comparisonsIn, type Filtered, fitsFilter } from './rules/fits-filter.ts'
import { type Filter, type Literal, NotAFilterError, parseFilter } from './rules/parse-filter.ts'
import { findCalled, findIdentities, type Identity } from './scim.store.ts'

/** Looked up by what they are, because they do not lie in the directory: only equality can be asked of them. */
const LOOKED_UP = { username: 'userName', externalid: 'externalId' } as const
type LookedUp = keyof typeof LOOKED_UP
const isLookedUp = (attribute: string): attribute is LookedUp => attribute in LOOKED_UP

const MOST_LOOK_UPS = 30

/** A filter, or the refusal that says what of it is not understood. */
export function filterIn(text: string | undefined, known: readonly string[]): Filter | undefined {
  if (text === undefined || text.trim() === '') return undefined
  try {
    const filter = parseFilter(text)
    const unknown = attributesIn(filter).find((attribute) => !known.includes(attribute))
    if (unknown !== undefined) throw refused('scim-filter', { why: unknown })
    return filter
  } catch (error) {
    if (error instanceof NotAFilterError) throw refused('scim-filter', { why: error.message.slice(0, 60) })
    throw error
  }
}

/** The people a filter asks for, oldest first; without one, everybody who works here or did. */
export async function usersThatFit(
  store: Store,
  directory: Directory,
  text: string | undefined,
): Promise<readonly Person[]> {
  const people = [...directory.people.values()].toSorted((a, b) => (a.id < b.id ? -1 : 1))
  const filter = filterIn(text, KNOWN)
  if (filter === undefined) return people
  const identities = await identitiesFor(store, directory, filter)
  return people.filter((person) => fitsFilter(filtered(person, identities.get(person.id) ?? {}), filter))
}

/** Of everybody whose user name or id elsewhere is mentioned; whoever is not, is none of those mentioned. */
async function identitiesFor(store: Store, directory: Directory, filter: Filter): Promise<Map<Id, Identity>> {
  if (isPresenceAsked(filter)) throw refused('scim-filter', { why: 'externalId pr' })
  const asked = comparisonsIn(filter).flatMap(({ attribute, by, value }) =>
    isLookedUp(attribute) ? [{ attribute, by, value }] : [],
  )
  const other = asked.find(({ by, value }) => (by !== 'eq' && by !== 'ne') || typeof value !== 'string')
  if (other !== undefined) throw refused('scim-filter', { why: `${LOOKED_UP[other.attribute]} ${other.by}` })
  if (asked.length > MOST_LOOK_UPS) throw refused('scim-filter', { why: `… (${asked.length})` })
  const found = await Promise.all(
    asked.flatMap(({ attribute, value }) => [
      findCalled(store, LOOKED_UP[attribute], String(value)),
      Promise.resolve(findPersonByEmail(directory, String(value))?.id),
    ]),
  )
  return await findIdentities(store, [...new Set(found.filter((id) => id !== undefined))])
}

const isPresenceAsked = (filter: Filter): boolean => {
  if (filter.kind === 'and' || filter.kind === 'or') return filter.parts.some(isPresenceAsked)
  if (filter.kind === 'not') return isPresenceAsked(filter.part)
  return filter.kind === 'present' && filter.attribute === 'externalid'
}

const KNOWN = [
  ...['id', 'username', 'externalid', 'displayname', 'name.formatted', 'active', 'preferredlanguage'],
  ...['emails', 'emails.value', 'emails.type', 'emails.primary'],
]

const filtered = (
  { id, name, email, active, language }: Person,
  { userName = email, externalId }: Identity,
): Filtered =>
  new Map<string, readonly Literal[]>([
    ['id', [id]],
    ['username', [userName]],
    ['externalid', externalId === undefined ? [] : [externalId]],
    ['displayname', [name]],
    ['name.formatted', [name]],
    ['active', [active]],
    ['preferredlanguage', [language]],
    ['emails.value', [email]],
    ['emails.type', ['work']],
    ['emails.primary', [true]],
  ])
