import type { Actor, Grant } from '../kernel/actor.ts'
import { byClock } from '../kernel/actor.ts'
import { newId } from '../kernel/ids.ts'
import { type Instant, wholeSecond } from '../kernel/instant.ts'
import {
  closing,
  type OpenObligation,
  openWithPlan,
  pinnedPace,
  pinOf,
  planLadder,
  putObligation,
  type Rung,
  type Turning,
  tell,
} from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import type { Platform } from '../platform/platform.ts'
import { personIsActive, positionsOf } from '../responsibility/index.ts'
import type { OnCallPolicy } from './on-call-policy.ts'
import type { OnCallSchedule } from './schedule.ts'
import type { Ground } from './schedule-act.ts'
import { getSwap, headOfSwap, type WholeSwap } from './swap.store.ts'
import type { Swap } from './swap.ts'

export type SwapWish = Pick<Swap, 'schedule' | 'role' | 'giver' | 'receiver' | 'from' | 'until' | 'inReturn' | 'reason'>

/** Asks: the receiver owes an answer, and the question lapses when the first of the shifts begins. */
export function asking(
  { random }: Pick<Platform, 'random'>,
  { directory, now }: Ground,
  schedule: OnCallSchedule,
  wish: SwapWish,
  { actor, policy }: { readonly actor: Actor; readonly policy: OnCallPolicy },
): Act {
  const id = newId('ocw', now, random)
  const swap: Swap = { id, ...wish, status: 'asked', stage: 'accept', askedAt: now, policy: pinOf(policy) }
  const obligation = owed(swap, schedule, { directory, now }, policy)
  const { reason, ...plain } = wish
  return {
    before: undefined,
    head: headOfSwap(swap),
    at: now,
    did: 'on-call-swap.asked',
    by: actor,
    grant: relation('on-call.swap'),
    what: {
      ...{ schedule: plain.schedule, role: plain.role, giver: plain.giver, receiver: plain.receiver },
      ...{ from: plain.from, until: plain.until },
      ...(plain.inReturn === undefined ? {} : { inReturn: { ...plain.inReturn } }),
      ...{ obligation: obligation.id, accountable: obligation.accountable, dueAt: obligation.dueAt },
      policy: swap.policy,
    },
    ...(reason === undefined ? {} : { personal: { comment: reason } }),
    rows: [personIsActive(swap.giver), putObligation(obligation)],
    effects: [
      tell(obligation, swap.receiver, 'asked'),
      { kind: 'start', workflow: 'on-call-swap', caseId: id, generation: 1 },
    ],
  }
}

export const relation = (authority: string): Grant => ({ authority, via: 'relation' })

/** When nobody can accept it any more: the first of its shifts begins, or, of a running one, is over. */
export function lapsesAt({ from, until, inReturn, askedAt }: Swap): Instant {
  const first = inReturn !== undefined && inReturn.from < from ? inReturn : { from, until }
  return wholeSecond(first.from > askedAt ? first.from : first.until)
}

function owed(
  swap: Swap,
  schedule: OnCallSchedule,
  { directory, now }: Pick<Ground, 'directory' | 'now'>,
  policy: OnCallPolicy,
): OpenObligation {
  const { calendar } = directory.department
  const lapses = lapsesAt(swap)
  const ladder = policy.stages.swap
  const planned = planLadder(ladder, now, calendar)
  const inTime = planned.plan.filter(({ at }) => at < lapses)
  // Where there is no time to come to the head, nobody else is asked: the shift stays where it is.
  const comesToTheHead = inTime.some((rung) => rung.does === 'climb' && rung.to === 'head')
  const plan: Rung[] = comesToTheHead ? inTime : inTime.filter(({ does }) => does === 'remind')
  const [position] = positionsOf(directory, swap.receiver, now)
  return openWithPlan(
    {
      ...{ caseId: swap.id, kind: 'on-call.answer-swap', about: { title: schedule.name }, round: 1, now, nth: 0 },
      answerer: { person: swap.receiver, via: 'person', ...(position === undefined ? {} : { position }) },
      ladderPosition: schedule.owner,
    },
    planned.dueAt < lapses ? planned.dueAt : lapses,
    [...plan, { at: lapses, does: 'turn' }],
    calendar,
    pinnedPace(ladder),
  )
}

/** How a swap ends, by whose hand. */
export interface SwapEnd {
  readonly status: Exclude<Swap['status'], 'asked'>
  readonly by: Actor
  readonly grant?: Grant
  readonly comment?: string | undefined
}

/** It is over; whoever waits for the answer hears it. */
export function ended({ head, standing }: WholeSwap, { status, by, grant, comment }: SwapEnd, now: Instant): Act {
  const main = standing.open.filter(({ concerns }) => concerns === undefined)
  const how = status === 'accepted' || status === 'declined' ? 'discharged' : 'withdrawn'
  const done = main.flatMap((each) => closing(standing.open, each, how, by.id, now))
  const { pk: _, sk: __, version: ___, auditSeq: ____, auditHash: _____, ...swap } = head
  const to = status === 'withdrawn' ? head.receiver : head.giver
  const told: Effect = { kind: 'mail', letter: 'on-call.swap-ended', to, about: { swap: head.id } }
  return {
    before: head,
    head: headOfSwap({ ...(swap as unknown as Swap), status, stage: 'over' }),
    at: now,
    did: `on-call-swap.${status}`,
    by,
    ...(grant === undefined ? {} : { grant }),
    what: { schedule: head.schedule, role: head.role, giver: head.giver, receiver: head.receiver },
    ...(comment === undefined ? {} : { personal: { comment } }),
    rows: [...(by.kind === 'person' ? [personIsActive(by.id)] : []), ...done.map(putObligation)],
    effects: [told, { kind: 'wake', caseId: head.id }],
  }
}

/** The shift began, or is over, and nobody answered: silence moves nothing. */
export async function lapse({ store }: Platform, { head, now }: Turning): Promise<Outcome<undefined>> {
  const whole = await getSwap(store, head.id)
  if (whole.head.status !== 'asked') return { acts: [], answer: undefined }
  return { acts: [ended(whole, { status: 'expired', by: byClock }, now)], answer: undefined }
}
