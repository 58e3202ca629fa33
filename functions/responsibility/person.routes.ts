import { type Id, newId } from '../kernel/ids.ts'
import { findMailTrouble, isMailDown } from '../outbox/index.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import * as acts from './acts/person-acts.ts'
import { administering, found, headOf, mustBeVersion, outcome, outcomeThatStands, ownGrant } from './administering.ts'
import type { Directory, Person } from './directory.ts'
import { inOrder, type OrderKey, pageOfDirectory } from './directory-page.ts'
import { refused } from './errors.ts'
import { endPlacesOf, mustBeFree } from './leaving.ts'
import { addPerson, changeMe, changePerson, listPeople, readMe, readPerson } from './person.contract.ts'
import { viewOfPerson } from './person.view.ts'
import { loadDirectory } from './responsibility.store.ts'
import { authoritiesOf } from './rules/may-act.ts'
import { membersOf, worksInIt } from './rules/who-holds.ts'
import { maySeeAddress, maySeePerson } from './rules/who-may-see.ts'

export const personRoutes: Route[] = [
  query(readMe, async ({ store }, { caller: { person: viewer }, now }) => {
    const [directory, trouble] = await Promise.all([loadDirectory(store), findMailTrouble(store)])
    const { name, calendar } = directory.department
    return {
      person: viewOfPerson(directory, found(directory.people.get(viewer), 'person'), { viewer, now }),
      authorities: authoritiesOf(directory, viewer, now),
      department: { name, timeZone: calendar.timeZone },
      now,
      mailIsDown: isMailDown(trouble),
    }
  }),

  query(
    listPeople,
    async ({ store }, { query: { q, group, active, staff, ...page }, caller: { person: viewer }, now }) => {
      const directory = await loadDirectory(store)
      const members = group === undefined ? undefined : new Set(membersOf(directory, group, now).map(({ id }) => id))
      const people = byName(directory).filter(
        (person) =>
          (active === undefined || person.active === (active === 'true')) &&
          (members === undefined || members.has(person.id)) &&
          (staff === undefined || worksInIt(directory, person.id, now)) &&
          maySeePerson(directory, viewer, person.id, now) &&
          (q === undefined || reads(person, q, maySeeAddress(directory, viewer, person.id, now))),
      )
      return pageOfDirectory('people', people, nameOf, page, (each) => viewOfPerson(directory, each, { viewer, now }))
    },
  ),

  query(readPerson, async ({ store }, { params: { id }, caller: { person: viewer }, now }) => {
    const directory = await loadDirectory(store)
    const person = maySeePerson(directory, viewer, id, now) ? directory.people.get(id) : undefined
    return viewOfPerson(directory, found(person, 'person'), { viewer, now })
  }),

  mutation(changeMe, async (platform, { body: { language }, ifMatch, caller, now }) => {
    const directory = await loadDirectory(platform.store)
    const grant = ownGrant(directory, caller, changeMe.operation)
    const head = await headOf<acts.PersonHead>(platform.store, caller.person)
    mustBeVersion(head.version, ifMatch)
    const isSame = head.language === language
    const changes = isSame ? [] : [acts.changePerson({ by: caller.actor, grant, at: now }, head, { language })]
    return outcome(directory, changes, (after) => viewAfter(after, caller.person, caller.person, now))
  }),

  mutation(addPerson, async (platform, { body, caller, now }) => {
    const { directory, organiser } = await administering(platform, { caller, now })
    const id = newId('per', now, platform.random)
    mustBeFree(directory, body.email, id)
    const act = acts.addPerson(organiser, id, body)
    return outcome(directory, [act], (after) => viewAfter(after, id, caller.person, now))
  }),

  mutation(changePerson, async (platform, { params: { id }, body, ifMatch, caller, now }) => {
    const gathered = await administering(platform, { caller, now })
    const { directory, organiser } = gathered
    const person = found(directory.people.get(id), 'person')
    const head = await headOf<acts.PersonHead>(platform.store, id)
    mustBeVersion(head.version, ifMatch)
    const wish = wishOf(body)
    const after = { ...person, ...wish }
    if (FIELDS.every((field) => after[field] === person[field])) throw refused('nothing-to-change')
    if (after.active) mustBeFree(directory, after.email, id)
    const leaves = person.active && !after.active
    const changes = [
      acts.changePerson(organiser, head, wish),
      ...(leaves ? await endPlacesOf(platform.store, gathered, id) : []),
    ]
    const view = (next: Directory) => viewAfter(next, id, caller.person, now)
    return leaves ? outcomeThatStands(gathered, changes, view) : outcome(directory, changes, view)
  }),
]

const FIELDS = ['name', 'email', 'language', 'active'] as const

type PersonChange = Partial<Pick<Person, (typeof FIELDS)[number]>>

/** The fields that were given, the address in lower case. */
function wishOf(body: { readonly [Field in keyof PersonChange]?: PersonChange[Field] | undefined }): PersonChange {
  const { name, email, language, active } = body
  return {
    ...(name === undefined ? {} : { name }),
    ...(email === undefined ? {} : { email: email.toLowerCase() }),
    ...(language === undefined ? {} : { language }),
    ...(active === undefined ? {} : { active }),
  }
}

const viewAfter = (after: Directory, id: Id, viewer: Id, now: string) =>
  viewOfPerson(after, found(after.people.get(id), 'person'), { viewer, now })

const nameOf = ({ name }: Person): OrderKey => [name]

const ordered = new WeakMap<Directory, Person[]>()

/** Everybody by name; sorted once for each version of the directory. */
function byName(directory: Directory): Person[] {
  const known = ordered.get(directory)
  if (known !== undefined) return known
  const people = inOrder(directory.people.values(), nameOf)
  ordered.set(directory, people)
  return people
}

/** Whether a text stands in the name, or in the address if the viewer may know it. Letter case does not matter. */
function reads({ name, email }: Person, text: string, withAddress: boolean): boolean {
  const wanted = text.normalize('NFKC').trim().toLowerCase()
  return name.normalize('NFKC').toLowerCase().includes(wanted) || (withAddress && email.includes(wanted))
}
