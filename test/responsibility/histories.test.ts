import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listEntriesByAggregate } from '../../functions/audit-trail/index.ts'
import { HOUR } from '../../functions/kernel/instant.ts'
import { type Directory, loadDirectory } from '../../functions/responsibility/index.ts'
import { whatIsMissing } from '../../functions/responsibility/rules/organisation-stands.ts'
import { groups, people, positions, type Role, services } from '../support/department.ts'
import type { MemoryStore } from '../support/memory-store.ts'
import { type DirectoryHouse, directoryHouse } from './directory-house.ts'

const ROLES = Object.keys(people) as Role[]
const role = fc.constantFrom(...ROLES)
const position = fc.constantFrom(...Object.values(positions))
const service = fc.constantFrom(...Object.values(services))
const hours = fc.integer({ min: -5, max: 200 })

/** One thing an administrator, or somebody for themselves, may try. */
type Step = (house: DirectoryHouse) => Promise<unknown>

const later = (house: DirectoryHouse, by: number) =>
  new Date(Date.parse(house.platform.clock.now()) + by * HOUR).toISOString()

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.nat(48).map(
    (by): Step =>
      async ({ platform }) =>
        platform.at(by * HOUR),
  ),
  fc.record({ who: role, active: fc.boolean() }).map(
    ({ who, active }): Step =>
      async ({ directory, patch }) =>
        patch('head', `/api/people/${people[who]}`, { active }, (await directory()).people.get(people[who])?.version),
  ),
  fc.record({ who: role, name: fc.constantFrom('one@example.com', 'Two@example.com', 'three@example.com') }).map(
    ({ who, name: email }): Step =>
      async ({ directory, patch }) =>
        patch('head', `/api/people/${people[who]}`, { email }, (await directory()).people.get(people[who])?.version),
  ),
  fc.record({ who: role, position, kind: fc.constantFrom('assignments', 'deputies'), from: hours, length: hours }).map(
    ({ who, position: id, kind, from, length }): Step =>
      async (house) =>
        house.post('head', `/api/positions/${id}/${kind}`, {
          ...{ person: people[who], from: later(house, from) },
          ...(length < 0 ? {} : { until: later(house, from + length) }),
        }),
  ),
  fc.record({ kind: fc.constantFrom('assignments', 'deputies'), nth: fc.nat(40) }).map(
    ({ kind, nth }): Step =>
      async ({ directory, remove }) => {
        const places = (await directory())[kind as 'assignments']
        const place = places[nth % Math.max(1, places.length)]
        if (place !== undefined) await remove('head', `/api/positions/${place.position}/${kind}/${place.id}`)
      },
  ),
  fc.record({ position, group: fc.option(fc.constantFrom(...Object.values(groups))), may: fc.boolean() }).map(
    ({ position: id, group, may }): Step =>
      async ({ directory, patch }) => {
        const authorities = may ? [{ act: 'directory.administer' }] : []
        await patch(
          'head',
          `/api/positions/${id}`,
          { group, authorities },
          (await directory()).positions.get(id)?.version,
        )
      },
  ),
  fc.record({ service, dependsOn: fc.array(service, { maxLength: 3 }) }).map(
    ({ service: id, dependsOn }): Step =>
      async ({ directory, patch }) =>
        patch('head', `/api/services/${id}`, { dependsOn }, (await directory()).services.get(id)?.version),
  ),
  fc.record({ who: role, from: hours, length: hours }).map(
    ({ who, from, length }): Step =>
      async (house) =>
        house.post('head', '/api/absences', {
          ...{ person: people[who], from: later(house, from), until: later(house, from + length) },
        }),
  ),
  fc.nat(10).map(
    (nth): Step =>
      async ({ directory, remove, patch }) => {
        const { absences } = await directory()
        const absence = absences[nth % Math.max(1, absences.length)]
        if (absence === undefined) return
        if (nth % 2 === 0) await remove('head', `/api/absences/${absence.id}`)
        else await patch('head', `/api/absences/${absence.id}`, { note: `${nth}` }, absence.version)
      },
  ),
)

/** What has to be true of every organisation, whatever was tried. */
function mustBeSound(directory: Directory, now: string): void {
  expect(whatIsMissing(directory, now)).toBeUndefined()
  const active = [...directory.people.values()].filter((person) => person.active)
  expect(new Set(active.map(({ email }) => email)).size).toBe(active.length)
  const employed = new Set(active.map(({ id }) => id))
  for (const { person, until } of [...directory.assignments, ...directory.deputies]) {
    if (!employed.has(person)) expect(until !== undefined && until <= now).toBe(true)
  }
  for (const { id, leader } of directory.groups.values()) expect(directory.positions.get(leader)?.group).toBe(id)
}

describe('whatever is tried, in whatever order', () => {
  it('the organisation stands, and every thing has as many versions as its chain has acts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 5, maxLength: 25 }), async (history) => {
        const house = await directoryHouse()
        for (const step of history) {
          await step(house)
          mustBeSound(await house.directory(), house.platform.clock.now())
        }
        const kept = await house.directory()
        // A fresh table with the same rows has never seen any of it.
        const read = await loadDirectory(house.platform.store.clone() satisfies MemoryStore)
        expect(read).toEqual(kept)
        for (const { id, version } of [
          ...kept.people.values(),
          ...kept.positions.values(),
          ...kept.services.values(),
        ]) {
          const { items } = await listEntriesByAggregate(house.platform.store, id)
          expect(items.filter(({ did }) => !did.startsWith('token.'))).toHaveLength(version)
        }
      }),
      { numRuns: 40 },
    )
  })
})
