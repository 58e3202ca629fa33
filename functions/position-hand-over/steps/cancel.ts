import type { Act } from '../../platform/act.ts'
import type { Store } from '../../platform/store.ts'
import type { Gathered } from '../gather.ts'
import { findHanded, putCancelled } from '../position-hand-over.store.ts'
import { actOf, type Doer, handedRow, toldOutcome } from './step.ts'

/** It is called off: by somebody above, or because the receiver left. */
export async function cancel(store: Store, gathered: Gathered, reason: string | undefined, by: Doer): Promise<Act> {
  const { head, now } = gathered
  const handed = await findHanded(store, head.position, head.from)
  const said = reason === undefined ? {} : { reason }
  return actOf(gathered, {
    did: 'position-hand-over.cancelled',
    by: { ...by, comment: reason },
    after: { status: 'cancelled', stage: 'over', closedAt: now },
    rows: [putCancelled(head.id, { by: by.person, at: now, ...said }), ...handedRow(head, handed)],
    effects: toldOutcome(head, by.person),
  })
}
