import * as z from 'zod/mini'
import { defineContract, id } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { namedPosition, nameOut } from './duty.contract.ts'

/** A year, in weeks. */
const MOST_WEEKS = 52

const some = (most: number) => z.number().check(z.minimum(0), z.maximum(most))

/** What happens in the department beside what the book says; what is absent is as in most. */
const loadIn = z.strictObject({
  /** Days of leave a year for each person, beside the absences that are entered. */
  leaveDays: z.optional(some(120)),
  /** Changes to be authorised in a week, by risk. */
  changes: z.optional(z.strictObject({ low: some(500), medium: some(500), high: some(500) })),
  /** Of a hundred released changes so many fail. */
  failing: z.optional(some(100)),
  /** In four weeks. */
  incidents: z.optional(z.strictObject({ severity1: some(200), severity2: some(500) })),
  /** Reports of machines in a week. */
  reports: z.optional(some(1000)),
  minutesToAuthorise: z.optional(z.number().check(z.minimum(1), z.maximum(480))),
  /** Hours a week that whoever authorises can spare for it. */
  hoursToAuthorise: z.optional(z.number().check(z.minimum(0.5), z.maximum(40))),
})

const body = z.strictObject({
  /** A day of the first week, within a year; absent: next week. */
  from: z.optional(z.iso.date()),
  weeks: z._default(z.number().check(z.int(), z.minimum(1), z.maximum(MOST_WEEKS)), MOST_WEEKS),
  load: z._default(loadIn, {}),
  /** Another number: another year of the same kind. */
  seed: z._default(z.number().check(z.int(), z.minimum(0), z.maximum(999_999)), 1),
})

const hours = z.array(z.number())
const duty = z.strictObject({ id: id('dut'), title: nameOut })
const personHours = z.strictObject({ person: personRef, hours: z.number() })

export const simulationOut = z.strictObject({
  version: z.nullable(z.number()),
  draft: z.nullable(id('bdr')),
  /** Mondays. */
  weeks: z.array(z.iso.date()),
  seed: z.number(),
  load: z.required(loadIn),
  totals: z.strictObject({
    occurrences: z.number(),
    unfilled: z.number(),
    onCallDays: z.number(),
    onCallUnfilled: z.number(),
    changes: z.number(),
    climbed: z.number(),
    undecided: z.number(),
  }),
  /** Those with most to do first; `hours` week by week. */
  people: z.array(
    z.strictObject({
      person: personRef,
      hours,
      /** Weeks with more than forty hours. */
      weeksOver: z.number(),
      onCallDays: z.number(),
      /** Part of all days, in hundredths; more than 25 is too much. */
      onCallShare: z.number(),
      daysAway: z.number(),
    }),
  ),
  /** What nobody was there for; the most frequent first. */
  unfilled: z.array(
    z.strictObject({
      duty,
      position: namedPosition,
      kind: z.enum(['occurrence', 'standing', 'on-call']),
      count: z.number(),
      of: z.number(),
      on: z.array(z.iso.date()),
    }),
  ),
  /** Whether those who authorise keep up; the longest queue first. */
  approvals: z.array(
    z.strictObject({
      position: namedPosition,
      asked: z.number(),
      usual: z.number(),
      most: z.number(),
      capacity: z.number(),
      weeksBehind: z.number(),
      longestQueue: z.number(),
    }),
  ),
  /** How evenly the holders of a position carry it; the most uneven first. */
  fairness: z.array(z.strictObject({ position: namedPosition, least: personHours, most: personHours })),
})
export type SimulationOut = z.infer<typeof simulationOut>

const example = { weeks: 26, load: { leaveDays: 15, changes: { low: 8, medium: 4, high: 1 } }, seed: 7 }

export const simulateVersion = defineContract({
  operation: 'simulate-role-book',
  method: 'POST',
  path: '/api/role-books/versions/{version}/simulate',
  summary: 'Plays a version through a year: unfilled work, overload, on-call, approval bottlenecks. Changes nothing.',
  admits: 'signed-in',
  params: z.strictObject({ version: z.string().check(z.regex(/^(in-force|newest|[1-9]\d{0,5})$/)) }),
  body,
  answer: simulationOut,
  refusals: ['date-out-of-range', 'simulation-too-large'],
  example,
})

export const simulateDraft = defineContract({
  operation: 'simulate-role-book-draft',
  method: 'POST',
  path: '/api/role-books/drafts/{id}/simulate',
  summary: 'Plays a draft through a year before anybody is bound by it. Changes nothing.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('bdr') }),
  body,
  answer: simulationOut,
  refusals: ['date-out-of-range', 'simulation-too-large'],
  example,
})
