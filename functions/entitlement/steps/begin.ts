import type { Act } from '../../platform/act.ts'
import type { Effect } from '../../platform/effect.ts'
import type { Write } from '../../platform/store.ts'
import { putAsked, putEntitled, putLive } from '../entitlement.store.ts'
import type { Entitlement } from '../entitlement.ts'
import { ENTITLEMENT_ACTIVE } from '../events.ts'
import { provisioned } from './connect.ts'
import { actOf, ask, type Doer, type Gathered, happened, mind } from './step.ts'

/** Somebody asks for it: whose duty it is decides. */
export function request(entitlement: Entitlement, gathered: Gathered, by: Doer): Act {
  const opens = ask(entitlement, 'approve', gathered)
  return actOf(gathered, {
    entitlement,
    did: 'entitlement.requested',
    by,
    what: factsOf(entitlement),
    opens: [opens],
    rows: [putLive(entitlement), putAsked(entitlement)],
  })
}

/**
 * It is taken at once in an emergency. Nobody decides on it first; therefore everybody who would hears of it now.
 *
 * @param told letters to whoever would have decided, and those above
 */
export function takeInEmergency(
  entitlement: Entitlement,
  gathered: Gathered,
  by: Doer,
  told: readonly Effect[],
  rows: readonly Write[] = [],
): Act {
  return actOf(gathered, {
    entitlement,
    did: 'entitlement.taken-in-emergency',
    by,
    what: factsOf(entitlement),
    rows: [putLive(entitlement), putEntitled(entitlement, undefined), ...rows],
    effects: [
      ...told,
      ...provisioned(entitlement, gathered.connector, 'grant'),
      mind(entitlement, gathered.directory, gathered.now),
      happened(ENTITLEMENT_ACTIVE, entitlement),
    ],
  })
}

/** It was there before anybody kept records, and is taken into them as it is. */
export const record = (entitlement: Entitlement, gathered: Gathered, by: Doer): Act =>
  actOf(gathered, {
    entitlement,
    did: 'entitlement.recorded',
    by,
    what: factsOf(entitlement),
    rows: [putLive(entitlement), putEntitled(entitlement, undefined)],
    effects: [mind(entitlement, gathered.directory, gathered.now)],
  })

const factsOf = ({
  number,
  person,
  right,
  system,
  position,
  duty,
  until,
  contentHash,
  conflicts,
  policy,
}: Entitlement) => ({
  ...{ number, person, right, system, position, until, contentHash, policy },
  ...(duty === undefined ? {} : { duty }),
  ...(conflicts.length === 0 ? {} : { conflicts: conflicts.map((each) => ({ ...each })) }),
})
