import { perform } from '../../../functions/audit-trail/index.ts'
import type { Id } from '../../../functions/kernel/ids.ts'
import { channelRoutes } from '../../../functions/paging/channel.routes.ts'
import { listChannels } from '../../../functions/paging/channel.store.ts'
import { contactCardRoutes } from '../../../functions/paging/contact-card.routes.ts'
import { findCard } from '../../../functions/paging/contact-card.store.ts'
import { testCodeOf } from '../../../functions/paging/test-code.ts'
import type { Outcome } from '../../../functions/platform/act.ts'
import type { Call, Route } from '../../../functions/platform/handler.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { demo } from './demo.ts'
import { DEMO_SCHEDULES } from './demo-on-call.ts'
import type { PersonName } from './demo-people.ts'

/** On call, and nobody knows whether a page reaches them: they will be asked to prove it. */
const UNPROVEN: readonly PersonName[] = ['yangFan', 'davidMiller', 'luoMin']

/** A robot as one would enter it; switched off, because its address leads nowhere. */
const ROBOT = {
  name: '运维值班群（示例，未启用）',
  kind: 'dingtalk',
  url: 'https://oapi.dingtalk.com/robot/send?access_token=example',
  ...{ upTo: 2, language: 'zh-CN' },
}

/**
 * How those on call are reached, through the doors everybody uses: a phone, and mail that was tried out, except of a few.
 * Whoever has a card already keeps it as it is.
 */
export async function seedContactCards(platform: Platform): Promise<void> {
  const onCall = DEMO_SCHEDULES.flatMap(({ primary, secondary }) => [...primary, ...secondary]).flatMap(
    ({ people }) => people,
  )
  const as = (person: Id, operation: string, rest: Told) => does(platform, person, operation, rest)
  for (const [nth, name] of [...new Set(onCall)].entries()) {
    const person = demo.people[name]
    if (UNPROVEN.includes(name) || (await findCard(platform.store, person)) !== undefined) continue
    const phone = `+861380013${String(8000 + nth)}`
    await as(person, 'change-my-contact-card', { body: { phone, webhook: null } })
    await as(person, 'test-my-channel', { body: { channel: 'mail' } })
    const { test } = (await findCard(platform.store, person)) ?? {}
    // The mail itself is not sent: what was confirmed need not be told any more.
    if (test !== undefined) await as(person, 'confirm-my-test', { body: { code: testCodeOf(platform, test) } })
  }
  const keeper = demo.people.sunZhiyuan
  if ((await listChannels(platform.store, { limit: 1 })).items.length > 0) return
  const { id } = await as(keeper, 'add-page-channel', { body: ROBOT })
  await as(keeper, 'change-page-channel', { params: { id }, body: { isOn: false } })
}

interface Told {
  readonly params?: object
  readonly body: object
}

const ROUTES: readonly Route[] = [...contactCardRoutes, ...channelRoutes]

/** As somebody would in the portal; answers the id of what was changed. */
async function does(
  platform: Platform,
  person: Id,
  operation: string,
  { params, body }: Told,
): Promise<{ readonly id: Id }> {
  const decide = ROUTES.find(({ contract }) => contract.operation === operation)?.decide
  if (decide === undefined) throw new TypeError(`no such route: ${operation}`)
  const quiet = { ...platform, kick() {} }
  const caller = { actor: { kind: 'person', id: person, from: { door: 'portal' } }, person, language: 'zh-CN' }
  const call = { params, query: undefined, body, caller, now: platform.clock.now() } as unknown as Call
  return perform(quiet, () => decide(quiet, call) as Promise<Outcome<{ readonly id: Id }>>)
}
