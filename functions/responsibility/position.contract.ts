import * as z from 'zod/mini'
import { defineContract, id, pageOf, pageQuery } from '../kernel/contract.ts'
import { AUTHORITIES } from './authorities.ts'
import { authoritiesIn, named, personNamed, placeIn, placeOut, text, version } from './contract-parts.ts'
import { RISKS } from './risks.ts'

export const groupOut = z.strictObject({
  id: id('grp'),
  name: text,
  /** Who leads it now; null while that post is vacant. */
  leader: z.nullable(personNamed),
  leaderPosition: id('pos'),
  version,
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

export const addGroup = defineContract({
  operation: 'add-group',
  method: 'POST',
  path: '/api/groups',
  summary: 'Adds a group together with the position that leads it, which is vacant until somebody is assigned.',
  admits: 'directory.administer',
  body: z.strictObject({
    name: text,
    leader: z.strictObject({ name: text, authorities: z._default(authoritiesIn, []) }),
  }),
  answer: groupOut,
  status: 201,
  refusals: ['authority-missing', 'unknown-service', 'authority-follows-duties'],
  example: {
    name: { 'zh-CN': '数据平台组', en: 'Data Platform' },
    leader: {
      name: { 'zh-CN': '数据平台组组长', en: 'Data Platform Leader' },
      authorities: [{ act: 'change.review' }],
    },
  },
})

export const changeGroup = defineContract({
  operation: 'change-group',
  method: 'PATCH',
  path: '/api/groups/{id}',
  summary: 'Another name, or another of its positions leads it.',
  admits: 'directory.administer',
  params: z.strictObject({ id: id('grp') }),
  body: z.strictObject({ name: z.optional(text), leaderPosition: z.optional(id('pos')) }),
  answer: groupOut,
  ifMatch: 'required',
  refusals: ['authority-missing', 'stale-version', 'unknown-position', 'leader-not-in-group', 'nothing-to-change'],
  example: { name: { 'zh-CN': '系统与平台组', en: 'Systems and Platforms' } },
})

export const positionOut = z.strictObject({
  id: id('pos'),
  name: text,
  /** Null for a post of the department itself, such as its head. */
  group: z.nullable(named('grp')),
  isLeader: z.boolean(),
  isHead: z.boolean(),
  /** Nobody holds it now. */
  isVacant: z.boolean(),
  authorities: z.array(
    z.strictObject({
      act: z.enum(AUTHORITIES),
      services: z.nullable(z.array(id('svc'))),
      /** Up to which risk; null: any. */
      upTo: z.nullable(z.enum(RISKS)),
      /** The published duty that gives it; null until there is a role book. */
      duty: z.nullable(id('dut')),
    }),
  ),
  /** Now, or from an instant ahead. */
  holders: z.array(placeOut),
  deputies: z.array(placeOut),
  version,
})
export type PositionOut = z.infer<typeof positionOut>

export const listPositions = defineContract({
  operation: 'list-positions',
  method: 'GET',
  path: '/api/positions',
  summary: 'Positions with holders, deputies and authorities.',
  admits: 'signed-in',
  query: z.strictObject({ group: z.optional(id('grp')), ...pageQuery }),
  answer: pageOf(positionOut),
})

export const readPosition = defineContract({
  operation: 'read-position',
  method: 'GET',
  path: '/api/positions/{id}',
  summary: 'One position.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('pos') }),
  answer: positionOut,
})

export const addPosition = defineContract({
  operation: 'add-position',
  method: 'POST',
  path: '/api/positions',
  summary: 'Adds a position, vacant until somebody is assigned. Without a group it is a post of the department itself.',
  admits: 'directory.administer',
  body: z.strictObject({
    name: text,
    group: z.optional(id('grp')),
    authorities: z._default(authoritiesIn, []),
  }),
  answer: positionOut,
  status: 201,
  refusals: ['authority-missing', 'unknown-group', 'unknown-service', 'authority-follows-duties'],
  example: {
    name: { 'zh-CN': '存储管理员', en: 'Storage Administrator' },
    group: 'grp_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    authorities: [{ act: 'change.raise' }, { act: 'change.assess' }],
  },
})

export const changePosition = defineContract({
  operation: 'change-position',
  method: 'PATCH',
  path: '/api/positions/{id}',
  summary: 'Another name, another group (null: the department’s own), or other authorities, for whoever holds it.',
  admits: 'directory.administer',
  params: z.strictObject({ id: id('pos') }),
  body: z.strictObject({
    name: z.optional(text),
    group: z.optional(z.nullable(id('grp'))),
    authorities: z.optional(authoritiesIn),
  }),
  answer: positionOut,
  ifMatch: 'required',
  refusals: [
    'authority-missing',
    'stale-version',
    'unknown-group',
    'unknown-service',
    'authority-follows-duties',
    'leader-not-in-group',
    'administrator-must-stay',
    'nothing-to-change',
  ],
  example: { authorities: [{ act: 'change.raise' }, { act: 'change.test' }] },
})

const placeRefusals = [
  'authority-missing',
  'unknown-person',
  'person-not-active',
  'until-before-from',
  'already-has-place',
  'too-many-places',
] as const

export const assignPosition = defineContract({
  operation: 'assign-position',
  method: 'POST',
  path: '/api/positions/{id}/assignments',
  summary:
    'Gives the position to somebody, from now or from an instant ahead (one that has passed counts as now), until another or until changed.',
  admits: 'directory.administer',
  params: z.strictObject({ id: id('pos') }),
  body: placeIn,
  answer: positionOut,
  status: 201,
  ifMatch: 'optional',
  refusals: [...placeRefusals, 'stale-version'],
  example: { person: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS', from: '2026-02-01T00:00:00+08:00' },
})

export const endAssignment = defineContract({
  operation: 'end-assignment',
  method: 'DELETE',
  path: '/api/positions/{id}/assignments/{place}',
  summary: 'Ends an assignment now; one that has not begun is taken back.',
  admits: 'directory.administer',
  params: z.strictObject({ id: id('pos'), place: id('asg') }),
  answer: positionOut,
  ifMatch: 'optional',
  refusals: ['authority-missing', 'head-must-stay', 'administrator-must-stay', 'stale-version'],
})

export const nameDeputy = defineContract({
  operation: 'name-deputy',
  method: 'POST',
  path: '/api/positions/{id}/deputies',
  summary: 'Names who stands in for the holder, from now or from an instant ahead.',
  admits: 'directory.administer',
  params: z.strictObject({ id: id('pos') }),
  body: placeIn,
  answer: positionOut,
  status: 201,
  ifMatch: 'optional',
  refusals: [...placeRefusals, 'stale-version'],
  example: { person: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS' },
})

export const endDeputy = defineContract({
  operation: 'end-deputy',
  method: 'DELETE',
  path: '/api/positions/{id}/deputies/{place}',
  summary: 'Ends a deputyship now; one that has not begun is taken back.',
  admits: 'directory.administer',
  params: z.strictObject({ id: id('pos'), place: id('dpt') }),
  answer: positionOut,
  ifMatch: 'optional',
  refusals: ['authority-missing', 'stale-version'],
})
