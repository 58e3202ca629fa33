/**
 * Questions these rows answer
 *
 * | question                          | row or index                                      |
 * |-----------------------------------|---------------------------------------------------|
 * | a drill: state, obligations, story| `agg#<key>`, read backwards                       |
 * | all drills, newest first          | gsi1 `emergency-drills` / `<time of the id>`      |
 * | drills of one plan, newest first  | gsi2 `emergency-drill#<plan>` / `<time of the id>`|
 */

import type { AuditEntry } from '../audit-trail/index.ts'
import { entriesIn } from '../audit-trail/index.ts'
import type { Id } from '../kernel/ids.ts'
import { asJson } from '../kernel/json.ts'
import { NotFoundError } from '../kernel/refusal.ts'
import { rowsOfCase, type Standing, standingIn } from '../obligation/index.ts'
import type { HeadFields } from '../platform/act.ts'
import type { Page, Store } from '../platform/store.ts'
import type { Drill, DrillHead } from './drill.ts'

/** The fields of a head, with the keys by which lists find it. */
export function headOf(drill: Drill): HeadFields {
  const order = drill.id.slice(4, 14)
  return {
    ...asJson(drill),
    gsi1pk: 'emergency-drills',
    gsi1sk: order,
    gsi2pk: `emergency-drill#${drill.plan}`,
    gsi2sk: order,
  }
}

export interface WholeDrill {
  readonly head: DrillHead
  readonly standing: Standing
  /** The newest entries of its audit trail, oldest first. */
  readonly story: readonly AuditEntry[]
}

/** Everything of a drill in one consistent read. Throws `NotFoundError`. */
export async function getDrill(store: Store, id: Id): Promise<WholeDrill> {
  const rows = await rowsOfCase(store, id)
  const standing = standingIn(rows)
  if (standing === undefined || standing.head.id !== id) throw new NotFoundError('emergency drill')
  return { head: standing.head as DrillHead, standing, story: entriesIn(rows).reverse() }
}

export const listDrills = (
  store: Store,
  plan: Id | undefined,
  page: { readonly limit: number; readonly after?: string },
): Promise<Page<DrillHead>> =>
  store.query<DrillHead>({
    ...(plan === undefined
      ? ({ index: 'gsi1', pk: 'emergency-drills' } as const)
      : ({ index: 'gsi2', pk: `emergency-drill#${plan}` } as const)),
    backwards: true,
    ...page,
  })
