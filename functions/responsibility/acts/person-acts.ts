import type { Id } from '../../kernel/ids.ts'
import type { HeadRow } from '../../platform/act.ts'
import type { Person } from '../directory.ts'
import { nextVersion, type OrganisationAct, type Organiser, organisationAct } from './organise.ts'

/** The head of a person: what sign-in and decisions look at. */
export type PersonHead = HeadRow & PersonFields
type PersonFields = Pick<Person, 'name' | 'email' | 'language' | 'active'> & {
  /** Counts how often this person was put out: sessions and tokens of before are worth nothing. */
  readonly signInEpoch: number
}

/** What an administrator says of somebody. */
export type PersonWish = Pick<Person, 'name' | 'email' | 'language'>

export const PERSON_LEFT = 'person.left'
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

/** Name, address or language; or back again after having left. */
export function changePerson(
  organiser: Organiser,
  before: PersonHead,
  wish: Partial<PersonWish> & { readonly active?: true },
): OrganisationAct {
  const fields = {
    ...fieldsOf(before),
    ...wish,
    ...(wish.email === undefined ? {} : { email: wish.email.toLowerCase() }),
  }
  const isBack = fields.active && !before.active
  const personal = {
    ...(fields.name === before.name ? {} : { name: fields.name }),
    ...(fields.email === before.email ? {} : { email: fields.email }),
  }
  return organisationAct(organiser, {
    id: before.id,
    before,
    head: { ...fields },
    did: isBack ? 'person.returned' : 'person.changed',
    what: {
      changed: Object.keys(wish).sort(),
      ...(fields.language === before.language ? {} : { language: fields.language }),
    },
    personal,
    changes: [{ kind: 'person', put: personOf(before.id, fields, nextVersion(before)) }],
  })
}

/** Out at once: sessions and tokens end with this, and what they owe begins to move on. */
export function deactivatePerson(organiser: Organiser, before: PersonHead): OrganisationAct {
  const { id } = before
  const signInEpoch = before.signInEpoch + 1
  const fields = { ...fieldsOf(before), active: false, signInEpoch }
  return organisationAct(organiser, {
    id,
    before,
    head: { ...fields },
    did: 'person.deactivated',
    changes: [{ kind: 'person', put: personOf(id, fields, nextVersion(before)) }],
    effects: [
      { kind: 'event', event: PERSON_LEFT, about: { person: id } },
      { kind: 'start', workflow: LEAVER, caseId: id, generation: signInEpoch },
    ],
  })
}

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
