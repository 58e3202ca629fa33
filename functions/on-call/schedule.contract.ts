import * as z from 'zod/mini'
import { defineContract, id, instant, instantOut, line, pageOf, pageQuery } from '../kernel/contract.ts'
import { personRef } from '../obligation/obligation.contract.ts'
import { timelineContract } from '../obligation/timeline.contract.ts'
import { burden, covers, lane, problem, role, rota, rotaOut, shiftOut, timeZone } from './rota.contract.ts'

const params = z.strictObject({ id: id('ocs') })

export const rotaRefusals = [
  'authority-missing',
  'person-not-active',
  'unknown-person',
  'unknown-group',
  'unknown-service',
  'unknown-position',
  'unknown-time-zone',
  'until-before-from',
] as const

export const overrideOut = z.strictObject({
  id: id('ocv'),
  schedule: id('ocs'),
  role,
  person: personRef,
  from: instantOut,
  until: instantOut,
  because: z.enum(['override', 'swap', 'cover']),
  reason: z.nullable(z.string()),
  createdAt: instantOut,
  createdBy: personRef,
})
export type OverrideOut = z.infer<typeof overrideOut>

export const versionOut = z.strictObject({
  number: z.number(),
  from: instantOut,
  publishedAt: instantOut,
  publishedBy: personRef,
  rota: rotaOut,
})
export type VersionOut = z.infer<typeof versionOut>

export const scheduleSummary = z.strictObject({
  id: id('ocs'),
  name: z.string(),
  covers,
  owner: z.strictObject({ position: id('pos'), name: z.string(), holder: z.nullable(personRef) }),
  timeZone,
  status: z.enum(['in-use', 'retired']),
  /** Holes in the next 35 days that somebody owes to fill. */
  hasGap: z.boolean(),
  version: z.number(),
})
export type ScheduleSummary = z.infer<typeof scheduleSummary>

export const scheduleOut = z.strictObject({
  ...scheduleSummary.shape,
  /** Who has which shift now. */
  now: z.strictObject({ primary: shiftOut, secondary: shiftOut }),
  /** The version that counts now; null before the first. */
  current: z.nullable(versionOut),
  /** Versions that will count, in order. */
  coming: z.array(versionOut),
  /** Agreements that have not ended. */
  overrides: z.array(overrideOut),
  /** What is not well in the next 35 days. */
  problems: z.array(problem),
  /** The case of its gap, by role. */
  gaps: z.array(z.strictObject({ role, case: id('ocg') })),
  /** The caller may publish, override and retire. */
  mayEdit: z.boolean(),
})
export type ScheduleOut = z.infer<typeof scheduleOut>

const exampleRota = {
  timeZone: 'Asia/Shanghai',
  coverage: { kind: 'always' },
  handOver: 'when-open',
  primary: [
    {
      name: '周轮值',
      people: ['per_01K9ZQ6V80ABCDEFGHJKMNPQRS', 'per_01K9ZQ6V80ABCDEFGHJKMNPQRT'],
      every: { count: 1, unit: 'week' },
      handOverAt: '09:00',
      weekday: 'mon',
      from: '2026-01-05',
      only: [],
    },
  ],
  secondary: [],
} as const

export const listSchedules = defineContract({
  operation: 'list-on-call-schedules',
  method: 'GET',
  path: '/api/on-call/schedules',
  summary: 'All on-call schedules, by name; retired ones last.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(scheduleSummary),
})

export const addSchedule = defineContract({
  operation: 'add-on-call-schedule',
  method: 'POST',
  path: '/api/on-call/schedules',
  summary: 'A new schedule with its first version: what it covers, who sees to it, its rotations.',
  admits: 'on-call.schedule',
  body: z.strictObject({
    name: line(60),
    covers,
    owner: id('pos'),
    /** From when it counts; absent: from now. */
    from: z.optional(instant),
    rota,
  }),
  answer: scheduleOut,
  status: 201,
  refusals: [...rotaRefusals, 'in-the-past', 'too-far-ahead', 'too-many-schedules'],
  example: {
    name: '系统运维值班',
    covers: { kind: 'department' },
    owner: 'pos_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    rota: exampleRota,
  },
})

export const readSchedule = defineContract({
  operation: 'read-on-call-schedule',
  method: 'GET',
  path: '/api/on-call/schedules/{id}',
  summary: 'One schedule: its rotations now and to come, who has the shift, what was agreed beside, what is not well.',
  admits: 'signed-in',
  params,
  answer: scheduleOut,
})

export const readScheduleTimeline = timelineContract('on-call-schedule', '/api/on-call/schedules/{id}', params)

export const changeSchedule = defineContract({
  operation: 'change-on-call-schedule',
  method: 'PATCH',
  path: '/api/on-call/schedules/{id}',
  summary: 'Another name, another area, another owner; at once. Who was on call when stays as it was.',
  admits: 'on-call.schedule',
  params,
  body: z.strictObject({
    name: z.optional(line(60)),
    covers: z.optional(covers),
    owner: z.optional(id('pos')),
  }),
  answer: scheduleOut,
  ifMatch: 'optional',
  refusals: [
    'authority-missing',
    'person-not-active',
    'unknown-group',
    'unknown-service',
    'unknown-position',
    'schedule-retired',
    'nothing-to-change',
    'stale-version',
  ],
  example: { name: '系统运维组值班' },
})

export const publishVersion = defineContract({
  operation: 'publish-on-call-version',
  method: 'POST',
  path: '/api/on-call/schedules/{id}/versions',
  summary:
    'Other rotations, from an instant on. What was to come and begins later is replaced; the past never changes.',
  admits: 'on-call.schedule',
  params,
  body: z.strictObject({ from: z.optional(instant), rota }),
  answer: scheduleOut,
  status: 201,
  ifMatch: 'optional',
  refusals: [...rotaRefusals, 'in-the-past', 'too-far-ahead', 'schedule-retired', 'stale-version'],
  example: { from: '2026-02-02T09:00:00+08:00', rota: exampleRota },
})

export const listVersions = defineContract({
  operation: 'list-on-call-versions',
  method: 'GET',
  path: '/api/on-call/schedules/{id}/versions',
  summary: 'Every version that was ever published, newest first.',
  admits: 'signed-in',
  params,
  query: z.strictObject(pageQuery),
  answer: pageOf(versionOut),
})

export const retireSchedule = defineContract({
  operation: 'retire-on-call-schedule',
  method: 'POST',
  path: '/api/on-call/schedules/{id}/retire',
  summary: 'Nobody is on call by it from now on.',
  admits: 'on-call.schedule',
  params,
  body: z.strictObject({ reason: line(200) }),
  answer: scheduleOut,
  ifMatch: 'optional',
  refusals: ['authority-missing', 'person-not-active', 'schedule-retired', 'stale-version'],
  example: { reason: '并入系统运维值班。' },
})

export const previewSchedule = defineContract({
  operation: 'preview-on-call-schedule',
  method: 'POST',
  path: '/api/on-call/preview',
  summary: 'What rotations would bring in the next eight weeks: shifts, what is not well, who carries how much.',
  admits: 'signed-in',
  body: z.strictObject({
    /** The schedule it would be a version of: its agreements count too. */
    schedule: z.optional(id('ocs')),
    from: z.optional(instant),
    rota,
  }),
  answer: z.strictObject({
    from: instantOut,
    until: instantOut,
    lanes: z.array(lane),
    problems: z.array(problem),
    fairness: z.array(burden),
  }),
  refusals: rotaRefusals.filter((each) => each !== 'authority-missing'),
  example: { rota: exampleRota },
})
