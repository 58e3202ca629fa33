import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { whatItTouches } from '../../functions/change/rules/what-it-touches.ts'
import type { Directory } from '../../functions/responsibility/index.ts'
import { affectedBy } from '../../web/src/features/changes/affected.ts'

/** Services by name, each with what it depends on. */
type Department = Readonly<Record<string, readonly string[]>>

const listed = (department: Department) =>
  Object.keys(department).map((id) => ({
    id,
    neededBy: Object.entries(department).flatMap(([other, on]) => (on.includes(id) ? [{ id: other }] : [])),
  }))
const ids = (services: readonly { id: string }[]) => services.map(({ id }) => id)

describe('what a change touches, while it is written', () => {
  const department = { firewall: [], mail: ['firewall', 'domain'], domain: [], portal: ['mail'], news: ['portal'] }

  it('is what needs the chosen services, and what needs that in turn, each in its place', () => {
    const { directly, further } = affectedBy(['firewall'], listed(department))
    expect(ids(directly)).toEqual(['mail'])
    expect(ids(further)).toEqual(['portal', 'news'])
  })

  it('does not name what was chosen itself', () => {
    const { directly, further } = affectedBy(['firewall', 'portal'], listed(department))
    expect([...ids(directly), ...ids(further)]).toEqual(['mail', 'news'])
  })

  it('is nothing while nothing is chosen', () => {
    expect(affectedBy([], listed(department))).toEqual({ directly: [], further: [] })
  })

  it('is what the server says of the change once it is raised, however services lean on each other', () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const
    const some = fc.subarray([...names])
    const anyDepartment = fc.record(Object.fromEntries(names.map((name) => [name, some])))
    fc.assert(
      fc.property(anyDepartment, some, (services, chosen) => {
        const stored = Object.entries(services).map(([id, dependsOn]) => [id, { id, dependsOn }] as const)
        const directory = { services: new Map(stored) } as unknown as Directory
        const { directly, further } = affectedBy(chosen, listed(services))
        const server = whatItTouches(chosen, directory).dependents
        expect([...ids(directly), ...ids(further)].sort()).toEqual([...server].sort())
      }),
    )
  })
})
