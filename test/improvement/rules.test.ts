import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultCalendar, wall } from '../../functions/calendar/index.ts'
import { factsOfIncident } from '../../functions/improvement/rules/facts-of-incident.ts'
import { sameCause } from '../../functions/improvement/rules/same-cause.ts'
import { whatIsWrongWith } from '../../functions/improvement/rules/when-due.ts'
import { rolesHeld } from '../../functions/improvement/rules/who-had-a-part.ts'
import { DAY, instantOf, MINUTE, millisOf, plusMillis } from '../../functions/kernel/instant.ts'
import { usualLadder } from '../../functions/obligation/index.ts'

describe('the same cause', () => {
  it('is told without regard to spaces, case and width', () => {
    expect(sameCause(' Disk  Full ')).toBe(sameCause('diskfull'))
    expect(sameCause('证书 过期')).toBe(sameCause('证书过期'))
    expect(sameCause('ＤＩＳＫ full')).toBe(sameCause('disk FULL'))
    expect(sameCause('证书过期')).not.toBe(sameCause('证书未装'))
  })

  it('spaces anywhere change nothing, and it is the same as itself told', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('证书', 'Disk', ' ', '\t', 'Full', '１'), { minLength: 1 }), (parts) => {
        const told = sameCause(parts.join(' '))
        expect(told).toBe(sameCause(parts.join('').toUpperCase().toLowerCase()))
        expect(sameCause(told)).toBe(told)
      }),
    )
  })
})

describe('the facts of an incident', () => {
  const raisedAt = '2026-01-05T01:00:00.000Z'
  const rules = { acknowledgeWithin: wall('PT15M'), resolve: usualLadder(wall('PT4H'), []) }

  it('a phase is late exactly when it took longer than its limit; one that never was is not', () => {
    fc.assert(
      fc.property(
        fc.option(fc.nat(600), { nil: undefined }),
        fc.option(fc.nat(600), { nil: undefined }),
        (answered, over) => {
          const at = (minutes: number | undefined) =>
            minutes === undefined ? undefined : plusMillis(raisedAt, minutes * MINUTE)
          const [acknowledgedAt, resolvedAt] = [at(answered), at(over)]
          const { phases } = factsOfIncident(
            {
              ...{ raisedAt, roles: {}, pinned: [] },
              ...(acknowledgedAt === undefined ? {} : { acknowledgedAt }),
              ...(resolvedAt === undefined ? {} : { resolvedAt }),
            },
            [],
            rules,
            defaultCalendar,
          )
          expect(phases.map(({ minutes, isLate }) => [minutes, isLate])).toEqual([
            [answered, answered !== undefined && answered > 15],
            [undefined, false],
            [over, over !== undefined && over > 240],
          ])
        },
      ),
    )
  })

  it('roles name each person once, in the order in which they had it', () => {
    const by = { kind: 'person', id: 'per_b' } as const
    const held = rolesHeld({ roles: { commander: 'per_a' } }, [
      { did: 'incident.acknowledged', by: { kind: 'person', id: 'per_a' }, what: { commander: 'per_a' } },
      { did: 'incident.command-taken', by, what: {} },
      { did: 'incident.command-taken', by: { kind: 'person', id: 'per_a' }, what: {} },
      { did: 'incident.role-assigned', by, what: { role: 'scribe', person: 'per_c' } },
    ])
    expect(held).toEqual({ commander: ['per_a', 'per_b'], operations: [], communications: [], scribe: ['per_c'] })
  })
})

describe('a day that is promised', () => {
  it('is neither over nor more than a year off', () => {
    const now = '2026-01-05T01:00:00.000Z'
    fc.assert(
      fc.property(fc.integer({ min: -3000, max: 3000 }), (days) => {
        const wrong = whatIsWrongWith(instantOf(millisOf(now) + days * DAY), now)
        expect(wrong).toBe(days <= 0 ? 'passed' : days > 365 ? 'too-far' : undefined)
      }),
    )
  })
})
