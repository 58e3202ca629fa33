import * as z from 'zod/mini'
import { id, instantOut, line } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'

/** What all contracts of on-call share: rotations, shifts, problems, figures. */
const MOST_PEOPLE = 60
const MOST_LAYERS = 8
const MOST_SPELLS = 7
const LONGEST_TURN = 366

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
export const role = z.enum(['primary', 'secondary'])
export const because = z.enum(['rotation', 'override', 'swap', 'cover'])
export const timeZone = z.string().check(z.minLength(1), z.maxLength(60))

const time = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' }))
const endTime = z.string().check(z.regex(/^(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'not-a-time' }))
/** Nobody plans rotations for other centuries. */
const date = z.iso.date().check(z.regex(/^2[01]\d\d-/, { error: 'not-a-date' }))
const weekday = z.enum(WEEKDAYS)

/** A part of certain days: until a time that is not after `from`, until that time of the next day. */
export const spell = z.strictObject({
  days: z.union([z.array(weekday).check(z.minLength(1), z.maxLength(7)), z.enum(['working-days', 'days-off'])]),
  from: time,
  to: endTime,
})

/** One rotation; where several apply, the later in the list wins. */
export const layer = z.strictObject({
  name: line(60),
  /** In the order of their turns. */
  people: z.array(id('per')).check(z.minLength(1), z.maxLength(MOST_PEOPLE)),
  every: z.strictObject({
    count: z.number().check(z.int(), z.minimum(1), z.maximum(LONGEST_TURN)),
    unit: z.enum(['hour', 'day', 'week']),
  }),
  /** When turns begin, by the wall clock of the schedule’s time zone. */
  handOverAt: time,
  /** Turns of weeks: the day on which they begin; absent: the weekday of `from`. */
  weekday: z.exactOptional(weekday),
  /** The date of the first turn, which is the first person’s. */
  from: date,
  /** The date on which the layer ends, at its hand-over time; absent: it goes on. */
  until: z.exactOptional(date),
  /** The layer applies in these spells only; empty: always. */
  only: z.array(spell).check(z.maxLength(MOST_SPELLS)),
})

const layers = z.array(layer).check(z.maxLength(MOST_LAYERS))

/** When somebody has to be there. */
export const coverage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('always') }),
  z.strictObject({
    kind: z.literal('hours'),
    spells: z.array(spell).check(z.minLength(1), z.maxLength(MOST_SPELLS)),
  }),
])

/** What is published as a version of a schedule. */
export const rota = z.strictObject({
  timeZone,
  coverage,
  /** `always`: every shift is handed over and accepted; `when-open`: when something is open or was noted. */
  handOver: z.enum(['always', 'when-open']),
  primary: layers.check(z.minLength(1)),
  secondary: layers,
})
export type RotaIn = z.infer<typeof rota>

/** As it was published: what {@link rota} let in. */
const spellOut = z.strictObject({
  days: z.union([z.array(weekday), z.enum(['working-days', 'days-off'])]),
  from: z.string(),
  to: z.string(),
})
const layerOut = z.strictObject({
  name: z.string(),
  people: z.array(id('per')),
  every: z.strictObject({ count: z.number(), unit: z.enum(['hour', 'day', 'week']) }),
  handOverAt: z.string(),
  weekday: z.exactOptional(weekday),
  from: z.string(),
  until: z.exactOptional(z.string()),
  only: z.array(spellOut),
})
export const rotaOut = z.strictObject({
  timeZone: z.string(),
  coverage: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('always') }),
    z.strictObject({ kind: z.literal('hours'), spells: z.array(spellOut) }),
  ]),
  handOver: z.enum(['always', 'when-open']),
  primary: z.array(layerOut),
  secondary: z.array(layerOut),
})
export type RotaOut = z.infer<typeof rotaOut>

/** What a schedule answers for; the most specific counts: service, group, department. */
export const covers = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('department') }),
  z.strictObject({ kind: z.literal('group'), group: id('grp') }),
  z.strictObject({
    kind: z.literal('services'),
    services: z.array(id('svc')).check(z.minLength(1), z.maxLength(100)),
  }),
])

/** A shift: nobody has it where `person` is null, and `missing` is whose it would be, who is away or has left. */
export const shiftOut = z.strictObject({
  from: instantOut,
  until: instantOut,
  person: z.nullable(personRef),
  because: z.nullable(because),
  missing: z.nullable(personRef),
})
export type ShiftOut = z.infer<typeof shiftOut>

export const PROBLEMS = [
  'gap',
  'same-person',
  'back-to-back',
  'long-shift',
  'last-minute',
  'single-point',
  'no-secondary',
  'has-left',
] as const

/** What is not well about a schedule: `fault` has to be mended, `note` is worth knowing. */
export const problem = z.strictObject({
  problem: z.enum(PROBLEMS),
  weight: z.enum(['fault', 'note']),
  role: z.nullable(role),
  from: z.nullable(instantOut),
  until: z.nullable(instantOut),
  person: z.nullable(personRef),
  /** In the caller’s language. */
  text: z.string(),
})
export type ProblemOut = z.infer<typeof problem>

/** What one person carries of a schedule, in hours; nights and days by their own wall clock where they gave it. */
export const burden = z.strictObject({
  person: personRef,
  role,
  shifts: z.number(),
  hours: z.number(),
  /** Between 22:00 and 06:00. */
  nightHours: z.number(),
  nights: z.number(),
  weekendHours: z.number(),
  holidayHours: z.number(),
  /** Hours more (or less) than an equal part. */
  hoursOverShare: z.number(),
})
export type BurdenOut = z.infer<typeof burden>

/** One role of a schedule over a range. `isPast` shifts are as they really were. */
export const lane = z.strictObject({
  schedule: id('ocs'),
  scheduleName: z.string(),
  role,
  timeZone,
  shifts: z.array(z.strictObject({ ...shiftOut.shape, isPast: z.boolean() })),
})
export type LaneOut = z.infer<typeof lane>
