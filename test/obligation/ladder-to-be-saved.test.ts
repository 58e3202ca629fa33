import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { business, deadline, wall } from '../../functions/calendar/index.ts'
import { type Ladder, planLadder, usualLadder } from '../../functions/obligation/index.ts'
import { HAND_OVER, ROSTER_GAP } from '../../functions/obligation/obligation-policies.ts'
import { faultsOfLadder } from '../../functions/obligation/rules/may-ladder-be-saved.ts'
import { faultsOfPolicy } from '../../functions/obligation/rules/may-policy-be-saved.ts'
import { nextTick } from '../../functions/obligation/rules/what-is-due.ts'
import { policies } from '../../functions/registry.ts'
import { cases } from '../calendar/arbitrary-calendars.ts'
import { aDepartment, people, positions } from '../support/department.ts'
import { anyLadder } from './any-ladder.ts'

const USUAL: Ladder = usualLadder(business('PT8H'), [
  { after: 'due', to: 'deputy' },
  { after: business('PT16H'), to: 'leader' },
  { after: business('PT24H'), to: 'head' },
])
const faults = (change: Partial<Ladder>): string[] =>
  faultsOfLadder({ ...USUAL, ...change }, 'x').map(({ path, code }) => `${path.slice(2)}: ${code}`)
const then = (after: Ladder['climbs'][number]['after'], to: Ladder['climbs'][number]['to'] = 'head') => ({ after, to })

describe('a ladder that may be saved', () => {
  it('comes to the head of IT in strictly increasing instants, whatever the calendar and whenever it begins', () => {
    let saved = 0
    fc.assert(
      fc.property(anyLadder, cases, fc.integer({ min: 0, max: 59_999 }), (ladder, { calendar, from }, millis) => {
        if (faultsOfLadder(ladder, '').length > 0) return
        saved += 1
        const opened = new Date(Date.parse(from) + millis).toISOString()
        const { plan, dueAt } = planLadder(ladder, opened, calendar)
        expect(plan.at(-1)).toMatchObject({ does: 'climb', to: 'head' })
        for (const [nth, { at }] of plan.entries()) expect(at > (plan[nth - 1]?.at ?? opened)).toBe(true)
        expect(plan.length).toBe(ladder.remindAfter.length + ladder.climbs.length)
        expect(dueAt).toBe(deadline(opened, ladder.allowed, calendar))
        const last = plan.at(-1)?.at ?? opened
        expect(nextTick([], last, calendar, ladder.again) > last).toBe(true)
      }),
      { numRuns: 2000 },
    )
    expect(saved).toBeGreaterThan(800)
  })

  it('is every ladder the house begins with', async () => {
    const directory = await (await aDepartment()).directory()
    expect([...policies.keys()]).toEqual(expect.arrayContaining([HAND_OVER.name, ROSTER_GAP.name, 'normal-change']))
    for (const declared of policies.values()) {
      const ladders = Object.fromEntries(Object.entries(declared.stages).map(([stage, { ladder }]) => [stage, ladder]))
      expect(faultsOfPolicy(declared, ladders, directory, '2026-01-05T01:00:00.000Z')).toEqual([])
    }
  })
})

describe('a ladder is refused', () => {
  it('that ends with anybody but the head', () => {
    expect(faults({ climbs: [] })).toEqual(['climbs: ends-with-nobody'])
    expect(faults({ climbs: USUAL.climbs.slice(0, 2) })).toEqual(['climbs: ends-with-nobody'])
  })

  it('whose steps are not in order, or at one moment', () => {
    expect(faults({ climbs: [then(business('PT9H'), 'leader'), then('due')] })).toEqual([
      'climbs/1/after: not-in-order',
    ])
    expect(faults({ climbs: [then('due', 'leader'), then(business('PT480M'))] })).toEqual([
      'climbs/1/after: not-in-order',
    ])
    expect(faults({ remindAfter: [business('PT4H'), 0.5] })).toEqual(['remindAfter/1: not-in-order'])
    expect(faults({ remindAfter: [business('PT16H')] })).toEqual(['remindAfter/0: same-moment'])
    expect(faults({ remindAfter: [business('PT25H')] })).toEqual(['remindAfter/0: reminder-after-last-step'])
  })

  it('whose order only a calendar knows: days are not hours', () => {
    expect(faults({ climbs: [then('due', 'leader'), then(business('P1D'))] })).toEqual([
      'climbs/1/after: order-depends-on-calendar',
      'remindAfter/0: order-depends-on-calendar',
      'remindAfter/1: order-depends-on-calendar',
    ])
    expect(
      faults({ allowed: business('P1D'), remindAfter: [business('PT4H')], climbs: [then(business('P2D'))] }),
    ).toEqual(['remindAfter/0: order-depends-on-calendar'])
    expect(faults({ allowed: business('P1D'), climbs: [then('due', 'leader'), then(business('P1DT4H'))] })).toEqual([])
    expect(faults({ remindAfter: [wall('PT1H')] })).toEqual(['remindAfter/0: clock-differs'])
  })

  it('that is too short, too long, or falls silent at its end', () => {
    expect(faults({ allowed: business('PT30S') })).toEqual(['allowed: allowance-too-short'])
    expect(faults({ climbs: [then(business('PT2081H'))] })).toEqual(['climbs/0/after: allowance-too-long'])
    expect(faults({ climbs: [then(business('P261D'))] })).toEqual(['climbs/0/after: allowance-too-long'])
    const days = { allowed: wall('P1D'), remindAfter: [], climbs: [then(wall('P366D'))] }
    expect(faults(days)).toEqual(['climbs/0/after: allowance-too-long'])
    expect(faults({ again: business('P2D') })).toEqual(['again: again-too-rare'])
    expect(faults({ again: wall('PT25H') })).toEqual(['again: again-too-rare'])
    expect(faults({ again: wall('PT4M') })).toEqual(['again: again-too-often'])
  })
})

describe('a policy is refused', () => {
  const saved = async (stages: Readonly<Record<string, Ladder>>, headless = false) => {
    const directory = await (await aDepartment()).directory()
    const vacant = { ...directory, assignments: [], deputies: [] }
    const found = faultsOfPolicy(ROSTER_GAP, stages, headless ? vacant : directory, '2026-01-05T01:00:00.000Z')
    return found.map(({ path, code }) => `${path}: ${code}`)
  }
  const fill = ROSTER_GAP.stages.fill.ladder

  it('with a stage too few or too many', async () => {
    expect(await saved({})).toEqual(['stages/fill: stage-missing'])
    expect(await saved({ fill, empty: fill })).toEqual(['stages/empty: unknown-stage'])
  })

  it('that names who or what is not there', async () => {
    const none = '01K9ZQ6V80ABCDEFGHJKMNPQRS'
    const naming = (to: Ladder['climbs'][number]['to']) =>
      saved({ fill: { ...fill, climbs: [then('due', to), then(business('P2D'))] } })
    expect(await naming(`position:pos_${none}`)).toEqual(['stages/fill/climbs/0/to: unknown-position'])
    expect(await naming(`group:grp_${none}`)).toEqual(['stages/fill/climbs/0/to: unknown-group'])
    expect(await naming(`person:per_${none}`)).toEqual(['stages/fill/climbs/0/to: unknown-person'])
    expect(await naming(`position:${positions.opsLeader}`)).toEqual([])
    expect(await naming(`person:${people.opsThree}`)).toEqual([])
  })

  it('while the head’s post has neither holder nor deputy', async () => {
    expect(await saved({ fill }, true)).toEqual(['stages/fill/climbs/0/to: nobody-answers'])
  })
})
