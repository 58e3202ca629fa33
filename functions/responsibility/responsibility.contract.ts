import * as z from 'zod/mini'
import { defineContract, id, instant, instantOut, line, pageOf, pageQuery } from '../kernel/contract.ts'
import { AUTHORITIES } from './authorities.ts'

const text = z.strictObject({ 'zh-CN': line(80), en: line(80) })
const email = z.email().check(z.maxLength(254))
const language = z.enum(['zh-CN', 'en'])

export const personOut = z.strictObject({
  id: id('per'),
  name: z.string(),
  email: z.string(),
  language,
  active: z.boolean(),
  positions: z.array(
    z.strictObject({
      id: id('pos'),
      name: text,
      group: z.strictObject({ id: id('grp'), name: text }),
      via: z.enum(['holder', 'deputy']),
      until: z.nullable(instantOut),
    }),
  ),
  isAway: z.boolean(),
  version: z.optional(z.number()),
})
export type PersonOut = z.infer<typeof personOut>

/** Who I am and what I may do. */
export const readMe = defineContract({
  operation: 'read-me',
  method: 'GET',
  path: '/api/me',
  summary: 'The caller: person, positions, authorities.',
  admits: 'signed-in',
  answer: z.strictObject({
    person: personOut,
    authorities: z.array(z.string()),
    department: z.strictObject({ name: text, timeZone: z.string() }),
    /** One machine only: the virtual or real clock's now, so that running clocks agree with the server. */
    now: instantOut,
  }),
})

export const listPeople = defineContract({
  operation: 'list-people',
  method: 'GET',
  path: '/api/people',
  summary: 'People by name; `q` finds part of a name or address.',
  admits: 'signed-in',
  query: z.strictObject({
    q: z.optional(z.string().check(z.maxLength(80))),
    group: z.optional(id('grp')),
    active: z.optional(z.enum(['true', 'false'])),
    ...pageQuery,
  }),
  answer: pageOf(personOut),
})

export const readPerson = defineContract({
  operation: 'read-person',
  method: 'GET',
  path: '/api/people/{id}',
  summary: 'One person.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('per') }),
  answer: personOut,
})

export const addPerson = defineContract({
  operation: 'add-person',
  method: 'POST',
  path: '/api/people',
  summary: 'Adds somebody who works here.',
  admits: 'directory.administer',
  body: z.strictObject({ name: line(80), email, language: z._default(language, 'zh-CN') }),
  answer: personOut,
  status: 201,
  refusals: ['email-taken'],
  example: { name: '钱进', email: 'qian.jin@example.com', language: 'zh-CN' },
})

export const changePerson = defineContract({
  operation: 'change-person',
  method: 'PATCH',
  path: '/api/people/{id}',
  summary:
    'Changes name, address or language; `active: false` deactivates: out at once, everything they owe goes on to others.',
  admits: 'directory.administer',
  params: z.strictObject({ id: id('per') }),
  body: z.strictObject({
    name: z.optional(line(80)),
    email: z.optional(email),
    language: z.optional(language),
    active: z.optional(z.boolean()),
  }),
  answer: personOut,
  ifMatch: 'required',
  refusals: ['email-taken', 'stale-version', 'head-must-stay', 'nothing-to-change'],
  example: { active: false },
})

export const groupOut = z.strictObject({
  id: id('grp'),
  name: text,
  leader: z.nullable(z.strictObject({ id: id('per'), name: z.string() })),
  leaderPosition: id('pos'),
})

export const listGroups = defineContract({
  operation: 'list-groups',
  method: 'GET',
  path: '/api/groups',
  summary: 'The groups of the department.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(groupOut),
})

const placeOut = z.strictObject({
  id: z.string(),
  person: z.strictObject({ id: id('per'), name: z.string(), active: z.boolean(), isAway: z.boolean() }),
  from: instantOut,
  until: z.nullable(instantOut),
})

export const positionOut = z.strictObject({
  id: id('pos'),
  name: text,
  group: z.strictObject({ id: id('grp'), name: text }),
  isLeader: z.boolean(),
  isHead: z.boolean(),
  isVacant: z.boolean(),
  authorities: z.array(z.strictObject({ act: z.enum(AUTHORITIES), services: z.nullable(z.array(id('svc'))) })),
  holders: z.array(placeOut),
  deputies: z.array(placeOut),
})

export const listPositions = defineContract({
  operation: 'list-positions',
  method: 'GET',
  path: '/api/positions',
  summary: 'Positions with holders, deputies and authorities.',
  admits: 'signed-in',
  query: z.strictObject({ group: z.optional(id('grp')), ...pageQuery }),
  answer: pageOf(positionOut),
})

const place = z.strictObject({ person: id('per'), from: z.optional(instant), until: z.optional(instant) })

export const assignPosition = defineContract({
  operation: 'assign-position',
  method: 'POST',
  path: '/api/positions/{id}/assignments',
  summary: 'Gives the position to somebody, from now or from an instant, until another or until changed.',
  admits: 'directory.administer',
  params: z.strictObject({ id: id('pos') }),
  body: place,
  answer: positionOut,
  status: 201,
  refusals: ['person-not-active', 'until-before-from'],
})

export const endAssignment = defineContract({
  operation: 'end-assignment',
  method: 'DELETE',
  path: '/api/positions/{id}/assignments/{place}',
  summary: 'Ends an assignment now.',
  admits: 'directory.administer',
  params: z.strictObject({ id: id('pos'), place: id('asg') }),
  answer: positionOut,
  refusals: ['head-must-stay'],
})

export const nameDeputy = defineContract({
  operation: 'name-deputy',
  method: 'POST',
  path: '/api/positions/{id}/deputies',
  summary: 'Names who stands in for the holder.',
  admits: 'directory.administer',
  params: z.strictObject({ id: id('pos') }),
  body: place,
  answer: positionOut,
  status: 201,
  refusals: ['person-not-active', 'until-before-from'],
})

export const endDeputy = defineContract({
  operation: 'end-deputy',
  method: 'DELETE',
  path: '/api/positions/{id}/deputies/{place}',
  summary: 'Ends a deputyship now.',
  admits: 'directory.administer',
  params: z.strictObject({ id: id('pos'), place: id('dpt') }),
  answer: positionOut,
})

export const serviceOut = z.strictObject({
  id: id('svc'),
  name: text,
  group: z.strictObject({ id: id('grp'), name: text }),
  changeAuthority: z.strictObject({ id: id('pos'), name: text }),
  dependsOn: z.array(z.strictObject({ id: id('svc'), name: text })),
  neededBy: z.array(z.strictObject({ id: id('svc'), name: text })),
})

export const listServices = defineContract({
  operation: 'list-services',
  method: 'GET',
  path: '/api/services',
  summary: 'What IT provides: who owns it, what it depends on, who authorises changes to it.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(serviceOut),
})

export const addService = defineContract({
  operation: 'add-service',
  method: 'POST',
  path: '/api/services',
  summary: 'Adds a service.',
  admits: 'directory.administer',
  body: z.strictObject({
    name: text,
    group: id('grp'),
    changeAuthority: z.optional(id('pos')),
    dependsOn: z._default(z.array(id('svc')).check(z.maxLength(50)), []),
  }),
  answer: serviceOut,
  status: 201,
  refusals: ['unknown-group', 'unknown-position', 'unknown-service'],
})

export const absenceOut = z.strictObject({
  id: id('abs'),
  person: z.strictObject({ id: id('per'), name: z.string() }),
  from: instantOut,
  until: instantOut,
  note: z.nullable(z.string()),
})

export const listAbsences = defineContract({
  operation: 'list-absences',
  method: 'GET',
  path: '/api/absences',
  summary: 'Absences that have not ended.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(absenceOut),
})

export const addAbsence = defineContract({
  operation: 'add-absence',
  method: 'POST',
  path: '/api/absences',
  summary:
    'Somebody is away: nobody asks them meanwhile, and what they owe when it begins goes on to others. One’s own, or as administrator anybody’s.',
  admits: 'signed-in',
  body: z.strictObject({ person: z.optional(id('per')), from: instant, until: instant, note: z.optional(line(200)) }),
  answer: absenceOut,
  status: 201,
  refusals: ['until-before-from', 'absence-has-ended', 'authority-missing', 'unknown-person'],
  example: { from: '2026-01-12T00:00:00+08:00', until: '2026-01-17T00:00:00+08:00', note: '年假' },
})

export const endAbsence = defineContract({
  operation: 'end-absence',
  method: 'DELETE',
  path: '/api/absences/{id}',
  summary: 'Back earlier, or not going.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('abs') }),
  answer: absenceOut,
  refusals: ['authority-missing'],
})
