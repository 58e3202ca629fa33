import { describe, expect, it } from 'vitest'
import { wall } from '../../functions/calendar/index.ts'
import { severityPolicyFaults } from '../../functions/incident/rules/severity-policy-faults.ts'
import {
  BUILT_IN_SEVERITIES,
  type SeverityPolicy,
  type SeverityRules,
} from '../../functions/incident/severity-policy.ts'
import { aDepartment } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'

const { directory: read } = await aDepartment()
const directory = await read()

const faultsOf = (policy: SeverityPolicy): string[] =>
  severityPolicyFaults(policy, directory, new Set(), MONDAY_MORNING).map(({ path, code }) => `${path} ${code}`)

const withFirst = (change: Partial<SeverityRules>): SeverityPolicy => ({
  ...BUILT_IN_SEVERITIES,
  severities: { ...BUILT_IN_SEVERITIES.severities, 1: { ...BUILT_IN_SEVERITIES.severities[1], ...change } },
})

describe('a severity policy', () => {
  it('as it comes can be published', () => {
    expect(faultsOf(BUILT_IN_SEVERITIES)).toEqual([])
  })

  it('whose ladder could end with nobody cannot', () => {
    const { ladder } = BUILT_IN_SEVERITIES.severities[1]
    expect(faultsOf(withFirst({ ladder: ladder.slice(0, 2) }))).toEqual(['policy/severities/1/ladder ends-with-nobody'])
  })

  it('in which what is worse counts for less cannot', () => {
    const { matrix } = BUILT_IN_SEVERITIES
    const turned = { ...matrix, broad: { ...matrix.broad, high: 3 } } as const
    expect(faultsOf({ ...BUILT_IN_SEVERITIES, matrix: turned })).toEqual(['policy/matrix/broad/high matrix-turned'])
  })

  it('says everything that is wrong at once, each at its place', () => {
    const to = 'person:per_01K9ZQ6V80ABCDEFGHJKMNPQRS'
    const ladder = [
      { to: 'primary', wait: wall('PT10S') },
      { to: 'primary', wait: wall('PT5M') },
      { to, wait: wall('P30D') },
      { to: 'head', wait: wall('PT5M') },
    ] as const
    const afterwards = { does: 'page-head', every: wall('P2D') } as const
    expect(faultsOf(withFirst({ ladder, roles: ['scribe'], afterwards }))).toEqual([
      'policy/severities/1/ladder/0/wait wait-too-short',
      'policy/severities/1/ladder/2/wait wait-too-long',
      'policy/severities/1/ladder/2/to unknown-person',
      'policy/severities/1/ladder/1/to told-twice',
      'policy/severities/1/afterwards/every again-too-rare',
      'policy/severities/1/roles nobody-leads',
    ])
  })
})
