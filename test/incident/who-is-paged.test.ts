import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wall } from '../../functions/calendar/index.ts'
import type { LadderGround } from '../../functions/incident/rules/who-is-paged.ts'
import { nextStepFrom, whoIsPaged } from '../../functions/incident/rules/who-is-paged.ts'
import type { EscalationStep } from '../../functions/incident/severity-policy.ts'
import type { Id } from '../../functions/kernel/ids.ts'
import { aDepartment, groups, people, positions } from '../support/department.ts'
import { MONDAY_MORNING } from '../support/memory-platform.ts'

const { directory: read } = await aDepartment()
const directory = await read()

const ground = (onCall: Partial<Record<'primary' | 'secondary', Id>> = {}, more: Partial<LadderGround> = {}) =>
  ({
    directory,
    now: MONDAY_MORNING,
    group: groups.operations,
    onCall: (role) => onCall[role],
    ...more,
  }) satisfies LadderGround

const steps: readonly EscalationStep[] = (['primary', 'secondary', 'leader', 'head'] as const).map((to) => ({
  to,
  wait: wall('PT5M'),
}))

describe('who is paged at a step', () => {
  it('is whoever has the shift, the leader of the group, the head, or who is named', () => {
    const here = ground({ primary: people.opsOne, secondary: people.opsTwo })
    const paged = (to: EscalationStep['to']) => whoIsPaged({ to }, here)?.person
    expect(paged('primary')).toBe(people.opsOne)
    expect(paged('secondary')).toBe(people.opsTwo)
    expect(paged('leader')).toBe(people.opsLeader)
    expect(paged('head')).toBe(people.head)
    expect(paged(`person:${people.appOne}`)).toBe(people.appOne)
    expect(paged(`position:${positions.appLeader}`)).toBe(people.appLeader)
  })

  it('is nobody where nobody has the shift, or no group is known', () => {
    expect(whoIsPaged({ to: 'primary' }, ground())).toBeUndefined()
    expect(whoIsPaged({ to: 'leader' }, ground({}, { group: undefined }))).toBeUndefined()
  })
})

describe('the next step of a ladder', () => {
  it('is the first with somebody, and says which were passed over and why', () => {
    const next = nextStepFrom(steps, 0, ground({ secondary: people.opsTwo }), [])
    expect(next).toMatchObject({
      step: 1,
      answerer: { person: people.opsTwo },
      skipped: [{ step: 0, to: 'primary', because: 'nobody' }],
    })
  })

  it('passes over who was told in this lap, who cannot be reached, and who takes no part in a drill', () => {
    const here = ground({ primary: people.opsOne, secondary: people.opsOne })
    const next = nextStepFrom(steps, 1, here, [people.opsOne], new Set([people.opsLeader]))
    expect(next).toMatchObject({
      step: 3,
      skipped: [
        { to: 'secondary', because: 'told-before' },
        { to: 'leader', because: 'unreachable' },
      ],
    })
    const drill = ground({ primary: people.opsOne }, { onlyAmong: [people.appOne] })
    const nobody = nextStepFrom(steps, 0, drill, [])
    expect('answerer' in nobody).toBe(false)
    expect(nobody.skipped.map(({ because }) => because)).toEqual([
      'not-in-drill',
      'nobody',
      'not-in-drill',
      'not-in-drill',
    ])
  })

  it('never names anybody who is passed over for a reason, and accounts for every step before it', () => {
    const someone = fc.constantFrom(people.opsOne, people.opsTwo, people.opsLeader, people.head)
    fc.assert(
      fc.property(
        fc.option(someone, { nil: undefined }),
        fc.option(someone, { nil: undefined }),
        fc.uniqueArray(someone),
        fc.uniqueArray(someone),
        fc.integer({ min: 0, max: 4 }),
        (primary, secondary, told, gone, from) => {
          const here = ground({ ...(primary && { primary }), ...(secondary && { secondary }) })
          const next = nextStepFrom(steps, from, here, told, new Set(gone))
          const until = 'answerer' in next ? next.step : steps.length
          expect(next.skipped.map(({ step }) => step)).toEqual(
            Array.from({ length: Math.max(0, until - from) }, (_, nth) => from + nth),
          )
          if (!('answerer' in next)) return
          expect(told).not.toContain(next.answerer.person)
          expect(gone).not.toContain(next.answerer.person)
        },
      ),
    )
  })
})
