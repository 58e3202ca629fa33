import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { findObjectives, openObjectives } from '../objective/index.ts'
import { type Call, query, type Route } from '../platform/handler.ts'
import { InvalidCursorError, type Store } from '../platform/store.ts'
import { type Directory, recentDirectory, worksInIt } from '../responsibility/index.ts'
import type { Duty } from './duty.ts'
import { listObjectiveDuties, listObjectiveOrphans } from './objective-duties.contract.ts'
import { findBookAt } from './role-book.store.ts'

/** Objectives and duties, each with the other: what serves what, and what serves nothing. */
export const objectiveDutyRoutes: readonly Route[] = [
  query(listObjectiveDuties, async ({ store }, { params: { id }, query: page, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const objectives = await findObjectives(store, [id])
    if (!objectives.has(id)) throw new NotFoundError('objective')
    const { version, duties } = await dutiesInForce(store, directory, call.now)
    const serving = duties.filter(({ objective }) => objective === id)
    return { version, ...pageFrom(serving, page, directory) }
  }),

  query(listObjectiveOrphans, async ({ store }, { query: page, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const [open, { version, duties }] = await Promise.all([
      openObjectives(store),
      dutiesInForce(store, directory, call.now),
    ])
    const served = new Set(duties.map(({ objective }) => objective))
    const without = duties.filter(({ objective }) => objective === undefined)
    return {
      version,
      objectives: open
        .filter(({ id }) => !served.has(id))
        .map(({ id, title, year, owner }) => ({ id, title, year, owner: positionIn(directory, owner) })),
      ...pageFrom(without, page, directory),
      without: without.length,
      duties: duties.length,
    }
  }),
]

/** The duties that count now, by the name of their position, then by their own. */
async function dutiesInForce(store: Store, directory: Directory, now: Instant) {
  const found = await findBookAt(store, now)
  const placeOf = ({ position, id }: Duty) => `${positionIn(directory, position).name['zh-CN']}#${position}#${id}`
  const duties = [...(found?.book.duties.values() ?? [])].toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
  return { version: found?.version.number ?? null, duties }
}

/** A page of duties; the cursor names the last one shown. */
function pageFrom(
  duties: readonly Duty[],
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
  directory: Directory,
) {
  const after = cursor === undefined ? -1 : duties.findIndex(({ id }) => id === cursor)
  if (cursor !== undefined && after === -1) throw new InvalidCursorError()
  const shown = duties.slice(after + 1, after + 1 + limit)
  const isLast = after + 1 + limit >= duties.length
  return {
    items: shown.map(({ id, title, position }) => ({ id, title, position: positionIn(directory, position) })),
    nextCursor: isLast ? null : (shown.at(-1)?.id ?? null),
  }
}

const positionIn = (directory: Directory, id: Id) => {
  return { id, name: directory.positions.get(id)?.name ?? { 'zh-CN': id, en: id } }
}

/** Everybody in the department reads its book; to anybody else it is not there. */
async function directoryForStaff(store: Store, { caller, now }: Pick<Call, 'caller' | 'now'>): Promise<Directory> {
  const directory = await recentDirectory(store)
  if (!worksInIt(directory, caller.person, now)) throw new NotFoundError('role book')
  return directory
}
