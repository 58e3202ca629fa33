import { byClock } from '../kernel/actor.ts'
import { type Instant, plusMillis } from '../kernel/instant.ts'
import type { Turning } from '../obligation/index.ts'
import { nextTick, tell } from '../obligation/index.ts'
import { goesOutAt, pageStateOf } from '../paging/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Platform } from '../platform/platform.ts'
import { TIME_TO_SEND } from './escalate.ts'
import { getIncident, type WholeIncident } from './incident.store.ts'
import type { IncidentHead } from './incident.ts'
import { severityPolicyAt } from './severity-policy.store.ts'
import { answerAnew, climbOn, waitForTurn, waitOn } from './steps/move-ladder.ts'
import { PARTY } from './steps/party.ts'
import { actOf, type Doer, type Gathered } from './steps/step.ts'
import { turnParty } from './turn-party.ts'

const CLOCK: Doer = { actor: byClock, person: 'onduty' }

/**
 * A clock of an incident ran out: the page of a step is looked at, the next step is paged, an acknowledgement ran out; in
 * a drill, what would have climbed is said again to whoever takes part.
 */
export async function turnIncident(platform: Platform, turning: Turning): Promise<Outcome<undefined>> {
  const { directory, now } = turning
  const { head, standing } = await standingOf(platform, turning)
  const policy = await severityPolicyAt(platform.store, head.policy)
  const act = await actFor(platform, { head, standing, directory, policy, now }, turning)
  // Whoever turns it by the clock is told where it stands: nobody waits to be woken.
  return { acts: [{ ...act, effects: (act.effects ?? []).filter(({ kind }) => kind !== 'wake') }], answer: undefined }
}

/** As it was read by whoever looked at its clocks; only what a plan has of its own is not in there. */
async function standingOf(
  { store }: Platform,
  { head, standing }: Turning,
): Promise<Pick<WholeIncident, 'head' | 'standing'>> {
  const incident = head as IncidentHead
  return incident.plan === undefined
    ? { head: incident, standing: { ...standing, steps: [] } }
    : getIncident(store, incident.id)
}

async function actFor(platform: Platform, gathered: Gathered, turning: Turning): Promise<Act> {
  const { head, now } = gathered
  const { obligation } = turning
  if (obligation.kind === 'incident.attend') {
    return answerAnew(platform, gathered, {
      did: 'incident.lease-ran-out',
      by: CLOCK,
      what: { obligation: obligation.id, from: obligation.accountable },
    })
  }
  if (obligation.kind === PARTY) {
    const act = await turnParty(platform.store, gathered, CLOCK, obligation)
    if (act !== undefined) return act
  }
  if (obligation.kind !== 'incident.acknowledge') return remindAgain(gathered, turning)
  if (head.ladder === undefined || head.ladder.until <= now) {
    return climbOn(platform, gathered, obligation, CLOCK, 'unanswered')
  }
  if (await wasDelivered(platform, gathered)) return waitOn(gathered, obligation, CLOCK)
  const turn = await whenItsTurnComes(platform, gathered)
  return turn === undefined
    ? climbOn(platform, gathered, obligation, CLOCK, 'undelivered')
    : waitForTurn(gathered, obligation, CLOCK, turn)
}

/**
 * Many incidents at once: whoever is paged was told of another less than a minute ago, and gets this one with the next
 * message. When that has had its time as well and the page is not there, the next is paged.
 */
async function whenItsTurnComes({ store }: Platform, { head, now }: Gathered): Promise<Instant | undefined> {
  if (head.ladder?.page === undefined) return undefined
  const at = await goesOutAt(store, head.id, head.ladder.page)
  const look = at === undefined ? now : plusMillis(at, TIME_TO_SEND)
  return look > now && look < head.ladder.until ? look : undefined
}

/** Whether any channel took the page of this step. */
async function wasDelivered({ store }: Platform, { head }: Gathered): Promise<boolean> {
  if (head.ladder?.page === undefined) return false
  const channels = await pageStateOf(store, head.id, head.ladder.page)
  return channels.some(({ state }) => state === 'delivered')
}

/** In a drill nothing goes up to people who take no part. */
function remindAgain(gathered: Gathered, { obligation, plan, bundle }: Turning): Act {
  const { directory, now, head } = gathered
  const { calendar } = directory.department
  const again = nextTick([], now, calendar, obligation.again)
  const ahead = plan.length > 0 ? plan : ([{ at: again, does: 'turn' }] as const)
  return actOf(gathered, {
    incident: head,
    did: 'obligation.reminded',
    by: CLOCK,
    bumpsVersion: false,
    obligations: [{ ...obligation, plan: ahead, nextTickAt: ahead[0]?.at ?? again }],
    what: { obligation: obligation.id, kind: obligation.kind, accountable: obligation.accountable },
    effects: [tell(obligation, obligation.accountable, 'reminded', bundle)],
  })
}
