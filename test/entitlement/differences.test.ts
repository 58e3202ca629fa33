import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Line } from '../../functions/entitlement/reports/report.ts'
import { compare, isReportOverdue, keyOfDifference } from '../../functions/entitlement/rules/differences.ts'
import { DAY, type Instant, plusMillis } from '../../functions/kernel/instant.ts'

const BEGUN = '2026-03-02T01:00:00.000Z' as Instant

const account = fc.constantFrom('ann', 'ANN', 'bob', 'root', ' carl ')
const right = fc.constantFrom('rgt_1', 'rgt_2')
const line: fc.Arbitrary<Line> = fc.record({ account, right })
const recorded = fc
  .array(
    fc.record({
      person: fc.constant('per_1'),
      right,
      status: fc.constantFrom('requested', 'approved', 'active', 'revoking', 'revoked'),
      account,
      since: fc.constantFrom(plusMillis(BEGUN, -DAY), plusMillis(BEGUN, DAY)),
    }),
    { maxLength: 12 },
  )
  .map((rows) => rows.map((each, nth) => ({ id: `ent_${nth}`, ...each }) as const))

describe('what a system reports, held against what is recorded', () => {
  it('is the same whatever its order, and names every difference once', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), recorded, (lines, records) => {
        const keys = (said: readonly Line[], known: typeof records) =>
          compare(said, known, BEGUN).differences.map(keyOfDifference).toSorted()
        const found = keys(lines, records)
        expect(new Set(found).size).toBe(found.length)
        expect(keys(lines.toReversed(), records.toReversed())).toEqual(found)
      }),
    )
  })

  it('differs in nothing when the system reports just what is active', () => {
    fc.assert(
      fc.property(recorded, (records) => {
        const active = records.filter(({ status }) => status === 'active')
        const { matched, differences } = compare(active, records, BEGUN)
        expect(differences).toEqual([])
        expect(
          new Set(matched.map(({ entitlement }) => entitlement)).isSupersetOf(new Set(active.map(({ id }) => id))),
        ).toBe(true)
      }),
    )
  })

  it('keeps the latest use of what is said twice', () => {
    const [early, late] = [plusMillis(BEGUN, -DAY), BEGUN]
    const said = [early, late, early].map((lastUsedAt) => ({ account: 'ann', right: 'rgt_1', lastUsedAt }))
    const known = {
      id: 'ent_1',
      person: 'per_1',
      right: 'rgt_1',
      status: 'active',
      account: 'Ann',
      since: early,
    } as const
    expect(compare(said, [known], BEGUN).matched.map((each) => each.line.lastUsedAt)).toEqual([late])
  })
})

it('a report is overdue when there was none, or none for 35 days', () => {
  expect(isReportOverdue(undefined, BEGUN)).toBe(true)
  expect(isReportOverdue(plusMillis(BEGUN, -35 * DAY), BEGUN)).toBe(false)
  expect(isReportOverdue(plusMillis(BEGUN, -35 * DAY - 1), BEGUN)).toBe(true)
})
