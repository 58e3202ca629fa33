import { findHead } from '../audit-trail/index.ts'
import { type Id, newId } from '../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import type { Platform } from '../platform/platform.ts'
import { type AbsenceOut, addAbsence, changeAbsence, endAbsence, listAbsences } from './absence.contract.ts'
import * as acts from './acts/absence-acts.ts'
import type { OrganisationAct, Organiser } from './acts/organise.ts'
import { grantOf, mustBeVersion, outcome, ownGrant, refusedBecauseInactive } from './administering.ts'
import type { Absence, Directory } from './directory.ts'
import { inOrder, type OrderKey, pageOfDirectory } from './directory-page.ts'
import type { DirectoryChange } from './directory-with.ts'
import { refused } from './errors.ts'
import { loadDirectory } from './responsibility.store.ts'
import { whatIsWrongWithAbsence } from './rules/may-be-away.ts'
import { isActive } from './rules/who-holds.ts'
import { maySeeAbsence, maySeeAbsenceNote } from './rules/who-may-see.ts'

/** More than anybody plans; keeps one person from filling what everybody reads. */
const MOST_ABSENCES = 20
/** What is long over leaves the directory, a few at a time; its chain keeps it. */
const KEPT_AFTER = 35 * DAY
const MOST_FORGOTTEN = 5

export const absenceRoutes: Route[] = [
  query(listAbsences, async ({ store }, { query: { person, ...page }, caller: { person: viewer }, now }) => {
    const directory = await loadDirectory(store)
    const absences = inOrder(directory.absences, keyOf).filter(
      (each) =>
        each.until > now &&
        (person === undefined || each.person === person) &&
        maySeeAbsence(directory, viewer, each.person, now),
    )
    return pageOfDirectory('absences', absences, keyOf, page, (each) => view(directory, each, viewer, now))
  }),

  mutation(addAbsence, async (platform, { body, caller, now }) => {
    const directory = await loadDirectory(platform.store)
    const { from, until, note, person = caller.person } = body
    const organiser = organiserFor(directory, person, { caller, now }, addAbsence.operation)
    if (!directory.people.has(person)) throw refused('unknown-person')
    if (!isActive(directory, person)) throw refusedBecauseInactive()
    mustBeFine({ from, until }, now)
    const ahead = directory.absences.filter((each) => each.person === person && each.until > now)
    if (ahead.length >= MOST_ABSENCES) throw refused('too-many-absences', { most: MOST_ABSENCES })
    const id = newId('abs', now, platform.random)
    const wish = { person, from, until, ...(note === undefined ? {} : { note }) }
    const { act, changes } = acts.addAbsence(organiser, id, wish)
    const tidy = { act, changes: [...changes, ...longOver(directory, now)] }
    return outcome(directory, [tidy], viewAfter(id, caller.person, now))
  }),

  mutation(changeAbsence, async (platform, { params: { id }, body, ifMatch, caller, now }) => {
    const { directory, organiser, head } = await gather(platform, id, { caller, now }, changeAbsence.operation)
    mustBeVersion(head.version, ifMatch)
    if (head.until <= now) throw refused('absence-has-ended')
    const { person, from, until, note } = head
    const wish = { from: body.from ?? from, until: body.until ?? until }
    const noted = body.note === undefined ? note : (body.note ?? undefined)
    if (wish.from === from && wish.until === until && noted === note) throw refused('nothing-to-change')
    mustBeFine(wish, now)
    const act = acts.changeAbsence(organiser, head, {
      person,
      ...wish,
      ...(noted === undefined ? {} : { note: noted }),
    })
    return outcome(directory, [act], viewAfter(id, caller.person, now))
  }),

  mutation(endAbsence, async (platform, { params: { id }, ifMatch, caller, now }) => {
    const { directory, organiser, head } = await gather(platform, id, { caller, now }, endAbsence.operation)
    const { person, from, until, note } = head
    const isOver = until <= now || until <= from
    if (!isOver) mustBeVersion(head.version, ifMatch)
    const hasBegun = from < now
    const changed: OrganisationAct[] = isOver ? [] : [acts.endAbsence(organiser, head)]
    const endedAt = isOver ? until : hasBegun ? now : from
    const version = head.version + changed.length
    const ended = { id, person, from, until: endedAt, version, ...(note === undefined ? {} : { note }) }
    const answer = view(directory, ended, caller.person, now)
    return isOver ? { acts: [], answer } : outcome(directory, changed, () => answer)
  }),
]

const keyOf = ({ from }: Absence): OrderKey => [from]

type By = Pick<Call, 'caller' | 'now'>

/** One's own absence is one's own affair; anybody else's is an administrator's. */
function organiserFor(directory: Directory, person: Id, { caller, now }: By, operation: string): Organiser {
  const grant =
    person === caller.person
      ? ownGrant(directory, caller, operation)
      : grantOf(directory, caller, 'directory.administer', now)
  return { by: caller.actor, grant, at: now }
}

/** An absence and who may change it. Whoever may not even know of it is told there is none. */
async function gather({ store }: Platform, id: Id, by: By, operation: string) {
  const [directory, head] = await Promise.all([loadDirectory(store), findHead(store, id)])
  if (head === undefined) throw new NotFoundError('absence')
  const absence = head as acts.AbsenceHead
  if (!maySeeAbsence(directory, by.caller.person, absence.person, by.now)) throw new NotFoundError('absence')
  return { directory, organiser: organiserFor(directory, absence.person, by, operation), head: absence }
}

function mustBeFine(wish: Pick<Absence, 'from' | 'until'>, now: Instant): void {
  const fault = whatIsWrongWithAbsence(wish, now)
  if (fault !== undefined) throw refused(fault)
}

const longOver = (directory: Directory, now: Instant): DirectoryChange[] =>
  directory.absences
    .filter(({ until }) => until < plusMillis(now, -KEPT_AFTER))
    .slice(0, MOST_FORGOTTEN)
    .map(({ id }) => ({ kind: 'absence', remove: id }))

const viewAfter = (id: Id, viewer: Id, now: Instant) => (after: Directory) => {
  const absence = after.absences.find((each) => each.id === id)
  if (absence === undefined) throw new NotFoundError('absence')
  return view(after, absence, viewer, now)
}

function view(directory: Directory, absence: Absence, viewer: Id, now: Instant): AbsenceOut {
  const { id, person, from, until, note, version } = absence
  return {
    ...{ id, from, until, version },
    person: { id: person, name: directory.people.get(person)?.name ?? person },
    note: note !== undefined && maySeeAbsenceNote(directory, viewer, person, now) ? note : null,
  }
}
