import * as z from 'zod/mini'
import { defineContract, id, instantOut, line, pageOf, pageQuery } from '../kernel/contract.ts'
import { named, text, version } from './contract-parts.ts'

const email = z.email().check(z.maxLength(254))
const language = z.enum(['zh-CN', 'en'])

export const personOut = z.strictObject({
  id: id('per'),
  name: z.string(),
  /** Null for callers without a position, except of themselves. */
  email: z.nullable(z.string()),
  language,
  active: z.boolean(),
  positions: z.array(
    z.strictObject({
      id: id('pos'),
      name: text,
      /** Null for a post of the department itself. */
      group: z.nullable(named('grp')),
      via: z.enum(['holder', 'deputy']),
      until: z.nullable(instantOut),
    }),
  ),
  isAway: z.boolean(),
  version,
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
    /** Business time as the server has it (virtual on one machine, when asked for), so that running clocks agree. */
    now: instantOut,
    /** Mails do not go out at the moment: everybody who waits for one should know. */
    mailIsDown: z.boolean(),
  }),
})

/** What somebody may change about themselves. */
export const changeMe = defineContract({
  operation: 'change-me',
  method: 'PATCH',
  path: '/api/me',
  summary: 'In which language mails and pages speak to the caller.',
  admits: 'signed-in',
  body: z.strictObject({ language }),
  answer: personOut,
  ifMatch: 'optional',
  refusals: ['person-not-active', 'stale-version'],
  example: { language: 'en' },
})

export const listPeople = defineContract({
  operation: 'list-people',
  method: 'GET',
  path: '/api/people',
  summary:
    'People by name; `q` finds part of a name or address. Callers without a position see whoever holds one, and themselves.',
  admits: 'signed-in',
  query: z.strictObject({
    q: z.optional(z.string().check(z.maxLength(80))),
    group: z.optional(id('grp')),
    active: z.optional(z.enum(['true', 'false'])),
    /** Only who works in IT: holds a position, or stands in for one. */
    staff: z.optional(z.literal('true')),
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
  refusals: ['authority-missing', 'email-taken'],
  example: { name: '钱进', email: 'qian.jin@example.com', language: 'zh-CN' },
})

export const changePerson = defineContract({
  operation: 'change-person',
  method: 'PATCH',
  path: '/api/people/{id}',
  summary:
    'Changes name, address or language. `active: false` deactivates: out at once, places end, everything they owe goes on to others. `active: true` lets them back in, without the places they had.',
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
  refusals: [
    'authority-missing',
    'email-taken',
    'stale-version',
    'head-must-stay',
    'administrator-must-stay',
    'nothing-to-change',
  ],
  example: { active: false },
})
