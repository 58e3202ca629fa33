import { perform } from '../audit-trail/index.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import type { JsonObject } from '../kernel/json.ts'
import type { Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import type { Hook } from '../platform/webhook.ts'
import { loadDirectory } from '../responsibility/index.ts'
import { getSystem } from './catalogue.store.ts'
import { getEntitlementHead } from './entitlement.store.ts'
import { type Everything, gather } from './gather.ts'
import { letGo } from './let-go.ts'
import { whyGroundless } from './rules/ground.ts'
import type { Wanted } from './steps/connect.ts'
import { grant, proveRevoked } from './steps/decide.ts'
import { endEarlier } from './take-step.ts'
import { keyOfSystem } from './webhook-key.ts'

type About = JsonObject & { readonly entitlement: Id; readonly wanted: Wanted; readonly turn: number }

/**
 * Asks a system itself to grant or revoke. What it took is done: the obligation is met, with the number of the call for
 * its proof. What it does not take stays with whoever owes it.
 */
export const provisionHook: Hook = {
  async compose({ store, secrets }, about) {
    const { entitlement: id, wanted, turn } = about as About
    const [head, directory] = await Promise.all([getEntitlementHead(store, id), loadDirectory(store)])
    const { connector } = await getSystem(store, head.system)
    if (connector.kind !== 'webhook' || head.turn !== turn || !isStillWanted(head, wanted)) return undefined
    const person = directory.people.get(head.person)
    return {
      url: connector.url,
      key: keyOfSystem(secrets, head.system, connector.key),
      body: {
        type: `entitlement.${wanted}`,
        entitlement: { id: head.id, number: head.number, until: head.until, account: head.account ?? null },
        person: { id: head.person, name: person?.name ?? head.person, email: person?.email ?? null },
        right: { id: head.right, name: { ...head.rightName } },
        system: { id: head.system, name: { ...head.systemName } },
      },
    }
  },

  async delivered(platform, about, answer) {
    const { entitlement, wanted, turn } = about as About
    await perform({ ...platform, kick() {} }, () => done(platform, entitlement, wanted, turn, answer))
  },
}

type Done = { readonly id: Id; readonly status: number }

async function done(
  platform: Pick<Platform, 'store' | 'clock'>,
  id: Id,
  wanted: Wanted,
  turn: number,
  answer: Done,
): Promise<Outcome<undefined>> {
  const everything = await gather(platform, id, platform.clock.now())
  const { before } = everything
  if (before.turn !== turn || !isStillWanted(before, wanted)) return { acts: [], answer: undefined }
  return { acts: await actsOf(platform, everything, wanted, answer), answer: undefined }
}

async function actsOf(
  platform: Pick<Platform, 'store' | 'clock'>,
  everything: Everything,
  wanted: Wanted,
  { id: call, status }: Done,
) {
  const { before, directory, isDutyOf, now } = everything
  const by = { actor: byClock, comment: `webhook ${call}: ${status}` }
  if (wanted === 'revoke') return [proveRevoked(everything, by, await letGo(platform, everything))]
  // Its ground went while it was on its way: it falls away elsewhere, and nobody has it.
  if (whyGroundless(before, directory, isDutyOf, now) !== undefined) return []
  return [grant(everything, by, { by: before.system }), ...(await endEarlier(platform, everything))]
}

const isStillWanted = (
  { status, origin }: { readonly status: string; readonly origin: string },
  wanted: Wanted,
): boolean =>
  wanted === 'revoke'
    ? status === 'revoking'
    : status === 'approved' || (origin === 'break-glass' && status === 'active')
