import { perform } from '../../audit-trail/index.ts'
import { byClock } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { JsonObject } from '../../kernel/json.ts'
import type { Outcome } from '../../platform/act.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { loadDirectory } from '../../responsibility/index.ts'
import { getIncident } from '../incident.store.ts'
import { isOver } from '../incident.ts'
import { partiesIn } from '../party.store.ts'
import { severityPolicyAt } from '../severity-policy.store.ts'
import { partySilent, VENDOR_MAIL } from '../steps/party.ts'
import { findVendor } from '../vendor.store.ts'

interface Refused {
  readonly letter?: string
  readonly about?: { readonly incident: Id; readonly party: number; readonly contact: number }
}

/**
 * The mail to a vendor’s contact is refused for good: the next is asked at once; after the last, whoever answers for it here
 * hears that nobody there can be reached by mail. Nothing where they were asked another way meanwhile.
 */
export const askNextContactTask: Task = {
  name: 'ask-next-contact',
  async run(platform, input) {
    const { letter, about } = input as JsonObject & Refused
    if (letter !== VENDOR_MAIL || about === undefined) return {}
    await perform(platform, () => askedOn(platform, about))
    return {}
  },
}

async function askedOn(
  { store, clock }: Platform,
  { incident, party: nth, contact }: NonNullable<Refused['about']>,
): Promise<Outcome<undefined>> {
  const nothing = { acts: [], answer: undefined }
  const [{ head, standing, rows }, directory] = await Promise.all([getIncident(store, incident), loadDirectory(store)])
  const party = partiesIn(rows).find((each) => each.nth === nth)
  const owed = standing.open.find(({ id }) => id === party?.obligation)
  if (isOver(head) || party?.state !== 'asked' || party.asked !== contact + 1 || owed === undefined) return nothing
  const vendor = 'vendor' in party.who ? await findVendor(store, party.who.vendor) : undefined
  const policy = await severityPolicyAt(store, head.policy)
  const gathered = { head, standing, directory, policy, now: clock.now() }
  return { acts: [partySilent(gathered, { actor: byClock, person: 'onduty' }, party, owed, vendor)], answer: undefined }
}
