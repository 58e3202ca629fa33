import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Id } from '../../functions/kernel/ids.ts'
import { responsibilityRoutes } from '../../functions/responsibility/responsibility.routes.ts'
import { badRequests } from '../support/bad-input.ts'
import { groups, people, positions, services } from '../support/department.ts'
import { type DirectoryHouse, directoryHouse } from './directory-house.ts'

const KNOWN: Readonly<Record<string, Id>> = {
  people: people.opsOne,
  groups: groups.operations,
  positions: positions.opsEngineer,
  services: services.mail,
  absences: 'abs_01K9ZQ6V80ABCDEFGHJKMNPQRS',
}

/** The example, naming things that are here, so that only what is bad about a request can be refused. */
function validBody(example: unknown): unknown {
  const text = JSON.stringify(example ?? {}).replaceAll(/\b(grp|per|svc)_[0-9A-Z]{26}/g, (_, prefix: string) =>
    prefix === 'grp' ? groups.operations : prefix === 'svc' ? services.mail : people.opsTwo,
  )
  return JSON.parse(text)
}

describe('whatever breaks a contract of the organisation', () => {
  let house: DirectoryHouse
  let token: string
  beforeAll(async () => {
    house = await directoryHouse()
    token = await house.bearerOf('admin')
  })

  it.each(responsibilityRoutes)(
    'is refused by $contract.operation with a code, and changes nothing',
    async ({ contract }) => {
      const before = house.platform.store.dump()
      const room = contract.path.split('/')[2] ?? ''
      const path = contract.path.replace('{id}', KNOWN[room] ?? '').replace('{place}', 'asg_01K9ZQ6V80ABCDEFGHJKMNPQRS')
      await fc.assert(
        fc.asyncProperty(
          badRequests(contract, validBody(contract.example)),
          async ({ how, method, search, headers, body }) => {
            const answer = await house.app.request(`${path}${search === '' ? '' : `?${search}`}`, {
              method,
              headers: { Authorization: `Bearer ${token}`, 'If-Match': '1', ...headers },
              ...(body === undefined ? {} : { body }),
            })
            expect([how, Math.floor(answer.status / 100)]).toEqual([how, 4])
            expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/^[a-z][a-z0-9-]+$/) })
          },
        ),
        { numRuns: 100 },
      )
      expect(house.platform.store.dump()).toEqual(before)
    },
  )

  it.each(responsibilityRoutes.filter(({ contract }) => contract.admits === 'directory.administer'))(
    'is refused to everybody else by $contract.operation before anything is looked at',
    async ({ contract }) => {
      for (const role of ['employee', 'opsLeader', 'changeManager'] as const) {
        const answer = await house.app.request(
          contract.path
            .replace('{id}', KNOWN[contract.path.split('/')[2] ?? ''] ?? '')
            .replace('{place}', `${contract.operation === 'end-deputy' ? 'dpt' : 'asg'}_01K9ZQ6V80ABCDEFGHJKMNPQRS`),
          {
            method: contract.method,
            headers: {
              Authorization: `Bearer ${await house.bearerOf(role)}`,
              'If-Match': '1',
              'Content-Type': 'application/json',
            },
            ...(contract.body === undefined ? {} : { body: JSON.stringify(validBody(contract.example)) }),
          },
        )
        expect(answer.status).toBe(403)
        expect(await answer.json()).toMatchObject({ code: 'authority-missing', authority: 'directory.administer' })
      }
    },
  )

  it.each(responsibilityRoutes.filter(({ contract }) => contract.body !== undefined))(
    'has an example that $contract.operation accepts',
    ({ contract }) => {
      expect(contract.body?.safeParse(contract.example).success).toBe(true)
    },
  )
})
