import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { business, defaultCalendar, formatTime, wall, workingTimeBetween } from '../../functions/calendar/index.ts'
import { isWorkingTime } from '../../functions/calendar/rules/is-working-time.ts'
import { HOUR, type Instant, instantOf, MINUTE, millisOf, plusMillis } from '../../functions/kernel/instant.ts'
import { type Ladder, type OpenObligation, openObligation, usualLadder } from '../../functions/obligation/index.ts'
import { rePlanned } from '../../functions/obligation/rules/re-plan.ts'
import { nextTick, whatIsDue } from '../../functions/obligation/rules/what-is-due.ts'
import { whoIsNext } from '../../functions/obligation/rules/who-is-next.ts'
import { aDepartment, groups, people, positions } from '../support/department.ts'

const MONDAY: Instant = '2026-01-05T01:00:00.000Z'
const change = 'chg_01KE5TP1M0H8DSQ0MWA40X5D3W'

const LADDER: Ladder = usualLadder(business('PT8H'), [
  { after: 'due', to: 'deputy' },
  { after: business('PT16H'), to: 'leader' },
  { after: business('PT24H'), to: 'head' },
])

const owed = (ladder: Ladder, now: Instant = MONDAY): OpenObligation =>
  openObligation(
    {
      caseId: change,
      kind: 'change.authorise',
      about: { title: '换证书' },
      round: 1,
      answerer: { person: people.changeManager, position: positions.changeManager, via: 'holder' },
      now,
      nth: 0,
    },
    ladder,
    defaultCalendar,
  )

const instants = fc.integer({ min: 0, max: 400 * 24 * 60 }).map((minutes) => plusMillis(MONDAY, minutes * MINUTE))

/** Ticks at an instant until nothing is due any more, as the task does. */
function ticked(obligation: OpenObligation, now: Instant) {
  let after = obligation
  const done: string[] = []
  for (let ticks = 0; ticks < 40; ticks += 1) {
    const due = whatIsDue(after, now, defaultCalendar)
    if (due.does === 'nothing') return { after, done }
    done.push(due.does === 'climb' ? `climb ${due.to}` : due.does)
    after = { ...after, plan: due.plan, nextTickAt: nextTick(due.plan, now, defaultCalendar, after.again) }
  }
  throw new Error('a clock that never comes to rest')
}

describe('a clock of an obligation', () => {
  it('is always armed for later, whenever and however often it is ticked', () => {
    fc.assert(
      fc.property(fc.array(instants, { minLength: 1, maxLength: 8 }), (times) => {
        let obligation = owed(LADDER)
        for (const now of times.toSorted()) {
          obligation = ticked(obligation, now).after
          expect(obligation.nextTickAt > now).toBe(true)
        }
      }),
    )
  })

  it('climbs at most one step at a time when it comes late, and gives whoever is next the whole distance', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const { done, after } = ticked(owed(LADDER), now)
        expect(done.filter((each) => each.startsWith('climb')).length).toBeLessThanOrEqual(1)
        expect(done.filter((each) => each === 'remind').length).toBeLessThanOrEqual(1)
        const next = after.plan.find(({ does }) => does === 'climb')
        const isLate = millisOf(now) - millisOf(owed(LADDER).nextTickAt) > 2 * MINUTE
        if (done.some((each) => each.startsWith('climb')) && next !== undefined && isLate) {
          expect(workingTimeBetween(now, next.at, defaultCalendar)).toBeGreaterThanOrEqual(7 * HOUR)
        }
      }),
    )
  })

  it('missed reminders collapse into one', () => {
    expect(ticked(owed(LADDER), plusMillis(owed(LADDER).dueAt, -MINUTE)).done).toEqual(['remind'])
  })

  it('after its last step it is the head’s, every working day when it begins, whenever it came to them', () => {
    const tuesday = plusMillis(MONDAY, 24 * HOUR)
    for (const at of [MONDAY, plusMillis(MONDAY, HOUR), plusMillis(MONDAY, 9 * HOUR), plusMillis(MONDAY, 14 * HOUR)]) {
      const { after } = ticked({ ...owed(LADDER), plan: [], nextTickAt: at }, at)
      expect(after.nextTickAt).toBe(tuesday)
    }
    // A Friday before a make-up Saturday, and one before a weekend.
    expect(nextTick([], '2026-05-08T07:00:00.000Z', defaultCalendar)).toBe('2026-05-09T01:00:00.000Z')
    expect(nextTick([], '2026-05-15T09:30:00.000Z', defaultCalendar)).toBe('2026-05-18T01:00:00.000Z')
    expect(nextTick([], '2026-05-15T09:30:00.000Z', defaultCalendar, business('P2D'))).toBe('2026-05-19T01:00:00.000Z')
  })

  it('which is told again by the day always comes later, in the minute work begins', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const morning = nextTick([], now, defaultCalendar)
        expect(morning > now).toBe(true)
        expect(isWorkingTime(morning, defaultCalendar)).toBe(true)
        expect(formatTime(morning, defaultCalendar.timeZone)).toBe('09:00')
      }),
    )
  })

  it('of another `again` it is the head’s so often, and only what is unusual is kept in the row', () => {
    const ten = plusMillis(MONDAY, HOUR)
    const often = owed({ ...LADDER, again: wall('PT30M') })
    expect(nextTick([], ten, defaultCalendar, often.again)).toBe(plusMillis(ten, 30 * MINUTE))
    expect(owed(LADDER)).not.toHaveProperty('again')
    expect(owed(LADDER)).not.toHaveProperty('clock')
  })

  it('of a ladder that counts every minute keeps its minutes when it comes late at night', () => {
    const night: Ladder = {
      allowed: wall('PT5M'),
      remindAfter: [],
      climbs: [
        { after: 'due', to: 'deputy' },
        { after: wall('PT10M'), to: 'leader' },
        { after: wall('PT15M'), to: 'head' },
      ],
      again: wall('PT15M'),
    }
    const midnight = plusMillis(MONDAY, 15 * HOUR)
    const late = plusMillis(midnight, 9 * MINUTE)
    const due = whatIsDue(owed(night, midnight), late, defaultCalendar)
    expect(due).toMatchObject({ does: 'climb', to: 'deputy', isLate: true })
    expect(due.does === 'climb' && due.plan.map(({ at }) => at)).toEqual([
      plusMillis(late, 5 * MINUTE),
      plusMillis(late, 10 * MINUTE),
    ])
  })
})

describe('re-planning', () => {
  it('moves the deadline by exactly the working time of the pauses, and keeps the clock armed', () => {
    const hours = fc.integer({ min: 0, max: 80 })
    fc.assert(
      fc.property(hours, hours, (start, length) => {
        const from = plusMillis(MONDAY, start * HOUR)
        const to = plusMillis(from, length * HOUR)
        const before = owed(LADDER)
        const after = rePlanned(before, LADDER, to, defaultCalendar, length === 0 ? [] : [{ from, to }])
        const lost = from >= before.dueAt ? 0 : workingTimeBetween(from, to, defaultCalendar)
        expect(workingTimeBetween(MONDAY, after.dueAt, defaultCalendar)).toBe(8 * HOUR + lost)
        expect(after.nextTickAt > to || after.nextTickAt === after.plan[0]?.at).toBe(true)
      }),
    )
  })

  it('takes another ladder on from when it was opened, and does not do again what has passed', () => {
    const shorter = { ...LADDER, allowed: wall('PT2H') }
    const now = instantOf(millisOf(MONDAY) + 90 * MINUTE)
    const after = rePlanned(owed(LADDER), shorter, now, defaultCalendar)
    expect(after.dueAt).toBe('2026-01-05T03:00:00.000Z')
    expect(after.plan.every(({ at }) => at > now)).toBe(true)
  })
})

describe('whom a ladder climbs to', () => {
  it('may be a position, a person, or any member of a group; nobody there is skipped at once', async () => {
    const department = await aDepartment()
    const directory = await department.directory()
    const climb = (to: Parameters<typeof whoIsNext>[2]['to'], barred: string[] = []) =>
      whoIsNext(directory, owed(LADDER), { to, plan: [] }, MONDAY, new Set(barred))?.answerer.person
    expect(climb(`position:${positions.appLeader}`)).toBe(people.appLeader)
    expect(climb(`person:${people.opsThree}`)).toBe(people.opsThree)
    const members = [people.appLeader, people.appOne, people.appTwo, people.appThree]
    expect(members).toContain(climb(`group:${groups.applications}`))
    expect(climb(`group:${groups.applications}`, members)).toBe(people.head)
    expect(climb(`person:${people.opsThree}`, [people.opsThree])).toBe(people.head)
  })
})
