import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { HeadRow } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Absence } from '../directory.ts'
import { nextVersion, type OrganisationAct, type Organiser, organisationAct } from './organise.ts'

/** The head of an absence: what its workflow reads again whenever it wakes. */
export type AbsenceHead = HeadRow & {
  readonly person: Id
  readonly from: Instant
  readonly until: Instant
  readonly note?: string
  /** The execution that minds it; an edit starts another, and the one before ends when it wakes. */
  readonly generation: number
}

export type AbsenceWish = Omit<Absence, 'id' | 'version'>

export const AWAY = 'away'
/** Somebody will be away, or at other times than they said, or not at all: `{ person }`. */
export const ABSENCE_MOVED = 'absence.moved'

export function addAbsence(organiser: Organiser, id: Id, wish: AbsenceWish): OrganisationAct {
  return organisationAct(organiser, {
    id,
    before: undefined,
    head: { ...wish, generation: 1 },
    did: 'absence.added',
    what: { person: wish.person, from: wish.from, until: wish.until },
    personal: noteOf(wish),
    changes: [{ kind: 'absence', put: { id, ...wish, version: nextVersion(undefined) } }],
    effects: [minded(id, 1), moved(wish.person)],
  })
}

/** Another time, or another note. */
export function changeAbsence(organiser: Organiser, before: AbsenceHead, wish: AbsenceWish): OrganisationAct {
  const generation = before.generation + 1
  return organisationAct(organiser, {
    id: before.id,
    before,
    head: { ...wish, note: wish.note, generation },
    did: 'absence.changed',
    what: { person: wish.person, from: wish.from, until: wish.until },
    personal: noteOf(wish),
    changes: [{ kind: 'absence', put: { id: before.id, ...wish, version: nextVersion(before) } }],
    effects: [minded(before.id, generation), moved(wish.person)],
  })
}

/** Back earlier; or, before it has begun, not going at all. */
export function endAbsence(organiser: Organiser, before: AbsenceHead): OrganisationAct {
  const { id, person, from, note } = before
  const until = organiser.at
  const hasBegun = from < until
  const absence: Absence = {
    ...{ id, person, from, until, version: nextVersion(before) },
    ...(note === undefined ? {} : { note }),
  }
  return organisationAct(organiser, {
    id,
    before,
    head: { until: hasBegun ? until : from },
    did: hasBegun ? 'absence.ended' : 'absence.cancelled',
    what: { person },
    changes: hasBegun ? [{ kind: 'absence', put: absence }] : [{ kind: 'absence', remove: id }],
    effects: [moved(person)],
  })
}

/** The next execution that minds an absence, because the one before has waited long enough. Nobody sees a change. */
export const continueMinding = (before: AbsenceHead, organiser: Organiser): OrganisationAct => {
  const generation = before.generation + 1
  const { act, changes } = organisationAct(organiser, {
    id: before.id,
    before,
    head: { generation },
    did: 'absence.continued',
    changes: [],
    effects: [minded(before.id, generation)],
  })
  return { act: { ...act, bumpsVersion: false }, changes }
}

const minded = (caseId: Id, generation: number): Effect => ({ kind: 'start', workflow: AWAY, caseId, generation })

const moved = (person: Id): Effect => ({ kind: 'event', event: ABSENCE_MOVED, about: { person } })

const noteOf = ({ note }: AbsenceWish): Record<string, string> => (note === undefined ? {} : { note })
