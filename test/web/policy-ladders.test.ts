import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stagesOf } from '../../web/src/features/policies/form-values.ts'
import { type Ladder, linesOf } from '../../web/src/features/policies/ladder-lines.ts'
import { ApiProblem } from '../../web/src/lib/problem.ts'
import { isNothing, isoOf, partsOf } from '../../web/src/ui/duration.ts'
import { fieldOfDuration, fieldsToSet } from '../../web/src/ui/field-problems.ts'

const hours = (count: number) => ({ clock: 'business' as const, iso: `PT${count}H` })
const LADDER: Ladder = {
  allowed: hours(24),
  remindAfter: [hours(20), 0.5],
  climbs: [
    { after: hours(24), to: 'deputy' },
    { after: hours(40), to: 'head' },
  ],
  again: { clock: 'business', iso: 'P1D' },
}

describe('a duration that is typed', () => {
  it('is the one that was read, whatever its parts', () => {
    const count = fc.integer({ min: 0, max: 999 })
    fc.assert(
      fc.property(fc.record({ days: count, hours: count, minutes: count, seconds: count }), (parts) => {
        expect(partsOf(isoOf(parts))).toEqual(parts)
      }),
    )
    expect(isoOf(partsOf('P2W'))).toBe('P14D')
    expect(isNothing({ clock: 'wall', iso: 'PT0M' })).toBe(true)
  })
})

describe('a ladder that is shown', () => {
  const said = (ladder: Ladder) => linesOf(ladder).map(({ does, when, to }) => [to ?? does, when])

  it('is in the order of its steps, and a climb after all the time allowed is one when it is due', () => {
    expect(said(LADDER)).toEqual([
      ['remind', 0.5],
      ['remind', hours(20)],
      ['deputy', 'due'],
      ['head', hours(40)],
    ])
  })

  it('says when it is due where nothing else happens then', () => {
    expect(said({ ...LADDER, climbs: [{ after: hours(40), to: 'head' }] })).toContainEqual(['due', 'due'])
  })
})

describe('a ladder that is sent', () => {
  it('runs on the clock of its time allowed, but for how often it is told again', () => {
    const allowed = { clock: 'wall' as const, iso: 'PT24H' }
    expect(stagesOf({ accept: { ...LADDER, allowed } }).accept).toEqual({
      allowed,
      remindAfter: [{ clock: 'wall', iso: 'PT20H' }, 0.5],
      climbs: [
        { after: { clock: 'wall', iso: 'PT24H' }, to: 'deputy' },
        { after: { clock: 'wall', iso: 'PT40H' }, to: 'head' },
      ],
      again: LADDER.again,
    })
  })

  it('that is refused says so at the fields people see', () => {
    const fields = [{ path: 'stages/accept/climbs/1/after/iso', code: 'not-a-duration', message: '应为时长。' }]
    const problem = new ApiProblem({ status: 422, code: 'invalid-input', fields })
    expect(fieldsToSet(problem, fieldOfDuration)).toEqual([
      { name: ['stages', 'accept', 'climbs', 1, 'after'], errors: ['应为时长。'] },
    ])
  })
})
