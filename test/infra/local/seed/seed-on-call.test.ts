import { describe, expect, it } from 'vitest'
import { DAY, plusMillis } from '../../../../functions/kernel/instant.ts'
import { loadSchedules, scheduleFor, whoIsOnCall } from '../../../../functions/on-call/index.ts'
import { FAULTS, problemsOf } from '../../../../functions/on-call/rules/problems-of.ts'
import { loadDirectory } from '../../../../functions/responsibility/index.ts'
import { demo } from '../../../../infra/local/seed/demo.ts'
import { seed } from '../../../../infra/local/seed/seed.ts'
import { memoryPlatform } from '../../../support/memory-platform.ts'

const STARTS = ['2026-01-05T00:00:00.000Z', '2026-01-11T02:00:00.000Z', '2026-09-30T23:59:59.000Z']

describe.each(STARTS)('on-call in the demo that begins at %s', (now) => {
  it('has somebody for every service, first and second, in each of the next 35 days', async () => {
    const platform = memoryPlatform(now)
    await seed(platform, 'demo')
    const [schedules, directory] = await Promise.all([loadSchedules(platform.store), loadDirectory(platform.store)])
    expect(schedules).toHaveLength(3)
    for (const service of Object.values(demo.services)) {
      const schedule = scheduleFor(schedules, directory, { service })?.id ?? ''
      for (const role of ['primary', 'secondary'] as const) {
        expect(whoIsOnCall(schedules, directory, { schedule, role }, now)?.person).toBeDefined()
      }
    }
    const range = { from: now, until: plusMillis(now, 35 * DAY) }
    const faults = schedules
      .flatMap((each) => problemsOf(each, directory, range))
      .filter(({ problem }) => FAULTS.has(problem))
    expect(faults).toEqual([])
  })

  it('is there once, however often the first start begins', async () => {
    const platform = memoryPlatform(now)
    await seed(platform, 'demo')
    await seed(platform, 'demo')
    expect(await loadSchedules(platform.store)).toHaveLength(3)
  })
})
