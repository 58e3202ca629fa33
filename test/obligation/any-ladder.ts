import fc from 'fast-check'
import { allowance } from '../../functions/calendar/allowance.ts'
import type { Allowance } from '../../functions/calendar/index.ts'
import type { Ladder } from '../../functions/obligation/index.ts'

const clocks = fc.constantFrom<Allowance['clock']>('business', 'wall')
const steps = fc.constantFrom<Ladder['climbs'][number]['to']>('deputy', 'leader', 'head')

/** How far a step lies from the opening: minutes and days never both go down from one step to the next. */
const rises = fc.array(
  fc.record({ days: fc.integer({ min: 0, max: 2 }), minutes: fc.integer({ min: 0, max: 300 }), isClimb: fc.boolean() }),
  { minLength: 2, maxLength: 10 },
)

const isoOf = (days: number, minutes: number): string =>
  `P${days === 0 ? '' : `${days}D`}${minutes === 0 ? '' : `T${minutes}M`}`

/** Ladders as people write them, most of which may be saved: steps that go up, in hours, in days or in both. */
const orderly: fc.Arbitrary<Ladder> = fc
  .record({
    clock: clocks,
    rises,
    hasDays: fc.boolean(),
    due: fc.nat(),
    parts: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 4 }),
    isByParts: fc.boolean(),
    to: fc.array(steps, { minLength: 10, maxLength: 10 }),
  })
  .map(({ clock, rises: up, hasDays, due, parts, isByParts, to }) => {
    let [days, minutes] = [0, 0]
    const all = up.map((rise, nth) => {
      days += hasDays ? rise.days : 0
      minutes += rise.minutes + (rise.days === 0 || !hasDays ? 1 : 0)
      return { after: allowance(clock, isoOf(days, minutes)), isClimb: rise.isClimb || nth === up.length - 1 }
    })
    const allowed = (all[due % all.length] ?? { after: allowance(clock, 'P1D') }).after
    const climbs = all.filter(({ isClimb }) => isClimb).map(({ after }, nth) => ({ after, to: to[nth] ?? 'head' }))
    return {
      allowed,
      remindAfter: isByParts
        ? parts.toSorted((a, b) => a - b).map((part) => part / 100)
        : all.filter(({ isClimb }) => !isClimb).map(({ after }) => after),
      climbs: climbs.map((climb, nth) => {
        const after = climb.after.iso === allowed.iso ? ('due' as const) : climb.after
        return { after, to: nth === climbs.length - 1 ? 'head' : climb.to }
      }),
      again: allowance(clock, 'PT30M'),
    }
  })

const whatever = fc.oneof(
  fc.integer({ min: 1, max: 900 }).map((minutes) => `PT${minutes}M`),
  fc.integer({ min: 1, max: 30 }).map((days) => `P${days}D`),
  fc
    .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 20 }))
    .map(([days, hours]) => `P${days}DT${hours}H`),
)

/** Ladders of steps in any order and any unit. */
const disorderly: fc.Arbitrary<Ladder> = fc
  .record({
    clock: clocks,
    allowed: whatever,
    reminders: fc.array(fc.oneof(whatever, fc.constantFrom(0.1, 0.5, 0.9)), { maxLength: 3 }),
    ups: fc.array(fc.record({ after: fc.oneof(whatever, fc.constant('due')), to: steps }), {
      minLength: 1,
      maxLength: 3,
    }),
    again: whatever,
  })
  .map(({ clock, allowed, reminders, ups, again }) => ({
    allowed: allowance(clock, allowed),
    remindAfter: reminders.map((each) => (typeof each === 'number' ? each : allowance(clock, each))),
    climbs: ups.map(({ after, to }) => ({ after: after === 'due' ? 'due' : allowance(clock, after), to })),
    again: allowance(clock, again),
  }))

export const anyLadder: fc.Arbitrary<Ladder> = fc.oneof(
  { weight: 4, arbitrary: orderly },
  { weight: 1, arbitrary: disorderly },
)
