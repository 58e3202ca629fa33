import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '../../functions/kernel/ids.ts'
import type { TimelineEntry } from '../../functions/obligation/timeline.contract.ts'
import { kinds } from '../../functions/registry.ts'
import { people, positions } from '../support/department.ts'
import { aWorld, type World } from '../support/world.ts'

let world: World
beforeAll(async () => {
  world = await aWorld()
})

it('every kind of case can be read, and has a timeline', () => {
  const { platform, routes } = world.office.machine
  const pathsFor = (prefix: string) =>
    routes.flatMap(({ contract: { method, path, params } }) => {
      const id = newId(prefix, world.office.now, platform.random)
      return method === 'GET' && params?.safeParse({ id }).success === true ? [path.replace(/^.*\{id\}/, '')] : []
    })
  expect(kinds.size).toBeGreaterThan(2)
  for (const prefix of kinds.keys()) expect(pathsFor(prefix), prefix).toEqual(expect.arrayContaining(['', '/timeline']))
})

describe('given a position where nobody was there', () => {
  it('then the department reads what is owed for it, by whom, and how it began', async () => {
    const { office, gap } = world
    const path = `/api/roster-gaps/${gap}`
    expect(await office.does('opsTwo', 'GET', path)).toMatchObject({
      ...{ id: gap, version: 1, status: 'open' },
      obligations: [{ caseId: gap, kind: 'roster.fill-gap', accountable: { id: people.opsLeader }, status: 'open' }],
    })
    const { items } = await office.does<{ items: TimelineEntry[] }>('opsTwo', 'GET', `${path}/timeline`)
    expect(items[0]).toMatchObject({
      did: 'roster-gap.opened',
      by: { kind: 'system', name: 'Onduty' },
      what: { of: positions.opsEngineer },
    })
  })

  it('then whoever may not see the obligation is told that there is nothing', async () => {
    const { office, gap, year } = world
    for (const path of [`/api/roster-gaps/${gap}`, `/api/calendar-years/${year}/timeline`]) {
      expect(await office.call('employee', 'GET', path)).toMatchObject({ status: 404, body: { code: 'not-found' } })
    }
  })

  it('then a case of another kind is not found at its address', async () => {
    const { office, year } = world
    expect(await office.call('head', 'GET', `/api/roster-gaps/${year}`)).toMatchObject({ status: 404 })
    expect(await office.does('head', 'GET', `/api/calendar-years/${year}`)).toMatchObject({ title: '2027' })
  })
})
