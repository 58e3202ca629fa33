import { perform } from '../../audit-trail/commit-act.ts'
import type { Id } from '../../kernel/ids.ts'
import { DAY, plusMillis } from '../../kernel/instant.ts'
import type { JsonObject } from '../../kernel/json.ts'
import { eachForItself } from '../../platform/each-for-itself.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { lookAtGap } from '../look-at-gaps.ts'
import { loadSchedules, readSchedules, schedulesMove, takeOverride } from '../on-call.store.ts'
import { ON_CALL_ROLES } from '../schedule.ts'
import { turnSchedule } from '../turn-shifts.ts'

/** Agreements that ended are read along for so long, and then lie in their chains alone. */
const KEPT_AFTERWARDS = 40 * DAY
const MOST_AT_ONCE = 50

/**
 * A schedule says something else, somebody is away at other times, or has left: who is on call now is noted, and what is
 * missing in the next 35 days is told. Of one schedule, where the event names one; else of all. Daily for all of them.
 */
export const lookAtOnCallTask: Task = {
  name: 'look-at-on-call',
  async run(platform, input) {
    const { schedule } = input as JsonObject & { schedule?: Id }
    const all = await loadSchedules(platform.store)
    const wanted = schedule === undefined ? all : all.filter(({ id }) => id === schedule)
    let moved = 0
    const faults = await eachForItself(platform, wanted, async ({ id }) => {
      if (await perform(platform, () => turnSchedule(platform, id))) moved += 1
      for (const role of ON_CALL_ROLES) if (await perform(platform, () => lookAtGap(platform, id, role))) moved += 1
    })
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} schedules could not be looked at`)
    await forgetOld(platform)
    return { moved }
  },
}

async function forgetOld({ store, clock }: Platform): Promise<void> {
  const { all, version } = await readSchedules(store)
  const since = plusMillis(clock.now(), -KEPT_AFTERWARDS)
  const old = all.flatMap(({ overrides }) => overrides).filter(({ until }) => until < since)
  if (old.length === 0) return
  await store.commit([...old.slice(0, MOST_AT_ONCE).map(({ id }) => takeOverride(id)), schedulesMove(version)])
}
