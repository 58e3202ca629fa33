import { type LocalDate, localDateOf, plusDays, weekdayOf } from '../../../functions/calendar/index.ts'
import { loadSchedules } from '../../../functions/on-call/index.ts'
import { addSchedule } from '../../../functions/on-call/schedule.contract.ts'
import { scheduleRoutes } from '../../../functions/on-call/schedule.routes.ts'
import type { Platform } from '../../../functions/platform/platform.ts'
import { demo } from './demo.ts'
import { DEMO_SCHEDULES, type DemoRotation } from './demo-on-call.ts'
import { does } from './in-the-portal.ts'

/** Whoever keeps the schedules here. */
const KEEPER = 'sunZhiyuan'
const TIME_ZONE = 'Asia/Shanghai'

/** Schedules that somebody is always on call by, through the door everybody uses. What is there already is left as it is. */
export async function seedOnCall(platform: Platform): Promise<void> {
  const now = platform.clock.now()
  const known = new Set((await loadSchedules(platform.store)).map(({ name }) => name))
  const monday = lastMonday(localDateOf(now, TIME_ZONE))
  for (const { name, covers, owner, primary, secondary } of DEMO_SCHEDULES) {
    if (known.has(name)) continue
    const body = {
      name,
      covers: covers === 'department' ? { kind: covers } : { kind: 'group', group: demo.groups[covers] },
      owner: demo.positions[owner],
      rota: {
        ...{ timeZone: TIME_ZONE, coverage: { kind: 'always' }, handOver: 'when-open' },
        primary: primary.map((each) => layerOf(each, monday)),
        secondary: secondary.map((each) => layerOf(each, monday)),
      },
    }
    await does(platform, scheduleRoutes, { by: KEEPER, operation: addSchedule.operation, body })
  }
}

const layerOf = ({ people, name, every, handOverAt, only = [] }: DemoRotation, from: LocalDate) => ({
  ...{ name, every, handOverAt, from, only },
  people: people.map((each) => demo.people[each]),
})

/** A turn of weeks has begun already, on the Monday before today. */
function lastMonday(today: LocalDate): LocalDate {
  const back = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'].indexOf(weekdayOf(today))
  return plusDays(today, back === 0 ? -7 : -back)
}
