/**
 * Questions these rows answer
 *
 * | question                                     | row or index                                                 |
 * |----------------------------------------------|--------------------------------------------------------------|
 * | an action: state, obligations, story         | `agg#<key>`, read backwards                                  |
 * | actions in a status, soonest due first       | gsi1 `improvement-action#<status>` / `<due>#<time of the id>`|
 * | actions that go on, soonest due first; late  | gsi2 `improvement-actions#going` / `<due>#<time of the id>`  |
 * | actions that are over, newest first          | gsi2 `improvement-actions#over` / `<time of the id>`         |
 * | actions of a review or a drill               | gsi3 `improvement-actions-of#<id>` / `<time of the id>`      |
 */
import { entriesIn } from '../audit-trail/audit-trail.store.ts'
import type { AuditEntry } from '../audit-trail/entry.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { rowsOfCase, type Standing, standingIn } from '../obligation/index.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import type { Page, Store } from '../platform/store.ts'
import type { ActionHead, ActionStatus, ImprovementAction } from './action.ts'

/** The fields of a head, with the keys by which lists find it. */
export function headOfAction(action: ImprovementAction): HeadFields {
  const order = action.id.slice(4, 14)
  const isOver = action.stage === 'over'
  const byDue = action.dueAt === undefined ? order : `${action.dueAt}#${order}`
  return {
    ...asJson(action),
    gsi1pk: `improvement-action#${action.status}`,
    gsi1sk: byDue,
    gsi2pk: `improvement-actions#${isOver ? 'over' : 'going'}`,
    gsi2sk: byDue,
    ...(action.source.id === undefined ? {} : { gsi3pk: `improvement-actions-of#${action.source.id}`, gsi3sk: order }),
  }
}

/** The head as it will stand once the act is committed. */
export const actionAfter = headAfterAct<ActionHead>

/** An action with what hangs on it. */
export interface WholeAction {
  readonly head: ActionHead
  readonly standing: Standing
  /** The newest entries of its audit trail, oldest first. */
  readonly story: readonly AuditEntry[]
}

/** Everything of an action in one consistent read. */
export async function getAction(store: Store, id: Id): Promise<WholeAction> {
  const rows = await rowsOfCase(store, id)
  const standing = standingIn(rows)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('improvement action')
  return { head: standing.head as ActionHead, standing, story: entriesIn(rows).reverse() }
}

export type ListPage = { readonly limit: number; readonly after?: string }

/** What is over has no next step: it comes with the newest first. */
const isOverStatus = (status: ActionStatus) => status === 'helped' || status === 'dropped'

export const listActionsByStatus = (store: Store, status: ActionStatus, page: ListPage): Promise<Page<ActionHead>> =>
  store.query<ActionHead>({
    index: 'gsi1',
    pk: `improvement-action#${status}`,
    ...(isOverStatus(status) ? { backwards: true } : {}),
    ...page,
  })

export const listActionsThatGoOn = (store: Store, page: ListPage): Promise<Page<ActionHead>> =>
  store.query<ActionHead>({ index: 'gsi2', pk: 'improvement-actions#going', ...page })

/** Those whose next step is past due. */
export const listLateActions = (store: Store, now: Instant, page: ListPage): Promise<Page<ActionHead>> =>
  store.query<ActionHead>({ index: 'gsi2', pk: 'improvement-actions#going', between: ['0', now], ...page })

export const listActionsThatAreOver = (store: Store, page: ListPage): Promise<Page<ActionHead>> =>
  store.query<ActionHead>({ index: 'gsi2', pk: 'improvement-actions#over', backwards: true, ...page })

export const listActionsOf = (store: Store, source: Id, page: ListPage): Promise<Page<ActionHead>> =>
  store.query<ActionHead>({ index: 'gsi3', pk: `improvement-actions-of#${source}`, ...page })

/** A review has some; nobody follows a hundred. */
const MOST_OF_ONE = 100
export const everyActionOf = async (store: Store, source: Id): Promise<readonly ActionHead[]> =>
  (await listActionsOf(store, source, { limit: MOST_OF_ONE })).items
