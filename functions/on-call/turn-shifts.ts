import { perform } from '../audit-trail/commit-act.ts'
import { byClock } from '../kernel/actor.ts'
import type { Id } from '../kernel/ids.ts'
import { earliest, type Instant } from '../kernel/instant.ts'
import { asJson } from '../kernel/json.ts'
import type { Outcome } from '../platform/act.ts'
import { eachForItself } from '../platform/each-for-itself.ts'
import type { Effect } from '../platform/effect.ts'
import type { Platform } from '../platform/platform.ts'
import { type Directory, loadDirectory } from '../responsibility/index.ts'
import { ON_CALL_SHIFT_CHANGED } from './events.ts'
import { lookAtGap } from './look-at-gaps.ts'
import { loadSchedules, putTold } from './on-call.store.ts'
import { type Turned, whatTurned } from './rules/what-turned.ts'
import { shiftAt } from './rules/who-is-on-call.ts'
import { ON_CALL_ROLES, type OnCallSchedule } from './schedule.ts'
import { fieldsOf, groundOf, headOfSchedule, scheduleAct } from './schedule-act.ts'

/**
 * Every minute, and on one machine at the instant itself: shifts that began are noted for ever, and whoever has to act on
 * it is told. Late, doubled or stopped anywhere it is noted once, with the instant at which it was to be. Answers how many
 * schedules moved.
 */
export async function turnDueShifts(platform: Platform): Promise<number> {
  const schedules = await loadSchedules(platform.store)
  if (schedules.length === 0) return 0
  const directory = await loadDirectory(platform.store)
  const now = platform.clock.now()
  const due = schedules.filter((each) => isDue(each, directory, now))
  let turned = 0
  await eachForItself(platform, due, async ({ id, gaps = {} }) => {
    if (await perform(platform, () => turnSchedule(platform, id))) turned += 1
    // A hole that has gone by is nobody's to fill any more.
    for (const role of ON_CALL_ROLES)
      if (gaps[role] !== undefined) await perform(platform, () => lookAtGap(platform, id, role))
  })
  return turned
}

/** Its clock ran out; or somebody left or went, and whoever was told has the shift no more. */
function isDue(schedule: OnCallSchedule, directory: Directory, now: Instant): boolean {
  if (schedule.nextAt !== undefined && schedule.nextAt <= now) return true
  return ON_CALL_ROLES.some((role) => shiftAt(schedule, role, directory, now).person !== schedule.told[role]?.person)
}

/** When the next shift of any schedule begins or ends. */
export async function nextShiftChange({
  store,
  clock,
}: Pick<Platform, 'store' | 'clock'>): Promise<Instant | undefined> {
  const now = clock.now()
  return earliest((await loadSchedules(store)).flatMap(({ nextAt = now }) => (nextAt > now ? nextAt : [])))
}

/** One schedule, as it is to stand now. Answers whether anything was to be noted. */
export async function turnSchedule(platform: Platform, id: Id): Promise<Outcome<boolean>> {
  const ground = await groundOf(platform)
  const schedule = ground.schedules.all.find((each) => each.id === id)
  if (schedule === undefined) return { acts: [], answer: false }
  const turned = whatTurned(schedule, ground.directory, ground.now)
  if (turned.turns.length === 0 && turned.nextAt === schedule.nextAt) return { acts: [], answer: false }
  const { nextAt: _, ...fields } = fieldsOf(schedule)
  const act = scheduleAct(ground, {
    before: await headOfSchedule(platform.store, id),
    fields: { ...fields, told: turned.told, ...(turned.nextAt === undefined ? {} : { nextAt: turned.nextAt }) },
    did: turned.turns.length === 0 ? 'on-call.clock-set' : 'on-call.shift-changed',
    by: byClock,
    what: { turns: asJson(turned.turns), ...(turned.nextAt === undefined ? {} : { nextAt: turned.nextAt }) },
    bumpsVersion: false,
    rows: turned.turns.map(({ role, from: __, ...told }) => putTold(id, role, told)),
    effects: tellings(schedule, turned),
  })
  return { acts: [act], answer: true }
}

/** Of several missed shifts only how it ended is told: nobody has to take over what others have had meanwhile. */
const tellings = (schedule: OnCallSchedule, { turns }: Turned): Effect[] =>
  ON_CALL_ROLES.flatMap((role): Effect[] => {
    const last = turns.findLast((each) => each.role === role)
    const from = schedule.told[role]?.person
    if (last === undefined || last.person === from) return []
    const who = {
      ...(from === undefined ? {} : { from }),
      ...(last.person === undefined ? {} : { to: last.person }),
    }
    return [
      { kind: 'event', event: ON_CALL_SHIFT_CHANGED, about: { schedule: schedule.id, role, ...who, at: last.since } },
    ]
  })
