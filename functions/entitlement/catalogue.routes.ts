import { timelineOf } from '../obligation/index.ts'
import { mutation, query, type Route } from '../platform/handler.ts'
import type { Store } from '../platform/store.ts'
import {
  addConflict,
  addRight,
  addSystem,
  changeRight,
  changeSystem,
  endConflict,
  listConflicts,
  listRights,
  listSystems,
  readConflictTimeline,
  readRight,
  readRightTimeline,
  readSystem,
  readSystemTimeline,
  renewWebhookKey,
} from './catalogue.contract.ts'
import {
  findHeads,
  getConflict,
  getRight,
  getSystem,
  listConflictHeads,
  listRightHeads,
  listSystemHeads,
} from './catalogue.store.ts'
import type { RightHead, SystemHead } from './catalogue.ts'
import { conflictOut, rightOut, systemOut } from './catalogue.view.ts'
import { addOneConflict, endOneConflict } from './define/define-conflict.ts'
import { addOneRight, changeOneRight } from './define/define-right.ts'
import { addOneSystem, changeOneSystem, renewKey } from './define/define-system.ts'
import { seenBy } from './seen-by.ts'

export const catalogueRoutes: readonly Route[] = [
  query(listSystems, async ({ store }, { query: page, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    const found = await listSystemHeads(store, pageOf(page))
    return { items: found.items.map((head) => systemOut(head, directory, now)), nextCursor: found.next ?? null }
  }),
  query(readSystem, async ({ store }, { params, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    return systemOut(await getSystem(store, params.id), directory, now)
  }),
  mutation(addSystem, addOneSystem),
  mutation(changeSystem, changeOneSystem),
  mutation(renewWebhookKey, renewKey),

  query(listRights, async ({ store }, { query: { system, ...page }, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    const found = await listRightHeads(store, system, pageOf(page))
    const systems = await findHeads<SystemHead>(
      store,
      found.items.map((each) => each.system),
    )
    return { items: found.items.map((head) => rightOut(head, directory, systems)), nextCursor: found.next ?? null }
  }),
  query(readRight, async ({ store }, { params, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    const head = await getRight(store, params.id)
    return rightOut(head, directory, await findHeads<SystemHead>(store, [head.system]))
  }),
  mutation(addRight, addOneRight),
  mutation(changeRight, changeOneRight),

  query(listConflicts, async ({ store }, { query: page, caller, now }) => {
    await seenBy(store, { caller, now })
    const found = await listConflictHeads(store, pageOf({ ...page, limit: Math.min(page.limit, MOST_RULES) }))
    const rights = await findHeads<RightHead>(
      store,
      found.items.flatMap(({ between }) => between),
    )
    return { items: found.items.map((head) => conflictOut(head, rights)), nextCursor: found.next ?? null }
  }),
  mutation(addConflict, addOneConflict),
  mutation(endConflict, endOneConflict),

  timeline(readSystemTimeline, getSystem),
  timeline(readRightTimeline, getRight),
  timeline(readConflictTimeline, getConflict),
]

/** A rule names two rights, and so many things are read at once at most. */
const MOST_RULES = 50

const pageOf = ({ limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined }) => ({
  limit,
  ...(cursor === undefined ? {} : { after: cursor }),
})

type Timeline = typeof readSystemTimeline | typeof readRightTimeline | typeof readConflictTimeline

function timeline(contract: Timeline, get: (store: Store, id: string) => Promise<unknown>): Route {
  return query(contract as typeof readSystemTimeline, async ({ store }, { params, query: page, caller, now }) => {
    const directory = await seenBy(store, { caller, now })
    await get(store, params.id)
    return timelineOf(store, params.id, page, { directory, language: caller.language })
  })
}
