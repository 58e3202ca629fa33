import { expect, it } from 'vitest'
import { loadSchedules } from '../../../../functions/on-call/index.ts'
import { listChannels } from '../../../../functions/paging/channel.store.ts'
import { reachabilityOf } from '../../../../functions/paging/index.ts'
import { whoIsOn } from '../../../../functions/reachability/rules/who-is-on-schedules.ts'
import { lookAtReachabilityTask } from '../../../../functions/reachability/tasks/look-at-reachability.ts'
import { loadDirectory } from '../../../../functions/responsibility/index.ts'
import { seed } from '../../../../infra/local/seed/seed.ts'
import { memoryPlatform } from '../../../support/memory-platform.ts'

it('in the demo most of those on call have proven how they are reached, a few are asked to, and no robot is called', async () => {
  const now = '2026-01-05T00:00:00.000Z'
  const platform = memoryPlatform(now)
  await seed(platform, 'demo')
  const directory = await loadDirectory(platform.store)
  const on = (await loadSchedules(platform.store)).flatMap((each) => whoIsOn(each, now))
  const people = [...new Set(on.map(({ person }) => person))]
  const reached = await reachabilityOf(platform, directory, people, now)
  const unproven = reached.filter(({ provenSince }) => provenSince === undefined)
  expect([people.length, unproven.length]).toEqual([18, 3])
  expect(await lookAtReachabilityTask.run(platform, {})).toEqual({ asked: 3, ended: 0 })
  const robots = (await listChannels(platform.store, { limit: 100 })).items
  expect(robots.map(({ isOn }) => isOn)).toEqual([false])
})
