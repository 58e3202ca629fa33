/**
 * Questions these rows answer
 *
 * | question                                          | row or index                                                   |
 * |---------------------------------------------------|----------------------------------------------------------------|
 * | what changed on a service lately, newest first    | gsi1 `changed-on#<service>` / `<at>`: one row a change × service |
 *
 * `agg#<key>` / `on#<service>` is written when the window opens, and again when the change was carried out or taken back.
 */
import { headKey, partitionOf } from '../audit-trail/audit-trail.store.ts'
import type { Id } from '../kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../kernel/instant.ts'
import type { Item, Store, Write } from '../platform/store.ts'
import type { ChangeHead } from './change.ts'

/** `in-window`: it may be at work right now. */
export type WhatHappened = 'in-window' | 'released' | 'failed' | 'rolled-back'

type ChangedRow = Item & { readonly id: Id; readonly at: Instant; readonly outcome: WhatHappened }

/** Something happens to these services now. */
export const putChanged = (id: Id, services: readonly Id[], outcome: WhatHappened, at: Instant): Write[] =>
  [...new Set(services)].map((service) => ({
    put: { pk: partitionOf(id), sk: `on#${service}`, gsi1pk: `changed-on#${service}`, gsi1sk: at, id, at, outcome },
  }))

/** A change that touched a service. */
export interface Changed {
  readonly head: ChangeHead
  readonly at: Instant
  readonly outcome: WhatHappened
}

/** Releases a window may be open for; one that opened before is over. */
const LONGEST_WINDOW = 7 * DAY

/** More did not happen to one service in a week that anybody would look at. */
const MOST = 50

/**
 * Changes that were carried out, failed or were taken back on a service between two instants, and those whose window was
 * open then and still is; newest first.
 */
export async function listChangedOn(store: Store, service: Id, from: Instant, until: Instant): Promise<Changed[]> {
  const { items } = await store.query<ChangedRow>({
    index: 'gsi1',
    pk: `changed-on#${service}`,
    between: [plusMillis(from, -LONGEST_WINDOW), until],
    backwards: true,
    limit: MOST,
  })
  const lately = items.filter(({ outcome, at }) => outcome === 'in-window' || at >= from)
  const heads = await store.findMany<ChangeHead>(lately.map(({ id }) => headKey(id)))
  return lately.flatMap(({ at, outcome }, nth) => {
    const head = heads[nth]
    const isMeant = head !== undefined && (outcome !== 'in-window' || head.stage === 'release')
    return isMeant ? [{ head, at, outcome }] : []
  })
}
