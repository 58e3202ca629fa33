import * as z from 'zod/mini'
import { defineContract, id } from '../kernel/contract.ts'
import { isId } from '../kernel/ids.ts'

export const USER_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:User'
export const GROUP_SCHEMA = 'urn:ietf:params:scim:schemas:core:2.0:Group'
export const LIST_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:ListResponse'
export const PATCH_SCHEMA = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

/** Nobody's directory sends more at once; more is read page by page. */
export const MOST_RESULTS = 100

const text = (longest: number) => z.string().check(z.maxLength(longest))
const schemas = z.optional(z.array(text(200)).check(z.maxLength(20)))

const meta = z.strictObject({
  resourceType: z.enum(['User', 'Group']),
  created: z.string(),
  location: z.string(),
  /** What goes into `If-Match`: `"3"`. */
  version: z.string(),
})

export const userOut = z.strictObject({
  schemas: z.array(z.string()),
  id: id('per'),
  externalId: z.optional(z.string()),
  userName: z.string(),
  /** The parts are those another directory sent; people who were added here have the whole alone. */
  name: z.strictObject({
    formatted: z.string(),
    familyName: z.optional(z.string()),
    givenName: z.optional(z.string()),
  }),
  displayName: z.string(),
  preferredLanguage: z.enum(['zh-CN', 'en']),
  active: z.boolean(),
  emails: z.array(z.strictObject({ value: z.string(), type: z.literal('work'), primary: z.boolean() })),
  /** Positions held or deputised for: read only; changed through the positions' groups. */
  groups: z.array(
    z.strictObject({ value: z.string(), $ref: z.string(), display: z.string(), type: z.enum(['direct', 'indirect']) }),
  ),
  meta,
})
export type UserOut = z.infer<typeof userOut>

/** What other directories send; what we have no place for is left aside, as RFC 7644 (3.3) allows. */
const userFields = {
  schemas,
  externalId: z.optional(z.nullable(text(200))),
  userName: z.optional(text(254)),
  name: z.optional(
    z.nullable(
      z.looseObject({
        formatted: z.optional(z.nullable(text(200))),
        familyName: z.optional(z.nullable(text(100))),
        givenName: z.optional(z.nullable(text(100))),
      }),
    ),
  ),
  displayName: z.optional(z.nullable(text(200))),
  preferredLanguage: z.optional(z.nullable(text(100))),
  /** Entra ID sends it as text: `"False"`. */
  active: z.optional(z.nullable(z.union([z.boolean(), text(5)]))),
  emails: z.optional(
    z.nullable(
      z
        .array(
          z.looseObject({
            value: z.optional(z.nullable(text(254))),
            type: z.optional(z.nullable(text(40))),
            primary: z.optional(z.nullable(z.union([z.boolean(), text(5)]))),
          }),
        )
        .check(z.maxLength(20)),
    ),
  ),
}
export const userIn = z.looseObject({ ...userFields, userName: text(254).check(z.minLength(1)) })
export type UserIn = z.infer<typeof userIn>

export const patchIn = z.looseObject({
  schemas,
  Operations: z
    .array(
      z.looseObject({
        /** `add`, `replace`, `remove`; Entra ID writes them with a capital. */
        op: text(10),
        path: z.optional(z.nullable(text(300))),
        value: z.optional(z.unknown()),
      }),
    )
    .check(z.minLength(1), z.maxLength(100)),
})
export type PatchIn = z.infer<typeof patchIn>

const member = z.strictObject({ value: id('per'), $ref: z.string(), display: z.string(), type: z.literal('User') })

export const groupOut = z.strictObject({
  schemas: z.array(z.string()),
  /** A position, or a group of them. */
  id: z.string(),
  displayName: z.string(),
  /** Of a position: who holds it. Of a group: who holds any of its positions. */
  members: z.array(member),
  meta,
})
export type GroupOut = z.infer<typeof groupOut>

const groupId = z.strictObject({
  id: z.string().check(
    z.maxLength(30),
    z.refine((given) => isId(given, 'pos') || isId(given, 'grp'), { error: 'not-an-id' }),
  ),
})
const userId = z.strictObject({ id: id('per') })

const listOf = <Item extends z.ZodMiniType>(item: Item) =>
  z.strictObject({
    schemas: z.array(z.string()),
    totalResults: z.number(),
    startIndex: z.number(),
    itemsPerPage: z.number(),
    Resources: z.array(item),
  })

const whole = z.coerce.number().check(z.int(), z.minimum(-1_000_000_000), z.maximum(1_000_000_000))
const attributes = z.optional(text(2000))
/** Which attributes come back is said, and is more than was asked: they are few. */
const viewQuery = { attributes, excludedAttributes: attributes }
const listQuery = z.strictObject({
  filter: z.optional(text(1000)),
  /** Counts from 1; less counts as 1. */
  startIndex: z._default(whole, 1),
  /** 100 at most; less than nothing counts as nothing. */
  count: z._default(whole, MOST_RESULTS),
  ...viewQuery,
})

const common = { admits: 'directory.administer', dialect: 'scim' } as const

export const listUsers = defineContract({
  ...common,
  operation: 'scim-list-users',
  method: 'GET',
  path: '/scim/v2/Users',
  summary: 'People by name; `filter` by userName, externalId, displayName, emails, active, id.',
  query: listQuery,
  answer: listOf(userOut),
  refusals: ['authority-missing', 'scim-filter'],
})

export const readUser = defineContract({
  ...common,
  operation: 'scim-read-user',
  method: 'GET',
  path: '/scim/v2/Users/{id}',
  summary: 'One person.',
  params: userId,
  query: z.strictObject(viewQuery),
  answer: userOut,
  refusals: ['authority-missing'],
})

const USER_REFUSALS = ['authority-missing', 'email-taken', 'user-name-taken', 'scim-value'] as const
const LEAVING = [...USER_REFUSALS, 'stale-version', 'head-must-stay', 'administrator-must-stay'] as const
const EXAMPLE = {
  schemas: [USER_SCHEMA],
  userName: 'qian.jin@example.com',
  name: { familyName: '钱', givenName: '进' },
  emails: [{ value: 'qian.jin@example.com', type: 'work', primary: true }],
  active: true,
} as const

export const createUser = defineContract({
  ...common,
  operation: 'scim-create-user',
  method: 'POST',
  path: '/scim/v2/Users',
  summary: 'Somebody joins. Positions are taken by a PATCH of the position’s group.',
  body: userIn,
  answer: userOut,
  status: 201,
  refusals: USER_REFUSALS,
  example: EXAMPLE,
})

export const replaceUser = defineContract({
  ...common,
  operation: 'scim-replace-user',
  method: 'PUT',
  path: '/scim/v2/Users/{id}',
  summary: 'All of a person; `active: false` is leaving.',
  params: userId,
  body: userIn,
  answer: userOut,
  ifMatch: 'optional',
  refusals: LEAVING,
  example: EXAMPLE,
})

export const patchUser = defineContract({
  ...common,
  operation: 'scim-patch-user',
  method: 'PATCH',
  path: '/scim/v2/Users/{id}',
  summary: 'Some of a person; `active: false` is leaving: out at once, places end, what they owe goes on to others.',
  params: userId,
  body: patchIn,
  answer: userOut,
  ifMatch: 'optional',
  refusals: [...LEAVING, 'scim-path'],
  example: { schemas: [PATCH_SCHEMA], Operations: [{ op: 'Replace', path: 'active', value: 'False' }] },
})

export const deleteUser = defineContract({
  ...common,
  operation: 'scim-delete-user',
  method: 'DELETE',
  path: '/scim/v2/Users/{id}',
  summary: 'Somebody leaves. They are kept, inactive, because history names them.',
  params: userId,
  answer: z.null(),
  status: 204,
  ifMatch: 'optional',
  refusals: LEAVING,
})

export const listGroups = defineContract({
  ...common,
  operation: 'scim-list-groups',
  method: 'GET',
  path: '/scim/v2/Groups',
  summary: 'Positions and groups; `filter` by displayName, id, members.',
  query: listQuery,
  answer: listOf(groupOut),
  refusals: ['authority-missing', 'scim-filter'],
})

export const readGroup = defineContract({
  ...common,
  operation: 'scim-read-group',
  method: 'GET',
  path: '/scim/v2/Groups/{id}',
  summary: 'A position, or a group of them.',
  params: groupId,
  query: z.strictObject(viewQuery),
  answer: groupOut,
  refusals: ['authority-missing'],
})

const PLACES = [
  'authority-missing',
  'stale-version',
  'scim-group-is-read-only',
  'scim-value',
  'scim-too-many-members',
  'unknown-person',
  'person-not-active',
  'too-many-places',
  'head-must-stay',
  'administrator-must-stay',
] as const

export const patchGroup = defineContract({
  ...common,
  operation: 'scim-patch-group',
  method: 'PATCH',
  path: '/scim/v2/Groups/{id}',
  summary: 'Members of a position: who is added takes it now, who is removed gives it up now.',
  params: groupId,
  body: patchIn,
  answer: groupOut,
  ifMatch: 'optional',
  refusals: [...PLACES, 'scim-path'],
  example: {
    schemas: [PATCH_SCHEMA],
    Operations: [{ op: 'add', path: 'members', value: [{ value: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS' }] }],
  },
})

export const replaceGroup = defineContract({
  ...common,
  operation: 'scim-replace-group',
  method: 'PUT',
  path: '/scim/v2/Groups/{id}',
  summary: 'Members of a position, all of them.',
  params: groupId,
  body: z.looseObject({
    schemas,
    displayName: z.optional(z.nullable(text(200))),
    members: z.optional(z.nullable(z.array(z.looseObject({ value: text(30) })).check(z.maxLength(200)))),
  }),
  answer: groupOut,
  ifMatch: 'optional',
  refusals: PLACES,
  example: { schemas: [GROUP_SCHEMA], members: [{ value: 'per_01K9ZQ6V80ABCDEFGHJKMNPQRS' }] },
})

const discovery = { admits: 'signed-in', dialect: 'scim', method: 'GET' } as const
const document = z.record(z.string(), z.unknown())

export const readServiceProviderConfig = defineContract({
  ...discovery,
  operation: 'scim-service-provider-config',
  path: '/scim/v2/ServiceProviderConfig',
  summary: 'What of SCIM is spoken here: patch, filters, ETags; no bulk, no sorting, no passwords.',
  answer: document,
})

export const listResourceTypes = defineContract({
  ...discovery,
  operation: 'scim-list-resource-types',
  path: '/scim/v2/ResourceTypes',
  summary: 'Users and groups.',
  answer: listOf(document),
})

export const readResourceType = defineContract({
  ...discovery,
  operation: 'scim-read-resource-type',
  path: '/scim/v2/ResourceTypes/{name}',
  summary: 'Users, or groups.',
  params: z.strictObject({ name: z.enum(['User', 'Group']) }),
  answer: document,
})

export const listSchemas = defineContract({
  ...discovery,
  operation: 'scim-list-schemas',
  path: '/scim/v2/Schemas',
  summary: 'The attributes users and groups have here.',
  answer: listOf(document),
})

export const readSchema = defineContract({
  ...discovery,
  operation: 'scim-read-schema',
  path: '/scim/v2/Schemas/{urn}',
  summary: 'The attributes of one of them.',
  params: z.strictObject({ urn: z.enum([USER_SCHEMA, GROUP_SCHEMA]) }),
  answer: document,
})
