import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Directory, holdersOf, isActive, membersOf } from '../../responsibility/index.ts'
import type { Incident } from '../incident.ts'
import { hitsMany } from './how-services-are.ts'

/** `it`: those who work on it; `affected`: those it hits; `management`: the head of IT and the leaders of groups. */
export const UPDATE_AUDIENCES = ['it', 'affected', 'management'] as const
export type UpdateAudience = (typeof UPDATE_AUDIENCES)[number]

/** What decides who is told. */
export interface ToldBy {
  readonly directory: Directory
  readonly now: Instant
  /** Who has the shift for its service. */
  readonly onCall: readonly Id[]
  /** Who said that it hits them too. */
  readonly affected: readonly Id[]
  /** Who wants to hear of its service. */
  readonly subscribers: readonly Id[]
}

type Told = Pick<Incident, 'roles' | 'group' | 'raisedBy' | 'severity' | 'impact' | 'exercise'>

/**
 * Who hears of an incident, each once, in an order that does not change. Management only of severity 1 and 2; those who follow
 * a service, not of one person’s trouble. Of a drill only those who take part.
 */
export function whoIsTold(incident: Told, audiences: readonly UpdateAudience[], by: ToldBy): Id[] {
  const { directory } = by
  const people = new Set(audiences.flatMap((audience) => membersOfAudience(audience, incident, by)))
  const participants = incident.exercise?.participants
  return [...people].filter((person) => isActive(directory, person) && participants?.includes(person) !== false).sort()
}

function membersOfAudience(
  audience: UpdateAudience,
  incident: Told,
  { directory, now, onCall, affected, subscribers }: ToldBy,
): readonly Id[] {
  const { roles, group, raisedBy, severity } = incident
  const ids = (people: readonly { readonly id: Id }[]) => people.map(({ id }) => id)
  if (audience === 'it') {
    return [...Object.values(roles), ...(group === undefined ? [] : ids(membersOf(directory, group, now))), ...onCall]
  }
  if (audience === 'affected') {
    const followers = hitsMany(incident) ? subscribers : []
    return [...(raisedBy === undefined ? [] : [raisedBy]), ...affected, ...followers]
  }
  if (severity === 3) return []
  return [directory.department.head, ...[...directory.groups.values()].map(({ leader }) => leader)].flatMap(
    (position) => ids(holdersOf(directory, position, now)),
  )
}
