import type { RouteContract } from '../../../functions/kernel/contract.ts'
import {
  acceptSwap,
  addOverride,
  askForSwap,
  declineSwap,
  endOverride,
  listSwaps,
  readSwap,
  type SwapOut,
  type SwapSummary,
} from '../../../functions/on-call/agreement.contract.ts'
import { addFeed, listFeeds, revokeFeed } from '../../../functions/on-call/feed.contract.ts'
import {
  acceptHandOver,
  type HandOverOut,
  type HandOverSummary,
  listHandOvers,
  readHandOver,
} from '../../../functions/on-call/hand-over.contract.ts'
import { myShifts, readPreferences, readReport, setPreferences } from '../../../functions/on-call/on-call.contract.ts'
import type { Asked } from './fixture-answers.ts'
import { me, nth, people } from './fixture-department.ts'
import { incidents } from './fixture-incidents.ts'
import { at, fairness, problems, scheduleAnswers, shift, WEEK } from './fixture-on-call-schedules.ts'

const self = { id: me.id, name: me.name }
const other = { id: people[3]?.id ?? '', name: people[3]?.name ?? '' }
const OPERATIONS = { schedule: nth('ocs', 1), scheduleName: '系统运维值班', role: 'primary' } as const

const swaps: SwapSummary[] = [
  {
    ...{ id: nth('ocw', 1), ...OPERATIONS, status: 'asked', giver: other, receiver: self, version: 1 },
    ...{ from: at('2026-01-19', '09:00'), until: at('2026-01-26', '09:00') },
    inReturn: { from: at('2026-02-02', '09:00'), until: at('2026-02-09', '09:00') },
    ...{ reason: '那一周要去机房验收。', askedAt: at('2026-01-06', '17:40') },
  },
]
const swapOf = (swap: SwapSummary): SwapOut => ({ ...swap, obligations: [], timeline: [] })

const handOvers: HandOverSummary[] = [
  {
    ...{ id: nth('och', 1), ...OPERATIONS, status: 'open', giver: other, receiver: self, version: 1 },
    ...{ at: at('2026-01-07', '09:00'), note: '邮件网关 2 号机磁盘 85%，夜里留意。' },
    matters: [
      {
        ...{ case: incidents[0]?.id ?? '', number: incidents[0]?.number ?? '', title: '邮件收发变慢' },
        href: `/incidents/${incidents[0]?.id}`,
      },
    ],
    others: 2,
  },
]
const handOverOf = (handOver: HandOverSummary): HandOverOut => ({
  ...{ ...handOver, openNow: handOver.matters, obligations: [] },
  timeline: [
    {
      ...{ seq: 1, at: handOver.at, did: 'on-call-hand-over.opened', door: 'timer', grant: null, what: {} },
      ...{ by: { kind: 'system', id: 'clock', name: '职守' }, comment: null },
    },
  ],
})

/** Shifts of mine, a swap and a hand-over that wait for me, and schedules of which one has gaps. */
export function onCallAnswers(): readonly (readonly [RouteContract, (asked: Asked) => unknown])[] {
  const asked = structuredClone(swaps)
  const owed = structuredClone(handOvers)
  const feeds = [
    { id: nth('ocf', 1), schedule: null as string | null, createdAt: at('2026-01-05', '10:00'), version: 1 },
  ]
  let timeZone: unknown = null
  const ended = (id: string | undefined, status: SwapSummary['status']) => {
    const found = asked.find((each) => each.id === id)
    return found && Object.assign(found, { status, version: 2 })
  }
  return [
    ...scheduleAnswers(),
    [
      myShifts,
      () => ({
        timeZone: timeZone ?? 'Asia/Shanghai',
        shifts: [0, 4].map((week) => ({
          ...{ ...OPERATIONS, ...shift(self, WEEK(week)) },
          ...{ localFrom: '2026-01-05T09:00', localUntil: '2026-01-12T09:00' },
        })),
      }),
    ],
    [readReport, () => ({ from: at('2026-01-07', '10:20'), until: at('2026-02-11', '10:20'), problems, fairness })],
    [readPreferences, () => ({ person: self, timeZone })],
    [
      setPreferences,
      ({ body }) => {
        timeZone = body.timeZone
        return { person: self, timeZone }
      },
    ],
    [listSwaps, () => ({ items: asked, nextCursor: null })],
    [
      readSwap,
      ({ params: { id } }) => {
        const found = asked.find((each) => each.id === id)
        return found && swapOf(found)
      },
    ],
    [acceptSwap, ({ params: { id } }) => ended(id, 'accepted')],
    [declineSwap, ({ params: { id } }) => ended(id, 'declined')],
    [listHandOvers, () => ({ items: owed, nextCursor: null })],
    [
      readHandOver,
      ({ params: { id } }) => {
        const found = owed.find((each) => each.id === id)
        return found && handOverOf(found)
      },
    ],
    [
      acceptHandOver,
      ({ params: { id } }) => {
        const found = owed.find((each) => each.id === id)
        return found && Object.assign(found, { status: 'accepted', version: 2 })
      },
    ],
    [
      addOverride,
      ({ params, body }) => ({
        ...{ id: nth('ocv', 9), schedule: params.id, role: body.role, from: body.from, until: body.until },
        ...{ person: self, because: 'cover', reason: null, createdAt: at('2026-01-07', '10:20'), createdBy: self },
      }),
    ],
    [
      endOverride,
      ({ params }) => ({
        ...{ id: params.id, schedule: OPERATIONS.schedule, role: 'primary', person: other, because: 'override' },
        ...{ ...WEEK(1), reason: null, createdAt: at('2026-01-07', '10:20'), createdBy: self },
      }),
    ],
    [
      askForSwap,
      ({ body, now }) => {
        const receiver = people.find(({ id }) => id === body.receiver)
        const made: SwapSummary = {
          ...{ id: nth('ocw', 2), ...OPERATIONS, status: 'asked', giver: self, version: 1, askedAt: now },
          ...{ receiver: { id: receiver?.id ?? '', name: receiver?.name ?? '' }, reason: null },
          ...{ from: String(body.from), until: String(body.until), inReturn: null },
        }
        asked.unshift(made)
        return made
      },
    ],
    [listFeeds, () => ({ items: feeds })],
    [
      addFeed,
      ({ body, now }) => {
        const made = {
          id: nth('ocf', 2),
          schedule: (body.schedule as string | undefined) ?? null,
          createdAt: now,
          version: 1,
        }
        feeds.push(made)
        return { ...made, url: `https://onduty.example.com/api/on-call/calendar/${'k'.repeat(43)}` }
      },
    ],
    [
      revokeFeed,
      ({ params: { id } }) => {
        const place = feeds.findIndex((each) => each.id === id)
        return feeds.splice(place, 1)[0]
      },
    ],
  ]
}
