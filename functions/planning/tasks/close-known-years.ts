import { perform } from '../../audit-trail/index.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Task } from '../../platform/task.ts'
import { closeYears } from '../calendar-year.ts'

/** The calendar is another one: what was asked of years it knows now is done. */
export const closeKnownYearsTask: Task = {
  name: 'close-known-years',
  run: async (platform) => ({ closed: await closeAllYears(platform) }),
}

/** One year after the other, until none is left that could be closed. */
export async function closeAllYears(platform: Platform): Promise<number> {
  let closed = 0
  while ((await perform(platform, () => closeYears(platform))) > 0) closed += 1
  return closed
}
