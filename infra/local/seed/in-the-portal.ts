import * as z from 'zod/mini'
import { perform } from '../../../functions/audit-trail/index.ts'
import type { Origin } from '../../../functions/kernel/actor.ts'
import type { Id } from '../../../functions/kernel/ids.ts'
import type { Outcome } from '../../../functions/platform/act.ts'
import type { Call, Caller, Route } from '../../../functions/platform/handler.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { demo } from './demo.ts'
import type { PersonName } from './demo-people.ts'

/** Something somebody of the demo does in the portal. */
export interface Deed {
  readonly by: PersonName
  readonly operation: string
  readonly params?: object
  /** As it is sent: what the contract fills in need not be there. */
  readonly body: object
  readonly ifMatch?: number
}

/** Somebody of the demo, by the door they came in. */
export const callerOf = (person: Id, door: Origin['door'] = 'portal'): Caller => ({
  actor: { kind: 'person', id: person, from: { door } },
  person,
  language: 'zh-CN',
})

/** What would be done by a deed, now by the platform's clock. Nothing is written. */
export async function decided(
  platform: Platform,
  routes: readonly Route[],
  { by, operation, params, body, ifMatch }: Deed,
): Promise<Outcome<{ readonly id: Id }>> {
  const { contract, decide } = routes.find((each) => each.contract.operation === operation) ?? {}
  if (contract?.body === undefined || decide === undefined) throw new TypeError(`no such route: ${operation}`)
  const asked = { params, query: undefined, body: z.parse(contract.body, body), ifMatch }
  const call = { ...asked, caller: callerOf(demo.people[by]), now: platform.clock.now() } as unknown as Call
  return (await decide(platform, call)) as Outcome<{ readonly id: Id }>
}

/** Does a deed by the route everybody uses; nothing outside hears of it yet. Answers the id of what was made or changed. */
export async function does(platform: Platform, routes: readonly Route[], deed: Deed): Promise<Id> {
  const quiet: Platform = { ...platform, kick() {} }
  const { id } = await perform(quiet, () => decided(quiet, routes, deed))
  return id
}
