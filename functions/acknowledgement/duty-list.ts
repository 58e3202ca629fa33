import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Text } from '../kernel/text.ts'
import { findObjectives } from '../objective/index.ts'
import type { Store } from '../platform/store.ts'
import type { Directory } from '../responsibility/index.ts'
import { type Duty, dutiesOf, findBook, findBookAt } from '../role-book/index.ts'

/** The duty list of a position as a version of the role book has it. */
export interface DutyList {
  readonly book: number
  /** Its hash: the same list has the same in every version. Absent: the position has no duties in it. */
  readonly page?: string
  readonly duties: readonly Duty[]
}

/** The list in a version; undefined when there is no such version. */
export async function dutyListIn(store: Store, book: number, position: Id): Promise<DutyList | undefined> {
  return listIn(await findBook(store, book), position)
}

/** The list that counts at an instant; undefined before the first book took effect. */
export async function dutyListAt(store: Store, at: Instant, position: Id): Promise<DutyList | undefined> {
  return listIn(await findBookAt(store, at), position)
}

function listIn(found: Awaited<ReturnType<typeof findBook>>, position: Id): DutyList | undefined {
  if (found === undefined) return undefined
  const page = found.pages.get(position)
  const duties = page === undefined ? [] : dutiesOf(found.book, position)
  return { book: found.version.number, ...(page === undefined ? {} : { page }), duties }
}

/** What the positions, services and objectives that some duties mention are called, by id. */
export async function namesIn(
  store: Store,
  directory: Directory,
  duties: readonly Duty[],
): Promise<Record<string, Text>> {
  const objectives = await findObjectives(store, [...new Set(duties.flatMap(({ objective }) => objective ?? []))])
  const names = [...new Set(duties.flatMap(mentionedIn))].flatMap((id): [string, Text][] => {
    const name = (directory.positions.get(id) ?? directory.services.get(id))?.name ?? objectives.get(id)?.title
    return name === undefined ? [] : [[id, name]]
  })
  return Object.fromEntries(names)
}

function mentionedIn(duty: Duty): Id[] {
  const { position, responsible, consulted, informed, covers, when, authorities, objective } = duty
  return [
    ...[position, ...responsible, ...consulted, ...informed],
    ...(covers === undefined || covers.services === 'all' ? [] : covers.services),
    ...(when.kind === 'triggered' ? (when.services ?? []) : []),
    ...authorities.flatMap(({ services }) => services ?? []),
    ...(objective === undefined ? [] : [objective]),
  ]
}
