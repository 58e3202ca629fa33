import { expect, it } from 'vitest'
import { findObjectives } from '../../../../functions/objective/index.ts'
import { loadDirectory, mayAct } from '../../../../functions/responsibility/index.ts'
import { findBookAt } from '../../../../functions/role-book/index.ts'
import { lintBook } from '../../../../functions/role-book/rules/lint/lint-book.ts'
import { groundOf } from '../../../../functions/role-book/rules/lint/lint-ground.ts'
import { demo } from '../../../../infra/local/seed/demo.ts'
import { OBJECTIVES, type ObjectiveName, objectiveId } from '../../../../infra/local/seed/role-book/demo-objectives.ts'
import { seed } from '../../../../infra/local/seed/seed.ts'
import { memoryPlatform } from '../../../support/memory-platform.ts'

it('the demo department works by a role book of some sixty duties without a gap, and by objectives that were measured', async () => {
  const platform = memoryPlatform()
  expect(await seed(platform, 'demo')).toBe(true)
  expect(await seed(platform, 'demo')).toBe(false)
  const { store } = platform
  const now = platform.clock.now()
  const [directory, found] = [await loadDirectory(store), await findBookAt(store, now)]
  expect(found?.book.duties.size).toBeGreaterThanOrEqual(60)
  const objectives = await findObjectives(store, (Object.keys(OBJECTIVES) as ObjectiveName[]).map(objectiveId))
  expect(objectives.size).toBe(6)
  expect([...objectives.values()].every(({ status }) => status === 'open')).toBe(true)
  const book = found?.book ?? { duties: new Map(), frame: { activities: [], needs: {}, conflicts: [] } }
  const findings = lintBook(
    groundOf({ book, directory, now, horizonDays: 35, objectives: [...objectives.keys()].map((id) => ({ id })) }),
  )
  expect(findings.filter(({ weight }) => weight !== 'notice')).toEqual([])
  const verdict = mayAct(directory, demo.people.wangZhiqiang, 'change.authorise', now, {
    service: demo.services.mail,
    risk: 'medium',
  })
  expect('yes' in verdict && [verdict.yes.book, verdict.yes.position]).toEqual([1, demo.positions.changeManager])
})
