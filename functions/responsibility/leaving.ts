import type { Id } from '../kernel/ids.ts'
import type { Store } from '../platform/store.ts'
import type { OrganisationAct } from './acts/organise.ts'
import { endPlaces, type Place } from './acts/position-acts.ts'
import { type Administering, found, headOf } from './administering.ts'
import type { Directory } from './directory.ts'
import { refused } from './errors.ts'

/** An address reaches one person who works here. That nobody takes it meanwhile, the directory's version sees to. */
export function mustBeFree(directory: Directory, email: string, forPerson: Id): void {
  const wanted = email.toLowerCase()
  const isTaken = [...directory.people.values()].some(
    (person) => person.active && person.email === wanted && person.id !== forPerson,
  )
  if (isTaken) throw refused('email-taken')
}

/** Whoever leaves gives up every post, and standing in for one: coming back revives none. */
export async function endPlacesOf(
  store: Store,
  { directory, organiser }: Administering,
  person: Id,
): Promise<OrganisationAct[]> {
  const places: Place[] = [...directory.assignments, ...directory.deputies].filter(
    (place) => place.person === person && (place.until === undefined || place.until > organiser.at),
  )
  const positions = [...new Set(places.map(({ position }) => position))]
  return await Promise.all(
    positions.map(async (id) => {
      const position = found(directory.positions.get(id), 'position')
      const ending = places.filter((place) => place.position === id)
      return endPlaces(organiser, await headOf(store, id), position, ending, true)
    }),
  )
}
