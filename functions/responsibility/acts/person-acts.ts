import type { Id } from '../../kernel/ids.ts'
import type { HeadRow } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Person } from '../directory.ts'
import { nextVersion, type OrganisationAct, type Organiser, organisationAct } from './organise.ts'

/** The head of a person: what sign-in and decisions look at. */
export type PersonHead = HeadRow & PersonFields
type PersonFields = Pick<Person, 'name' | 'email' | 'language' | 'active'> & {
  /** Counts how often this person was put out: sessions and tokens of before are worth nothing. */
  readonly signInEpoch: number
  /** Their mail comes back, and somebody has to mend the address. */
  readonly gap?: Id
}

/** What an administrator says of somebody. */
export type PersonWish = Pick<Person, 'name' | 'email' | 'language'>

export const PERSON_LEFT = 'person.left'
/** Somebody who had left works here again: `{ person }`. */
export const PERSON_RETURNED = 'person.returned'
/** Somebody whose mail came back has another address now. */
export const PERSON_REACHABLE = 'person.reachable'
export const LEAVER = 'leaver'

export function addPerson(organiser: Organiser, id: Id, { name, email, language }: PersonWish): OrganisationAct {
  const fields: PersonFields = { name, email: email.toLowerCase(), language, active: true, signInEpoch: 0 }
  return organisationAct(organiser, {
    id,
    before: undefined,
    head: { ...fields },
    did: 'person.added',
    what: { language },
    personal: { name, email: fields.email },
    changes: [{ kind: 'person', put: personOf(id, fields, nextVersion(undefined)) }],
  })
}

/**
 * Name, address or language; leaving, or coming back. Whoever leaves is out at once: sessions and tokens end with this,
 * and what they owe begins to move on.
 */
export function changePerson(
  organiser: Organiser,
  before: PersonHead,
  wish: Partial<PersonWish> & { readonly active?: boolean },
): OrganisationAct {
  const { id } = before
  const asked: PersonFields = { ...fieldsOf(before), ...wish }
  const leaves = before.active && !asked.active
  const returns = asked.active && !before.active
  const signInEpoch = before.signInEpoch + (leaves ? 1 : 0)
  const fields: PersonFields = { ...asked, email: asked.email.toLowerCase(), signInEpoch }
  const changed = NAMED.filter((field) => fields[field] !== before[field])
  const personal = PERSONAL.filter((field) => fields[field] !== before[field]).map((field) => [field, fields[field]])
  return organisationAct(organiser, {
    id,
    before,
    head: { ...fields, gap: before.gap },
    did: leaves ? 'person.deactivated' : returns ? 'person.returned' : 'person.changed',
    what: { changed },
    personal: Object.fromEntries(personal),
    changes: [{ kind: 'person', put: personOf(id, fields, nextVersion(before)) }],
    effects: [
      ...(leaves ? left(id, signInEpoch) : []),
      ...(returns ? [returned(id)] : []),
      ...(before.gap !== undefined && (leaves || changed.includes('email')) ? [reachable(id)] : []),
    ],
  })
}

const PERSONAL = ['name', 'email'] as const
const NAMED = ['active', 'email', 'language', 'name'] as const

const left = (person: Id, generation: number): Effect[] => [
  { kind: 'event', event: PERSON_LEFT, about: { person } },
  { kind: 'start', workflow: LEAVER, caseId: person, generation },
]

const returned = (person: Id): Effect => ({ kind: 'event', event: PERSON_RETURNED, about: { person } })

const reachable = (person: Id): Effect => ({ kind: 'event', event: PERSON_REACHABLE, about: { person } })

const fieldsOf = ({ name, email, language, active, signInEpoch }: PersonHead): PersonFields => ({
  name,
  email,
  language,
  active,
  signInEpoch,
})

const personOf = (id: Id, { name, email, language, active }: PersonFields, version: number): Person => ({
  id,
  name,
  email,
  language,
  active,
  version,
})
