import { perform } from '../../../functions/audit-trail/index.ts'
import { catalogueRoutes } from '../../../functions/entitlement/catalogue.routes.ts'
import { listRightHeads, listSystemHeads, recordEntitlement } from '../../../functions/entitlement/index.ts'
import type { Id } from '../../../functions/kernel/ids.ts'
import { DAY, type Instant, plusMillis } from '../../../functions/kernel/instant.ts'
import type { Text } from '../../../functions/kernel/text.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { loadDirectory, mayAct } from '../../../functions/responsibility/index.ts'
import { demo } from './demo.ts'
import { SYSTEMS } from './demo-entitlements.ts'
import { callerOf, does } from './in-the-portal.ts'

/** Whoever keeps the catalogue. */
const KEEPER = 'maXiaolin'

/**
 * The catalogue of systems and rights, through the doors everybody uses, and who had what before it was kept. What is
 * there already is left as it is, so a start that was stopped goes on.
 */
export async function seedEntitlements(platform: Platform, now: Instant): Promise<void> {
  const { store } = platform
  const quiet = { ...platform, kick() {} }
  for (const { name, service, rights } of SYSTEMS) {
    const systems = (await listSystemHeads(store, { limit: 100 })).items
    const system =
      idOf(systems, name) ??
      (await made(quiet, 'add-entitlement-system', { name, service: demo.services[service], connector: MANUAL }, now))
    for (const { holders, positions, breakGlass = false, ...right } of rights) {
      const known = (await listRightHeads(store, system, { limit: 100 })).items
      const wish = { ...right, system, breakGlass, positions: positions.map((each) => demo.positions[each]) }
      const id = idOf(known, right.name) ?? (await made(quiet, 'add-entitlement-right', wish, now))
      for (const [person, position, days] of holders) {
        await had(quiet, { right: id, person: demo.people[person], position: demo.positions[position], days }, now)
      }
    }
  }
}

const MANUAL = { kind: 'manual' } as const

const idOf = (things: readonly { readonly id: Id; readonly name: Text }[], name: Text): Id | undefined =>
  things.find((each) => each.name['zh-CN'] === name['zh-CN'])?.id

const made = (platform: Platform, operation: string, body: object, now: Instant): Promise<Id> =>
  does({ ...platform, clock: { now: () => now } }, catalogueRoutes, { by: KEEPER, operation, body })

interface Had {
  readonly right: Id
  readonly person: Id
  readonly position: Id
  readonly days: number
}

async function had(platform: Platform, { days, ...wish }: Had, now: Instant): Promise<void> {
  const keeper = callerOf(demo.people[KEEPER])
  const verdict = mayAct(await loadDirectory(platform.store), keeper.person, 'entitlement.define', now)
  if ('no' in verdict) throw new TypeError('whoever keeps the catalogue may not')
  const by = { actor: keeper.actor, person: keeper.person, grant: verdict.yes }
  const recorded = { ...wish, reason: '建档前已有，随目录登记。', until: plusMillis(now, days * DAY) }
  await perform(platform, async () => {
    return { acts: await recordEntitlement(platform, recorded, by, now), answer: undefined }
  })
}
