import * as z from 'zod/mini'
import { defineContract, id, pageOf, pageQuery } from '../kernel/contract.ts'
import { named, text, version } from './contract-parts.ts'

const dependsOn = z.array(id('svc')).check(z.maxLength(50))

export const serviceOut = z.strictObject({
  id: id('svc'),
  name: text,
  group: named('grp'),
  /** The position that authorises changes to it: its own, or the department's. */
  changeAuthority: named('pos'),
  dependsOn: z.array(named('svc')),
  neededBy: z.array(named('svc')),
  version,
})
export type ServiceOut = z.infer<typeof serviceOut>

export const listServices = defineContract({
  operation: 'list-services',
  method: 'GET',
  path: '/api/services',
  summary: 'What IT provides: who owns it, what it depends on, who authorises changes to it.',
  admits: 'signed-in',
  query: z.strictObject(pageQuery),
  answer: pageOf(serviceOut),
})

export const readService = defineContract({
  operation: 'read-service',
  method: 'GET',
  path: '/api/services/{id}',
  summary: 'One service.',
  admits: 'signed-in',
  params: z.strictObject({ id: id('svc') }),
  answer: serviceOut,
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
    dependsOn: z._default(dependsOn, []),
  }),
  answer: serviceOut,
  status: 201,
  refusals: ['authority-missing', 'unknown-group', 'unknown-position', 'unknown-service'],
  example: {
    name: { 'zh-CN': '电子签章', en: 'Electronic Signatures' },
    group: 'grp_01K9ZQ6V80ABCDEFGHJKMNPQRS',
    dependsOn: [],
  },
})

export const changeService = defineContract({
  operation: 'change-service',
  method: 'PATCH',
  path: '/api/services/{id}',
  summary: 'Another name, owner, change authority (null: the department’s) or other dependencies.',
  admits: 'directory.administer',
  params: z.strictObject({ id: id('svc') }),
  body: z.strictObject({
    name: z.optional(text),
    group: z.optional(id('grp')),
    changeAuthority: z.optional(z.nullable(id('pos'))),
    dependsOn: z.optional(dependsOn),
  }),
  answer: serviceOut,
  ifMatch: 'required',
  refusals: [
    'authority-missing',
    'stale-version',
    'unknown-group',
    'unknown-position',
    'unknown-service',
    'dependency-circle',
    'nothing-to-change',
  ],
  example: { changeAuthority: null },
})
