import type { RouteContract } from '../../../functions/kernel/contract.ts'
import {
  addMyBrowser,
  type ContactCardOut,
  changeMyContactCard,
  confirmMyTest,
  readMyContactCard,
  removeMyBrowser,
  testMyChannel,
} from '../../../functions/paging/paging.contract.ts'
import type { Asked } from './fixture-answers.ts'
import { me, NOW } from './fixture-department.ts'

const IN_TEN_MINUTES = new Date(Date.parse(NOW) + 10 * 60_000).toISOString()
const THEN = '2026-09-30T02:00:00.000Z'

const card: ContactCardOut = {
  ...{ person: { id: me.id, name: me.name }, email: 'li.wei@example.com', phone: '+8613800138000', webhook: null },
  ...{ webhookKey: 'whsec_AAAA', version: 4 },
  browsers: [{ id: 'phone', label: 'Chrome · Android', since: THEN }],
  lost: [{ label: 'Edge · Windows', at: THEN }],
  byUrgency: { 1: ['mail', 'web-push', 'sms', 'voice'], 2: ['mail', 'web-push', 'sms'], 3: ['mail'] },
  channels: (['mail', 'web-push', 'sms', 'voice', 'webhook'] as const).map((channel) => ({
    ...{ channel, isThere: channel !== 'webhook', isTested: channel === 'sms' },
    ...(channel === 'mail'
      ? { provenAt: THEN, provenUntil: '2027-01-20T02:00:00.000Z' }
      : { provenAt: null, provenUntil: null }),
  })),
  test: { channel: 'sms', at: NOW, until: IN_TEN_MINUTES, state: 'delivered' },
  pushKey: 'BNcRdreALRFXTkOOUHK1EtK2wtaz5Ry4YfYCA_0QTpQtUbVlUls0VJXg7A8u-Ts1XbjhazAkj7I99e8QcYP7DkM',
}

type Answering = readonly [RouteContract, (asked: Asked) => unknown]

/** My card, which keeps what is done to it while the fixture runs. */
export function pagingAnswers(): readonly Answering[] {
  let mine: ContactCardOut = card
  const now = (change: Partial<ContactCardOut>) => {
    mine = { ...mine, ...change, version: mine.version + 1 }
    return mine
  }
  return [
    [readMyContactCard, () => mine],
    [changeMyContactCard, ({ body }) => now(body as Partial<ContactCardOut>)],
    [
      addMyBrowser,
      ({ body }) => {
        const { label } = body as { label: string }
        return now({ browsers: [...mine.browsers, { id: 'here', label, since: NOW }] })
      },
    ],
    [removeMyBrowser, ({ params }) => now({ browsers: mine.browsers.filter(({ id }) => id !== params.browser) })],
    [
      testMyChannel,
      ({ body }) => {
        const { channel } = body as { channel: 'sms' }
        return now({ test: { channel, at: NOW, until: IN_TEN_MINUTES, state: 'waiting' } })
      },
    ],
    [confirmMyTest, () => now({ test: null })],
  ]
}
