import { NotFoundError } from '../kernel/refusal.ts'
import {
  type CaseKinds,
  currentPolicy,
  personRefIn,
  timelineEntryOf,
  timelineOf,
  viewOfObligation,
} from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { isActive, worksInIt } from '../responsibility/index.ts'
import {
  acceptSwap,
  askForSwap,
  declineSwap,
  listSwaps,
  readSwap,
  readSwapTimeline,
  type SwapSummary,
  withdrawSwap,
} from './agreement.contract.ts'
import { refused } from './errors.ts'
import { lookingOf, mustWorkHere, own } from './gather.ts'
import { loadSchedules } from './on-call.store.ts'
import type { Looking } from './on-call.view.ts'
import { ON_CALL } from './on-call-policy.ts'
import { agreeing } from './override.ts'
import type { Range } from './rules/holes.ts'
import { areAllOf, isAwayIn, whatIsWrongWithTime } from './rules/may-have-shift.ts'
import { shiftsBetween } from './rules/shifts.ts'
import type { OnCallSchedule } from './schedule.ts'
import { type Ground, groundOf } from './schedule-act.ts'
import { getSwap, listSwapsOf, swapAfter, type WholeSwap } from './swap.store.ts'
import type { Swap, SwapHead } from './swap.ts'
import { asking, ended, type SwapWish } from './swap-acts.ts'

export const swapRoutes = (kinds: CaseKinds): Route[] => [
  mutation(askForSwap, async (platform, { body, caller, now }) => {
    const ground = await groundOf(platform)
    const { directory } = ground
    mustWorkHere(directory, caller.person, now)
    const by = own(directory, caller, 'on-call.swap')
    const schedule = ground.schedules.all.find(({ id }) => id === body.schedule)
    if (schedule === undefined) throw refused('unknown-schedule')
    const { inReturn, reason, ...plain } = body
    const wish: SwapWish = {
      ...plain,
      from: plain.from < now ? now : plain.from,
      giver: caller.person,
      ...(inReturn === undefined ? {} : { inReturn }),
      ...(reason === undefined ? {} : { reason }),
    }
    mustBePossible(ground, schedule, wish)
    const policy = await currentPolicy(platform.store, ON_CALL)
    const act = asking(platform, ground, schedule, wish, { actor: by.actor, policy })
    const looking = { directory, person: caller.person, language: caller.language, now }
    return { acts: [act], answer: summaryOf(swapAfter(act), ground.schedules.all, looking) }
  }),

  query(listSwaps, async ({ store }, call) => {
    const { caller, query: page } = call
    const looking = await lookingOf(store, call)
    const schedules = await loadSchedules(store)
    const { items, next } = await listSwapsOf(store, caller.person, { limit: page.limit, after: page.cursor })
    return { items: items.map((each) => summaryOf(each, schedules, looking)), nextCursor: next ?? null }
  }),

  query(readSwap, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    const { head, standing, story } = await getSwap(store, call.params.id)
    return {
      ...summaryOf(head, await loadSchedules(store), looking),
      obligations: standing.all.map((each) => viewOfObligation(each, { kinds, ...looking })),
      timeline: story.map((entry) => timelineEntryOf(entry, looking)),
    }
  }),

  query(readSwapTimeline, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    await getSwap(store, call.params.id)
    return timelineOf(store, call.params.id, call.query, looking)
  }),

  mutation(acceptSwap, (platform, call) => accept(platform, call)),

  mutation(declineSwap, (platform, call) =>
    answered(platform, call, ({ whole, by, now }) => {
      const owner = whole.standing.open.find(({ kind }) => kind === 'on-call.answer-swap')?.accountable
      if (whole.head.receiver !== by.person && owner !== by.person) throw refused('not-asked')
      return [ended(whole, { status: 'declined', by: by.actor, grant: by.grant, comment: call.body.reason }, now)]
    }),
  ),

  mutation(withdrawSwap, (platform, call) =>
    answered(platform, call, ({ whole, by, now }) => {
      if (whole.head.giver !== by.person) throw refused('not-your-shift')
      return [ended(whole, { status: 'withdrawn', by: by.actor, grant: by.grant }, now)]
    }),
  ),
]

/** The shift is the caller's, the one in return the other's, and both will be there. */
function mustBePossible({ directory, now }: Ground, schedule: OnCallSchedule, wish: SwapWish): void {
  const { giver, receiver, role, inReturn } = wish
  if (schedule.retiredAt !== undefined) throw refused('schedule-retired')
  if (receiver === giver) throw refused('receiver-is-giver')
  if (!isActive(directory, receiver) || !worksInIt(directory, receiver, now)) throw refused('unknown-person')
  const wrong = whatIsWrongWithTime(wish, now) ?? (inReturn && whatIsWrongWithTime(inReturn, now))
  if (wrong !== undefined) throw refused(wrong)
  const of = (range: Range) => shiftsBetween(schedule, role, directory, range)
  if (areAllOf(of(wish), receiver)) throw refused('has-the-shift')
  if (!areAllOf(of(wish), giver)) throw refused('not-your-shift')
  if (inReturn !== undefined && !areAllOf(of(inReturn), receiver)) throw refused('not-their-shift')
  const away = isAwayIn(directory, receiver, wish)
    ? receiver
    : inReturn !== undefined && isAwayIn(directory, giver, inReturn)
      ? giver
      : undefined
  if (away !== undefined) throw refused('person-is-away', { person: directory.people.get(away)?.name ?? away })
}

/** Who was asked takes it: the schedule says so in the same transaction. */
const accept = (platform: Platform, call: Call<typeof acceptSwap>): Promise<Outcome<SwapSummary>> =>
  answered(platform, call, ({ ground, whole, by, now }) => {
    const { head } = whole
    if (head.receiver !== by.person) throw refused('not-asked')
    const schedule = ground.schedules.all.find(({ id }) => id === head.schedule)
    if (schedule === undefined) throw new NotFoundError('schedule')
    const from = head.from < now ? now : head.from
    mustBePossible(ground, schedule, { ...head, from })
    const agreed = { schedule: head.schedule, role: head.role, because: 'swap', swap: head.id } as const
    const wishes = [
      { ...agreed, person: head.receiver, from, until: head.until },
      ...(head.inReturn === undefined ? [] : [{ ...agreed, person: head.giver, ...head.inReturn }]),
    ]
    const overrides = agreeing(platform, ground, wishes, by).map((act) => ({
      ...act,
      // Both know: the one asked, the other answered.
      effects: act.effects?.filter(({ kind }) => kind !== 'mail') ?? [],
    }))
    return [ended(whole, { status: 'accepted', by: by.actor, grant: by.grant }, now), ...overrides]
  })

interface Answering {
  readonly ground: Ground
  readonly whole: WholeSwap
  readonly by: ReturnType<typeof own>
  readonly now: string
}
type AnswerCall = Pick<Call, 'caller' | 'now' | 'ifMatch'> & { readonly params: { readonly id: string } }

async function answered(
  platform: Platform,
  { params, caller, now, ifMatch }: AnswerCall,
  decide: (answering: Answering) => readonly Act[],
): Promise<Outcome<SwapSummary>> {
  const ground = await groundOf(platform)
  const { directory } = ground
  mustWorkHere(directory, caller.person, now)
  const whole = await getSwap(platform.store, params.id)
  const by = own(directory, caller, 'on-call.swap')
  const { head } = whole
  const isTheirs = [head.receiver, head.giver].includes(caller.person)
  const isOwed = whole.standing.open.some(({ accountable }) => accountable === caller.person)
  if (!isTheirs && !isOwed) throw refused('not-asked')
  if (head.status !== 'asked') throw refused('swap-is-over', {}, { state: head.status, version: head.version })
  mustBeVersion(head.version, ifMatch)
  const acts = decide({ ground, whole, by, now })
  const looking = { directory, person: caller.person, language: caller.language, now }
  return { acts, answer: summaryOf(swapAfter(acts[0] as Act), ground.schedules.all, looking) }
}

const summaryOf = (
  swap: SwapHead | (Swap & { readonly version: number }),
  schedules: readonly OnCallSchedule[],
  { directory }: Looking,
): SwapSummary => ({
  id: swap.id,
  schedule: swap.schedule,
  scheduleName: schedules.find(({ id }) => id === swap.schedule)?.name ?? '',
  role: swap.role,
  status: swap.status,
  giver: personRefIn(directory, swap.giver),
  receiver: personRefIn(directory, swap.receiver),
  from: swap.from,
  until: swap.until,
  inReturn: swap.inReturn === undefined ? null : { from: swap.inReturn.from, until: swap.inReturn.until },
  reason: swap.reason ?? null,
  askedAt: swap.askedAt,
  version: swap.version,
})
