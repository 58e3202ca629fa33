import { expect, it } from 'vitest'
import { planDuties } from '../../functions/exchange/rules/plan-duties.ts'
import { dutyCells } from '../../functions/exchange/tables/cells-of.ts'
import { COLUMNS } from '../../functions/exchange/tables/columns.ts'
import { sheetOf } from '../../functions/exchange/tables/sheets.ts'
import { readRows } from '../../functions/kernel/table/read-rows.ts'
import { loadDirectory } from '../../functions/responsibility/index.ts'
import { dutyProblems } from '../../functions/role-book/index.ts'
import { demoBook } from '../../infra/local/seed/role-book/demo-book.ts'
import { seedDepartment } from '../../infra/local/seed/seed-department.ts'
import { memoryPlatform } from '../support/memory-platform.ts'

it.each(['zh-CN', 'en'] as const)('every duty of the demo is read again as it was written: %s', async (language) => {
  const platform = memoryPlatform()
  await seedDepartment(platform, 'demo')
  const directory = await loadDirectory(platform.store)
  const sheet = sheetOf('duties', dutyCells(demoBook, { directory, language, now: platform.clock.now() }), language)
  const { rows, faults } = readRows(sheet.rows, COLUMNS.duties, (cell) => cell)
  const objectives = new Set([...demoBook.duties.values()].flatMap(({ objective }) => objective ?? []))
  const planned = planDuties(rows, {
    ...{ directory, frame: demoBook.frame, duties: demoBook.duties, holidays: [], today: '2026-01-05' },
    idFor: () => 'dut_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    problemsOf: (duty) => dutyProblems(duty, { directory, frame: demoBook.frame, objectives }),
  })
  expect([...faults, ...planned.faults]).toEqual([])
  expect(planned.verdicts.filter(({ what }) => what !== 'unchanged')).toEqual([])
  expect(planned.verdicts.length).toBe(demoBook.duties.size)
})
