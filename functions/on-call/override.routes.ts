import { NotFoundError } from '../kernel/refusal.ts'
import { timelineOf } from '../obligation/index.ts'
import type { Act, Outcome } from '../platform/act.ts'
import type { Effect } from '../platform/effect.ts'
import { type Call, mutation, query, type Route } from '../platform/handler.ts'
import { mustBeVersion } from '../platform/must-be-version.ts'
import type { Platform } from '../platform/platform.ts'
import { isActive, loadDirectory, worksInIt } from '../responsibility/index.ts'
import { addOverride, endOverride, readOverrideTimeline } from './agreement.contract.ts'
import { refused } from './errors.ts'
import { keeping, lookingOf, mustWorkHere, own } from './gather.ts'
import { agreeing, ending, getOverride, overrideAfter } from './override.ts'
import { areAllOf, areNobodys, isAwayIn, whatIsWrongWithTime } from './rules/may-have-shift.ts'
import { shiftsBetween } from './rules/shifts.ts'
import type { OverrideOut } from './schedule.contract.ts'
import type { Shift } from './schedule.ts'
import { viewOfOverride } from './schedule.view.ts'
import { groundOf, scheduleIn } from './schedule-act.ts'

export const overrideRoutes: Route[] = [
  mutation(addOverride, (platform, call) => add(platform, call)),

  mutation(endOverride, async (platform, { params, caller, now, ifMatch }) => {
    const [head, ground] = await Promise.all([getOverride(platform, params.id), groundOf(platform)])
    const { directory } = ground
    const by = keeping(directory, caller, scheduleIn(ground.schedules, head.schedule), now)
    if (head.status === 'ended' || head.until <= now) throw refused('override-has-ended')
    mustBeVersion(head.version, ifMatch)
    const act = ending(head, ground, by)
    return { acts: [act], answer: viewOfOverride(overrideAfter(act), { directory }) }
  }),

  query(readOverrideTimeline, async ({ store }, call) => {
    const looking = await lookingOf(store, call)
    await getOverride({ store }, call.params.id)
    return timelineOf(store, call.params.id, call.query, looking)
  }),
]

async function add(
  platform: Platform,
  { params, body, caller, now }: Call<typeof addOverride>,
): Promise<Outcome<OverrideOut>> {
  mustWorkHere(await loadDirectory(platform.store), caller.person, now)
  const ground = await groundOf(platform)
  const { directory } = ground
  const schedule = ground.schedules.all.find(({ id }) => id === params.id)
  if (schedule === undefined) throw new NotFoundError('schedule')
  const { role, person, until, reason } = body
  const wrong = whatIsWrongWithTime(body, now)
  // What has begun is agreed from now on: who was on call until now stays who they were.
  const from = body.from < now ? now : body.from
  const shifts = wrong === undefined ? shiftsBetween(schedule, role, directory, { from, until }) : []
  const isOwnCover = person === caller.person && areNobodys(shifts)
  const by = isOwnCover ? own(directory, caller, 'on-call.cover') : keeping(directory, caller, schedule, now)
  if (schedule.retiredAt !== undefined) throw refused('schedule-retired')
  if (wrong !== undefined) throw refused(wrong)
  if (!isActive(directory, person) || !worksInIt(directory, person, now)) throw refused('unknown-person')
  const name = directory.people.get(person)?.name ?? person
  if (isAwayIn(directory, person, { from, until })) throw refused('person-is-away', { person: name })
  if (areAllOf(shifts, person)) throw refused('has-the-shift')
  const because = shifts.some((each) => each.person === undefined) ? ('cover' as const) : ('override' as const)
  const wish = {
    ...{ schedule: schedule.id, role, person, from, until, because },
    ...(reason === undefined ? {} : { reason }),
  }
  const acts = agreeing(platform, ground, [wish], by).map((act) => telling(act, shifts, [person, caller.person]))
  return { acts, answer: viewOfOverride(overrideAfter(acts[0] as Act), { directory }) }
}

/** Whose shifts somebody else has now hears of it. */
function telling(act: Act, shifts: readonly Shift[], notThem: readonly string[]): Act {
  const theirs = [...new Set(shifts.flatMap(({ person }) => person ?? []))].filter((each) => !notThem.includes(each))
  const told = theirs.map(
    (to): Effect => ({ kind: 'mail', letter: 'on-call.shift-taken', to, about: { override: act.head.id } }),
  )
  return { ...act, effects: [...(act.effects ?? []), ...told] }
}
