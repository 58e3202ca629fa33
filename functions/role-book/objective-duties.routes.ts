import type { Id } from '../kernel/ids.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { findObjectives, openObjectives } from '../objective/index.ts'
import { query, type Route } from '../platform/handler.ts'
import { type Directory, inOrder, type OrderKey, pageOfDirectory } from '../responsibility/index.ts'
import type { Duty } from './duty.ts'
import { positionNamed } from './duty.view.ts'
import { listObjectiveDuties, listObjectiveOrphans } from './objective-duties.contract.ts'
import { bookInForce, directoryForStaff } from './seen-book.ts'

/** Objectives and duties, each with the other: what serves what, and what serves nothing. */
export const objectiveDutyRoutes: readonly Route[] = [
  query(listObjectiveDuties, async ({ store }, { params: { id }, query: page, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const objectives = await findObjectives(store, [id])
    if (!objectives.has(id)) throw new NotFoundError('objective')
    const { version, book } = await bookInForce(store, call.now)
    const serving = [...book.duties.values()].filter(({ objective }) => objective === id)
    return { version, ...pageOfDuties('objective-duties', serving, page, directory) }
  }),

  query(listObjectiveOrphans, async ({ store }, { query: page, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const [open, { version, book }] = await Promise.all([openObjectives(store), bookInForce(store, call.now)])
    const duties = [...book.duties.values()]
    const served = new Set(duties.map(({ objective }) => objective))
    const without = duties.filter(({ objective }) => objective === undefined)
    return {
      version,
      objectives: open
        .filter(({ id }) => !served.has(id))
        .map(({ id, title, year, owner }) => ({ id, title, year, owner: positionNamed({ directory }, owner) })),
      ...pageOfDuties('objective-orphans', without, page, directory),
      without: without.length,
      duties: duties.length,
    }
  }),
]

/** A page of duties, by the name of their position. */
function pageOfDuties(
  list: string,
  duties: readonly Duty[],
  page: { readonly limit: number; readonly cursor?: string | undefined },
  directory: Directory,
) {
  const named = (position: Id) => positionNamed({ directory }, position)
  const keyOf = ({ position }: Duty): OrderKey => [named(position).name['zh-CN'], position]
  return pageOfDirectory(list, inOrder(duties, keyOf), keyOf, page, ({ id, title, position }) => {
    return { id, title, position: named(position) }
  })
}
