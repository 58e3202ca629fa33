import type { OpenObligation } from '../obligation/index.ts'
import type { Act } from '../platform/act.ts'
import type { Store } from '../platform/store.ts'
import { getIncident } from './incident.store.ts'
import { partiesIn } from './party.store.ts'
import { partySilent } from './steps/party.ts'
import type { Doer, Gathered } from './steps/step.ts'
import { findVendor } from './vendor.store.ts'

/** The time of a party to answer is up. Undefined: it is no party’s clock. */
export async function turnParty(
  store: Store,
  gathered: Gathered,
  by: Doer,
  owed: OpenObligation,
): Promise<Act | undefined> {
  const { rows } = await getIncident(store, gathered.head.id)
  const party = partiesIn(rows).find(({ obligation }) => obligation === owed.id)
  if (party === undefined) return undefined
  const vendor = 'vendor' in party.who ? await findVendor(store, party.who.vendor) : undefined
  return partySilent(gathered, by, party, owed, vendor)
}
