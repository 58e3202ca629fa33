import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { badRequests } from '../support/bad-input.ts'
import { doorHouse } from './door-house.ts'
import { noteRoutes } from './notes.ts'

const ID = 'nte_01J9Z3K5V00123456789ABCDEF'

describe('whatever breaks a contract', () => {
  it.each(noteRoutes().filter(({ contract }) => contract.operation !== 'fail'))(
    'is refused by $contract.operation with a code, and changes nothing',
    async ({ contract }) => {
      const { app, bearer, person, memory } = doorHouse({
        routes: noteRoutes(),
        ratePerCaller: { perSecond: 1e9, burst: 1e9 },
      })
      const token = await bearer(await person())
      const before = memory.dump()
      const valid = contract.operation === 'edit-note' ? { title: 'a' } : contract.example
      await fc.assert(
        fc.asyncProperty(badRequests(contract, valid), async ({ how, method, search, headers, body }) => {
          const path = `${contract.path.replace('{id}', ID)}${search === '' ? '' : `?${search}`}`
          const answer = await app.request(path, {
            method,
            headers: { ...token, 'If-Match': '1', ...headers },
            ...(body === undefined ? {} : { body }),
          })
          expect([how, Math.floor(answer.status / 100)]).toEqual([how, 4])
          expect(await answer.json()).toMatchObject({ code: expect.stringMatching(/^[a-z][a-z0-9-]+$/) })
        }),
        { numRuns: 300 },
      )
      expect(memory.dump()).toEqual(before)
    },
  )
})
