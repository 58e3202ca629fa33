import * as z from 'zod/mini'
import { allowanceIn } from '../calendar/calendar.contract.ts'
import { defineContract, id, instant, instantOut, line, pageOf, pageQuery, paragraphs } from '../kernel/contract.ts'

const MOST_POSITIONS = 20
const MOST_SERVICES = 100
const MOST_EVIDENCE = 10
const MOST_AUTHORITIES = 50
const MOST_TIMES = 24
const MOST_DAYS = 31
/** Minutes: of one occurrence, or of a standing duty in a week; a working week of sixty people. */
const MOST_EFFORT = 150_000

const both = (longest: number) => z.strictObject({ 'zh-CN': line(longest), en: line(longest) })
const bothLong = (longest: number) => z.strictObject({ 'zh-CN': paragraphs(longest), en: paragraphs(longest) })
const positions = z._default(z.array(id('pos')).check(z.maxLength(MOST_POSITIONS)), [])
const whole = (least: number, most: number) => z.number().check(z.int(), z.minimum(least), z.maximum(most))
/** -1 is the last, -2 the one before. */
const nth = (most: number) => z.number().check(z.int(), z.minimum(-most), z.maximum(most))

/** A name in both languages. */
export const nameOut = z.strictObject({ 'zh-CN': z.string(), en: z.string() })
export const namedPosition = z.strictObject({ id: id('pos'), name: nameOut })

export const activityCode = z
  .string()
  .check(z.maxLength(40), z.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, { error: 'wrong-format' }))

const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])
const dayOfMonth = z.union([
  z.strictObject({ day: whole(1, 31) }),
  z.strictObject({ weekday, nth: nth(5) }),
  z.strictObject({ workingDay: nth(23) }),
])
const daysOfMonth = z.array(dayOfMonth).check(z.minLength(1), z.maxLength(MOST_DAYS))
const interval = whole(1, 400)

/** When something has to be done again and again. Whether it ever falls on a day is said by the calendar's rules. */
export const recurrenceIn = z.strictObject({
  every: z.discriminatedUnion('unit', [
    z.strictObject({ unit: z.literal('day'), interval }),
    z.strictObject({ unit: z.literal('week'), interval, on: z.array(weekday).check(z.minLength(1), z.maxLength(7)) }),
    z.strictObject({ unit: z.literal('month'), interval, on: daysOfMonth }),
    z.strictObject({ unit: z.literal('year'), interval, month: whole(1, 12), on: daysOfMonth }),
    z.strictObject({ unit: z.literal('holiday'), holiday: line(20), workingDaysBefore: whole(0, 60) }),
  ]),
  at: z
    .array(z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'not-a-time' })))
    .check(z.minLength(1), z.maxLength(MOST_TIMES)),
  timeZone: z.exactOptional(line(60)),
  onDayOff: z.enum(['keep', 'skip', 'before', 'after']),
  from: z.iso.date(),
  until: z.exactOptional(z.iso.date()),
})

export const TRIGGER_NAMES = [
  'change.released',
  'change.failed',
  'incident.severity-1',
  'incident.severity-2',
  'person.left',
  'machine.reported',
] as const

const services = z.array(id('svc')).check(z.minLength(1), z.maxLength(MOST_SERVICES))

const whenIn = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('recurring'), rule: recurrenceIn }),
  z.strictObject({ kind: z.literal('triggered'), event: z.enum(TRIGGER_NAMES), services: z.exactOptional(services) }),
  z.strictObject({ kind: z.literal('standing') }),
  z.strictObject({ kind: z.literal('on-call'), hours: z.enum(['always', 'out-of-hours']) }),
])

export const authorityIn = z.strictObject({
  /** One of the acts a position can be allowed. */
  act: z.string().check(z.maxLength(40)),
  services: z.exactOptional(services),
  upTo: z.exactOptional(z.enum(['low', 'medium', 'high'])),
})

const figure = z.number().check(z.minimum(-1e12), z.maximum(1e12))

const dutyFields = {
  /** The accountable position, exactly one. */
  position: id('pos'),
  /** Positions that do the work; none: the accountable one does it itself. */
  responsible: positions,
  consulted: positions,
  informed: positions,
  title: both(120),
  /** When it counts as done. */
  standard: bothLong(2000),
  /** What has to be shown for it. */
  evidence: z._default(
    z
      .array(
        z.strictObject({
          kind: z.enum(['note', 'link', 'number']),
          title: both(120),
          least: z.exactOptional(figure),
          most: z.exactOptional(figure),
        }),
      )
      .check(z.maxLength(MOST_EVIDENCE)),
    [],
  ),
  /** An activity of the book's, for these services or all. */
  covers: z.exactOptional(z.strictObject({ activity: activityCode, services: z.union([services, z.literal('all')]) })),
  when: whenIn,
  /** From the opening of an occurrence until it is due. Means nothing for a standing duty. */
  allowed: allowanceIn,
  whenLate: z._default(z.enum(['stays', 'lapses']), 'stays'),
  procedure: z.exactOptional(
    z.strictObject({
      title: line(200),
      link: z.exactOptional(z.string().check(z.maxLength(500), z.regex(/^https?:\/\/\S+$/, { error: 'not-a-url' }))),
      steps: z.exactOptional(paragraphs(8000)),
    }),
  ),
  objective: z.exactOptional(id('obj')),
  authorities: z._default(z.array(authorityIn).check(z.maxLength(MOST_AUTHORITIES)), []),
  /** How long one occurrence usually takes; of a standing duty: in a week. Minutes. */
  effort: z.number().check(z.minimum(0), z.maximum(MOST_EFFORT)),
} as const

/** A duty as somebody writes it. */
export const dutyIn = z.strictObject(dutyFields)

/** A duty as it stands: what is absent is absent, so that it can be sent back as it came, without its id. */
export const dutyContent = z.strictObject({ id: id('dut'), ...dutyFields })
export type DutyContent = z.infer<typeof dutyContent>

export const dutyOut = z.strictObject({
  ...dutyContent.shape,
  /** The version of the book it is from; null in a draft. */
  version: z.nullable(z.number()),
  /** SHA-256 over what it says; hex. */
  hash: z.string(),
  /** What the positions, services and objective it mentions are called, by id. */
  names: z.record(z.string(), nameOut),
})
export type DutyOut = z.infer<typeof dutyOut>

export const dutyFilters = {
  /** The accountable position. */
  position: z.optional(id('pos')),
  objective: z.optional(id('obj')),
  /** Words in title, standard or procedure, in either language. */
  q: z.optional(z.string().check(z.maxLength(100))),
  ...pageQuery,
}

const params = z.strictObject({ id: id('dut') })

export const listDuties = defineContract({
  operation: 'list-duties',
  method: 'GET',
  path: '/api/duties',
  summary: 'The duties of the role book in force; of one position, for one objective, or with these words.',
  admits: 'signed-in',
  query: z.strictObject(dutyFilters),
  answer: pageOf(dutyOut),
})

export const readDuty = defineContract({
  operation: 'read-duty',
  method: 'GET',
  path: '/api/duties/{id}',
  summary: 'One duty as the role book in force says, now or at an instant.',
  admits: 'signed-in',
  params,
  query: z.strictObject({ at: z.optional(instant) }),
  answer: dutyOut,
})

export const readDutyHistory = defineContract({
  operation: 'read-duty-history',
  method: 'GET',
  path: '/api/duties/{id}/history',
  summary: 'What became of a duty from version to version, newest first.',
  admits: 'signed-in',
  params,
  query: z.strictObject(pageQuery),
  answer: pageOf(
    z.strictObject({
      version: z.number(),
      from: instantOut,
      change: z.enum(['added', 'changed', 'removed']),
      /** Names of the fields that are different from the version before. */
      fields: z.array(z.string()),
      duty: z.nullable(dutyContent),
    }),
  ),
})
