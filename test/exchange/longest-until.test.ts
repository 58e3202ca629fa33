import { expect, it } from 'vitest'
import { planEntitlements } from '../../functions/exchange/rules/plan-entitlements.ts'
import { aDepartment } from '../support/department.ts'

const name = (text: string) => ({ 'zh-CN': text, en: text })

/** One right somebody has already, until a day, looked at at a moment. */
const planned = async (until: string, now: string) =>
  planEntitlements(
    [
      {
        row: 2,
        cells: {
          ...{ person: 'ops-two@example.com', system: 'Gateway', right: 'Read', position: 'operations / opsEngineer' },
          ...{ account: 'li.wei', reason: '日常巡检', until },
        },
      },
    ],
    {
      directory: await (await aDepartment()).directory(),
      systems: [{ id: 'sys_1', name: name('Gateway') }],
      rights: [{ id: 'rgt_1', system: 'sys_1', name: name('Read'), longestDays: 10 }],
      has: () => false,
      now,
    },
  )

it('the longest a right may be had is counted from the day it is here, also while it is still the day before in Greenwich', async () => {
  // One in the morning of the sixth of January, in Shanghai.
  const now = '2026-01-05T17:00:00.000Z'
  const [fault] = (await planned('2026-01-17', now)).faults
  expect(fault?.reason).toMatchObject({ code: 'until-too-far-ahead', values: { value: '2026-01-16' } })
  expect((await planned('2026-01-16', now)).faults).toEqual([])
})
