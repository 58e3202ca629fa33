import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Authority, BookInForce, Directory, Risk } from '../../functions/responsibility/index.ts'
import { authorityFor, mayAct, RISKS, reaches } from '../../functions/responsibility/index.ts'
import { bookAt } from '../../functions/responsibility/rules/authorities-of-position.ts'
import { aDepartment, people, positions, services } from '../support/department.ts'

const duty = 'dut_01K9ZQ6V80ABCDEFGHJKMNPQRS'
const FIRST = '2026-02-02T00:00:00.000Z'
const SECOND = '2026-03-02T00:00:00.000Z'

const book = (version: number, from: string, ...given: readonly [string, ...Authority[]][]): BookInForce => ({
  version,
  from,
  authorities: new Map(given.map(([position, ...each]) => [position, each.map((one) => ({ ...one, duty }))])),
})

async function under(...books: BookInForce[]): Promise<Directory> {
  const { directory } = await aDepartment()
  return { ...(await directory()), books }
}

describe('where authority comes from', () => {
  it('until the first book takes effect, from the position; from its instant on from duties alone', async () => {
    const directory = await under(book(1, FIRST, [positions.head, { act: 'directory.administer' }]))
    const may = (at: string) => 'yes' in mayAct(directory, people.opsOne, 'change.raise', at)
    expect([may('2026-02-01T23:59:59.999Z'), may(FIRST)]).toEqual([true, false])
  })

  it('from the newest book whose instant has come, through the position held or deputised for', async () => {
    const directory = await under(
      book(1, FIRST, [positions.opsLeader, { act: 'change.authorise' }]),
      book(2, SECOND, [positions.changeManager, { act: 'change.authorise' }]),
    )
    const who = (at: string) =>
      (['opsLeader', 'opsOne', 'changeManager', 'changeDeputy', 'head'] as const).flatMap((role) => {
        const verdict = mayAct(directory, people[role], 'change.authorise', at)
        return 'yes' in verdict ? [`${role} ${verdict.yes.via} ${verdict.yes.book}`] : []
      })
    expect(who(FIRST)).toEqual(['opsLeader holder 1', 'opsOne deputy 1'])
    expect(who('2026-03-01T23:59:59.999Z')).toEqual(['opsLeader holder 1', 'opsOne deputy 1'])
    expect(who(SECOND)).toEqual(['changeManager holder 2', 'changeDeputy deputy 2'])
  })

  it('where several authorities reach a thing, the one that is for its service is named', async () => {
    const own = { act: 'change.authorise', services: [services.mail] } as const
    const directory = await under(book(1, FIRST, [positions.opsLeader, { act: 'change.authorise' }, own]))
    const named = (service: string) =>
      authorityFor(directory, positions.opsLeader, 'change.authorise', FIRST, { service, risk: 'low' })?.services
    expect([named(services.mail), named(services.erp)]).toEqual([[services.mail], undefined])
  })

  it('an authority up to a risk reaches that risk and below, and nothing whose risk is not known', () => {
    const reached = (upTo: Risk) => RISKS.filter((risk) => reaches({ act: 'change.authorise', upTo }, { risk }))
    expect(RISKS.map(reached)).toEqual([['low'], ['low', 'medium'], ['low', 'medium', 'high']])
    expect(reaches({ act: 'change.authorise', upTo: 'high' }, {})).toBe(false)
  })

  it('at every instant exactly one book counts, whatever books there are', () => {
    const instants = fc
      .integer({ min: 0, max: 1000 })
      .map((day) => new Date(Date.UTC(2026, 0, 1) + day * 86_400_000).toISOString())
    fc.assert(
      fc.property(fc.uniqueArray(instants, { minLength: 1, maxLength: 8 }), instants, (froms, at) => {
        const books = froms.toSorted().map((from, nth) => book(nth + 1, from))
        const expected = books.filter(({ from }) => from <= at).at(-1)?.version
        expect(bookAt({ books } as unknown as Directory, at)?.version).toBe(expected)
      }),
    )
  })
})
