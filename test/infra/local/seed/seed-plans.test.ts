import { expect, it } from 'vitest'
import { besideOf } from '../../../../functions/emergency-plan/beside.ts'
import { planFor } from '../../../../functions/emergency-plan/index.ts'
import { getPlanVersion, readPlans } from '../../../../functions/emergency-plan/plan.store.ts'
import { problemsOf } from '../../../../functions/emergency-plan/rules/problems-of.ts'
import { stateOf } from '../../../../functions/emergency-plan/rules/when-due.ts'
import { loadDirectory } from '../../../../functions/responsibility/index.ts'
import { demo } from '../../../../infra/local/seed/demo.ts'
import { seed } from '../../../../infra/local/seed/seed.ts'
import { memoryPlatform } from '../../../support/memory-platform.ts'

it('the demo has four emergency plans that can be followed, once; that of the database was not drilled in time', async () => {
  const now = '2026-01-05T00:00:00.000Z'
  const { store, ...platform } = memoryPlatform(now)
  await seed({ store, ...platform }, 'demo')
  await seed({ store, ...platform }, 'demo')
  const [{ all }, directory] = await Promise.all([readPlans(store), loadDirectory(store)])
  const states = all.map((plan) => `${plan.title['zh-CN']} ${stateOf(plan, now)}`)
  expect(states.toSorted()).toEqual(
    ['勒索软件 green', '核心数据库故障 red', '邮件系统中断 green', '一级故障通用预案 green'].toSorted(),
  )
  for (const { id, published } of all) {
    const version = await getPlanVersion(store, id, published)
    const beside = await besideOf(store, { directory, now, plans: all, self: id }, [version])
    expect(problemsOf(version, beside)).toEqual([])
  }
  expect((await planFor(store, { service: demo.services.mail, severity: 1 }))?.title.en).toBe('The mail system is down')
  expect((await planFor(store, { service: demo.services.erp, severity: 1 }))?.title.en).toBe('Any serious incident')
  // What pulls the network starts where ransomware shows, and not by itself for whatever else is grave.
  expect((await planFor(store, { severity: 1 }))?.title.en).toBe('Any serious incident')
  expect((await planFor(store, { service: demo.services.desktops, severity: 1 }))?.title.en).toBe('Ransomware')
})
