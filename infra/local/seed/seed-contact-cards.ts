import { channelRoutes } from '../../../functions/paging/channel.routes.ts'
import { listChannels } from '../../../functions/paging/channel.store.ts'
import { contactCardRoutes } from '../../../functions/paging/contact-card.routes.ts'
import { findCard } from '../../../functions/paging/contact-card.store.ts'
import { testCodeOf } from '../../../functions/paging/test-code.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { demo } from './demo.ts'
import { DEMO_SCHEDULES } from './demo-on-call.ts'
import type { PersonName } from './demo-people.ts'
import { type Deed, does } from './in-the-portal.ts'

/** On call, and nobody knows whether a page reaches them: they will be asked to prove it. */
const UNPROVEN: readonly PersonName[] = ['yangFan', 'davidMiller', 'luoMin']

const ROUTES = [...contactCardRoutes, ...channelRoutes]
/** Whoever looks after robots here. */
const KEEPER = 'sunZhiyuan'

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
  const done = (deed: Deed) => does(platform, ROUTES, deed)
  for (const [nth, by] of [...new Set(onCall)].entries()) {
    const person = demo.people[by]
    if (UNPROVEN.includes(by) || (await findCard(platform.store, person)) !== undefined) continue
    const phone = `+861380013${String(8000 + nth)}`
    await done({ by, operation: 'change-my-contact-card', body: { phone, webhook: null } })
    await done({ by, operation: 'test-my-channel', body: { channel: 'mail' } })
    const { test } = (await findCard(platform.store, person)) ?? {}
    // The mail itself is not sent: what was confirmed need not be told any more.
    if (test !== undefined) await done({ by, operation: 'confirm-my-test', body: { code: testCodeOf(platform, test) } })
  }
  if ((await listChannels(platform.store, { limit: 1 })).items.length > 0) return
  const id = await done({ by: KEEPER, operation: 'add-page-channel', body: ROBOT })
  await done({ by: KEEPER, operation: 'change-page-channel', params: { id }, body: { isOn: false } })
}
