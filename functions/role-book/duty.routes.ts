import { NotFoundError } from '../kernel/refusal.ts'
import { query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import { inOrder, pageOfDirectory } from '../responsibility/index.ts'
import { listDuties, readDuty, readDutyHistory } from './duty.contract.ts'
import { contentOf, isAskedFor, keyOfDuty, viewOfDuty } from './duty.view.ts'
import { namedNow } from './named-now.ts'
import { findBook, findBookAt, findHeadOfBook } from './role-book.store.ts'
import { compareDuty, type DutyChange } from './rules/compare-books.ts'
import { directoryForStaff } from './seen-book.ts'

/** Duties as they count: listed, read at an instant, followed over versions. */
export const listedDutyRoutes: Route[] = [
  query(listDuties, async ({ store }, { query: asked, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const found = await findBookAt(store, call.now)
    const all = [...(found?.book.duties.values() ?? [])]
    const named = await namedNow(store, directory, all)
    const keyOf = keyOfDuty(named)
    const duties = inOrder(
      all.filter((duty) => isAskedFor(duty, asked)),
      keyOf,
    )
    const number = found?.version.number ?? null
    return pageOfDirectory('duties', duties, keyOf, asked, (duty) => viewOfDuty(duty, number, named))
  }),

  query(readDuty, async ({ store }, { params, query: { at }, ...call }) => {
    const directory = await directoryForStaff(store, call)
    const found = await findBookAt(store, at ?? call.now)
    const duty = found?.book.duties.get(params.id)
    if (found === undefined || duty === undefined) throw new NotFoundError('duty')
    return viewOfDuty(duty, found.version.number, await namedNow(store, directory, [duty]))
  }),

  query(readDutyHistory, async ({ store }, { params, query: page, ...call }) => {
    await directoryForStaff(store, call)
    const turns = await turnsOf(store, params.id)
    if (turns.length === 0) throw new NotFoundError('duty')
    return pageOfDirectory(
      'duty-history',
      turns,
      ({ id }) => [id],
      page,
      ({ version, from, change, fields, after }) => ({
        ...{ version, from, change },
        fields: [...fields],
        duty: after === undefined ? null : contentOf(after),
      }),
    )
  }),
]

interface Turn extends DutyChange {
  /** Orders them newest first. */
  readonly id: string
  readonly version: number
  readonly from: string
}

/** More versions than that are history nobody reads in one go; the versions themselves stay readable. */
const MOST_VERSIONS = 200
const LAST = 999_999

/** Every version in which a duty came, changed or went, the newest first. Versions that never took effect are left out. */
async function turnsOf(store: Store, duty: string): Promise<Turn[]> {
  const head = await findHeadOfBook(store)
  const turns: Turn[] = []
  let before: DutyChange['after']
  for (const { version, from } of (head?.takesOver ?? []).slice(-MOST_VERSIONS)) {
    const after = (await findBook(store, version))?.book.duties.get(duty)
    const change = compareDuty(duty, before, after)
    if (change !== undefined) turns.push({ ...change, id: String(LAST - version).padStart(6, '0'), version, from })
    before = after
  }
  return turns.toReversed()
}
