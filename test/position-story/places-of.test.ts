import { describe, expect, it } from 'vitest'
import { plusMillis } from '../../functions/kernel/instant.ts'
import { placesOf } from '../../functions/position-story/rules/places-of.ts'
import { maySeeAct } from '../../functions/position-story/rules/who-may-see-act.ts'
import { aDepartment, people, positions } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'

const DAY_LATER = plusMillis(MONDAY_MORNING, 86_400_000)

describe('who had a post', () => {
  it('is told when it began and when it ended, and not before either has come', async () => {
    const directory = await (await aDepartment()).directory()
    const one = { id: 'asg_x', person: people.appOne, position: positions.head, from: DAY_LATER }
    const assignments = [...directory.assignments, { ...one, until: plusMillis(DAY_LATER, 1) }]
    const told = (now: string) =>
      placesOf({ ...directory, assignments }, positions.head, now).map(
        ({ thing: { what, as, place } }) => `${place.person === people.appOne ? 'appOne' : 'other'} ${as} ${what}`,
      )
    expect(told(MONDAY_MORNING)).toEqual(expect.arrayContaining(['other holder begun', 'other deputy begun']))
    expect(told(MONDAY_MORNING)).toHaveLength(2)
    expect(told(DAY_LATER)[0]).toBe('appOne holder begun')
    expect(told(plusMillis(DAY_LATER, 1))[0]).toBe('appOne holder ended')
  })
})

describe('what was done to a thing', () => {
  it('is known to the department, but for reviews to those who run or audit them, and for the rest to auditors', async () => {
    const directory = await (await aDepartment()).directory()
    const sees = (person: string, thing: string) => maySeeAct(directory, person, thing, MONDAY_MORNING)
    expect(sees(people.opsOne, 'chg_1')).toBe(true)
    expect(['rev_1', 'rvw_1', 'rvs_1', 'tok_1', 'abs_1', 'xyz_1'].map((each) => sees(people.opsOne, each))).toEqual(
      Array(6).fill(false),
    )
    expect(['rev_1', 'tok_1', 'xyz_1'].map((each) => sees(people.admin, each))).toEqual([true, true, true])
  })
})
