import { perform } from '../../audit-trail/index.ts'
import type { Id } from '../../kernel/ids.ts'
import { NotFoundError } from '../../kernel/refusal.ts'
import { type Looked, lookAhead, positionsToLookAt } from '../../obligation/index.ts'
import { eachForItself } from '../../platform/each-for-itself.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { askForYears } from '../calendar-year.ts'
import { closeAllYears } from './close-known-years.ts'

/**
 * The planner: looks ahead daily, and opens what nobody would notice in time, once each, as an obligation; and closes
 * what has been mended meanwhile. Late, doubled or stopped in the middle it does the same once: what it finds is in the
 * directory, and what it opened is noted with what it is about. One thing that fails does not keep the others from being
 * looked at; the task fails afterwards, with each reason (`AggregateError`), and is run again.
 */
export const planAheadTask: Task = {
  name: 'plan-ahead',
  async run(platform) {
    const positions = await positionsIn(platform)
    if (positions === undefined) return { opened: 0, closed: 0 }
    const looks = [() => lookAtYears(platform), ...positions.map((position) => () => lookAhead(platform, position))]
    const sum = { opened: 0, closed: 0 }
    const faults = await eachForItself(platform, looks, async (look) => {
      const { opened, closed } = await look()
      sum.opened += opened
      sum.closed += closed
    })
    if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${looks.length} looks ahead failed`)
    return sum
  },
}

async function lookAtYears(platform: Platform): Promise<Looked> {
  const closed = await closeAllYears(platform)
  let opened = 0
  while ((await perform(platform, () => askForYears(platform))) > 0) opened += 1
  return { opened, closed }
}

/** Nothing while no department has been founded yet. */
async function positionsIn(platform: Platform): Promise<Id[] | undefined> {
  try {
    return await positionsToLookAt(platform)
  } catch (error) {
    if (error instanceof NotFoundError) return undefined
    throw error
  }
}
