import { describe, expect, it } from 'vitest'
import { lastResort, mayAct, whoAnswers } from '../../functions/responsibility/index.ts'
import { aDepartment, foundDepartmentIn } from '../support/department.ts'

describe('the department of the scenarios', () => {
  it('has somebody at every post, and a deputy', async () => {
    const { platform, directory, people, positions, groups } = await aDepartment()
    const now = platform.clock.now()
    const organisation = await directory()
    for (const position of Object.values(positions)) {
      expect(whoAnswers(organisation, { who: 'holder', position }, now)?.via).toBe('holder')
      expect(whoAnswers(organisation, { who: 'deputy', position }, now)?.via).toBe('deputy')
    }
    expect(lastResort(organisation, now)?.person).toBe(people.head)
    expect(whoAnswers(organisation, { who: 'leader', group: groups.applications }, now)?.person).toBe(people.appLeader)
    expect(mayAct(organisation, people.changeManager, 'change.authorise', now)).toHaveProperty('yes')
    expect(mayAct(organisation, people.employee, 'change.raise', now)).toHaveProperty('no')
  })

  it('is founded once', async () => {
    const { platform } = await aDepartment()
    const before = platform.store.dump()
    expect(await foundDepartmentIn(platform)).toBe(false)
    expect(platform.store.dump()).toEqual(before)
  })
})
