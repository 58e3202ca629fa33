/**
 * Questions these rows answer
 *
 * | question                                     | row or index                                            |
 * |----------------------------------------------|---------------------------------------------------------|
 * | a hand-over: state, obligation, story        | `agg#<key>`, read backwards                             |
 * | all hand-overs, newest first                 | gsi1 `on-call-hand-overs` / `<at>#<id>`                 |
 * | those of one schedule, newest first          | gsi2 `on-call-hand-overs#<schedule>` / `<at>#<id>`      |
 * | what was noted for the next shift            | `on-call-note#<schedule>` / `<role>`                    |
 */
import { entriesIn } from '../audit-trail/audit-trail.store.ts'
import type { AuditEntry } from '../audit-trail/entry.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { rowsOfCase, type Standing, standingIn } from '../obligation/index.ts'
import { type HeadFields, headAfterAct } from '../platform/act.ts'
import type { Item, Page, Store, Write } from '../platform/store.ts'
import type { HandOverHead, ShiftHandOver } from './hand-over.ts'
import type { OnCallRole } from './schedule.ts'

export const headOfHandOver = (handOver: ShiftHandOver): HeadFields => ({
  ...asJson(handOver),
  gsi1pk: 'on-call-hand-overs',
  gsi1sk: `${handOver.at}#${handOver.id}`,
  gsi2pk: `on-call-hand-overs#${handOver.schedule}`,
  gsi2sk: `${handOver.at}#${handOver.id}`,
})

export const handOverAfter = headAfterAct<HandOverHead>

export interface WholeHandOver {
  readonly head: HandOverHead
  readonly standing: Standing
  /** Oldest first. */
  readonly story: readonly AuditEntry[]
}

export async function getHandOver(store: Store, id: Id): Promise<WholeHandOver> {
  const rows = await rowsOfCase(store, id)
  const standing = standingIn(rows)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('hand-over')
  return { head: standing.head as HandOverHead, standing, story: entriesIn(rows).reverse() }
}

type ListPage = { readonly limit: number; readonly after?: string }

export const listHandOversByNewest = (store: Store, page: ListPage): Promise<Page<HandOverHead>> =>
  store.query<HandOverHead>({ index: 'gsi1', pk: 'on-call-hand-overs', backwards: true, ...page })

export const listHandOversBySchedule = (store: Store, schedule: Id, page: ListPage): Promise<Page<HandOverHead>> =>
  store.query<HandOverHead>({ index: 'gsi2', pk: `on-call-hand-overs#${schedule}`, backwards: true, ...page })

/** What whoever has the shift wants the next to know. */
export interface ShiftNote {
  readonly note: string
  readonly by: Id
  readonly at: Instant
}

const notePartition = (schedule: Id): string => `on-call-note#${schedule}`

export const findNote = (store: Store, schedule: Id, role: OnCallRole): Promise<(Item & ShiftNote) | undefined> =>
  store.find<Item & ShiftNote>({ pk: notePartition(schedule), sk: role })

export const putNote = (schedule: Id, role: OnCallRole, note: ShiftNote): Write => ({
  put: { pk: notePartition(schedule), sk: role, ...note },
})

export const takeNote = (schedule: Id, role: OnCallRole): Write => ({
  delete: { pk: notePartition(schedule), sk: role },
})
