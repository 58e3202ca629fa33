import type { RouteContract } from '../../../functions/kernel/contract.ts'
import {
  addPageChannel,
  type ChannelOut,
  changePageChannel,
  listPageChannels,
  removePageChannel,
  testPageChannel,
} from '../../../functions/paging/channel.contract.ts'
import {
  addMyBrowser,
  type ContactCardOut,
  changeMyContactCard,
  confirmMyTest,
  listReachability,
  readMyContactCard,
  removeMyBrowser,
  testMyChannel,
} from '../../../functions/paging/contact-card.contract.ts'
import { listReachabilityOfSchedules } from '../../../functions/reachability/reachability.contract.ts'
import type { Asked } from './fixture-answers.ts'
import { groups, me, NOW, nth, people } from './fixture-department.ts'

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

const refOf = (each: number) => ({ id: people[each]?.id ?? '', name: people[each]?.name ?? '' })
const UNTIL = '2027-01-20T02:00:00.000Z'
const everybody = [1, 2, 3].map((each) => ({
  person: refOf(each),
  isProven: each === 1,
  channels: card.channels.map((way) => ({
    ...way,
    isThere: way.channel === 'mail' || (way.channel === 'sms' && each === 1),
    ...(way.channel === 'mail' && each === 1
      ? { provenAt: THEN, provenUntil: UNTIL }
      : { provenAt: null, provenUntil: null }),
  })),
}))

const onIt = { roles: ['primary' as const], isAway: false, ways: ['mail' as const], proven: [], askedAt: THEN }
const unproven = { ...onIt, provenSince: null, provenUntil: null, missing: ['proof' as const, 'another-way' as const] }
const proven = {
  ...onIt,
  ...{ provenSince: THEN, provenUntil: UNTIL, missing: [], askedAt: null },
  ...{ ways: ['mail' as const, 'sms' as const, 'voice' as const], proven: ['mail' as const] },
}
const onSchedules = [
  {
    ...{ schedule: nth('ocs', 1), name: '系统运维值班', isProven: false },
    people: [
      { person: refOf(2), ...unproven },
      { person: refOf(1), ...proven, roles: ['primary' as const, 'secondary' as const], isAway: true },
    ],
  },
  { schedule: nth('ocs', 2), name: '应用开发值班', isProven: true, people: [{ person: refOf(3), ...proven }] },
]

const robot: ChannelOut = {
  ...{ id: nth('chn', 1), name: '系统运维值班群', kind: 'dingtalk', host: 'oapi.dingtalk.com', isSigned: true },
  ...{ group: groups[0]?.id ?? null, upTo: 2, language: 'zh-CN', isOn: true, version: 2 },
  test: { at: NOW, state: 'failed' },
}
const another: ChannelOut = {
  ...{ ...robot, id: nth('chn', 2), name: 'On-call', kind: 'slack', host: 'hooks.slack.com', isSigned: false },
  ...{ group: null, isOn: false, test: null },
}

function channelAnswers(): readonly Answering[] {
  let channels = [robot, another]
  const of = (id: string | undefined, change: Partial<ChannelOut>) => {
    channels = channels.map((each) => (each.id === id ? { ...each, ...change, version: each.version + 1 } : each))
    return channels.find((each) => each.id === id)
  }
  return [
    [listPageChannels, () => ({ items: channels, nextCursor: null })],
    [
      addPageChannel,
      ({ body }) => {
        const { name, kind } = body as Pick<ChannelOut, 'name' | 'kind'>
        const added = { ...another, id: nth('chn', 3), name, kind, isOn: true }
        channels = [...channels, added]
        return added
      },
    ],
    [
      changePageChannel,
      ({ params, body }) => {
        const { name, upTo, isOn } = body as Partial<ChannelOut>
        return of(params.id, {
          ...(name !== undefined && { name }),
          ...(upTo !== undefined && { upTo }),
          ...(isOn !== undefined && { isOn }),
        })
      },
    ],
    [testPageChannel, ({ params }) => of(params.id, { test: { at: NOW, state: 'delivered' } })],
    [
      removePageChannel,
      ({ params }) => {
        channels = channels.filter(({ id }) => id !== params.id)
        return { id: params.id }
      },
    ],
  ]
}

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
    [listReachability, () => ({ items: everybody, nextCursor: null })],
    [listReachabilityOfSchedules, () => ({ items: onSchedules, nextCursor: null })],
    ...channelAnswers(),
  ]
}
