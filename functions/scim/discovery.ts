import { GROUP_SCHEMA, MOST_RESULTS, USER_SCHEMA } from './scim.contract.ts'

/** What directories read before they begin (RFC 7643, 5–7). */
type Document = Readonly<Record<string, unknown>>

const CORE = 'urn:ietf:params:scim:schemas:core:2.0'

export const serviceProviderConfig = (publicUrl: string): Document => ({
  schemas: [`${CORE}:ServiceProviderConfig`],
  documentationUri: `${publicUrl}/api/docs`,
  patch: { supported: true },
  // Each change is one act with an entry of its own in the audit trail; many come one after the other.
  bulk: { supported: false, maxOperations: 0, maxPayloadSize: 0 },
  filter: { supported: true, maxResults: MOST_RESULTS },
  changePassword: { supported: false },
  sort: { supported: false },
  etag: { supported: true },
  authenticationSchemes: [
    {
      type: 'oauthbearertoken',
      name: 'API token',
      description: 'A token with the scope scim:write, issued by somebody who administers the directory.',
      primary: true,
    },
  ],
  meta: { resourceType: 'ServiceProviderConfig', location: `${publicUrl}/scim/v2/ServiceProviderConfig` },
})

const NAMES = ['User', 'Group'] as const
export type ResourceTypeName = (typeof NAMES)[number]
const ABOUT = {
  User: { schema: USER_SCHEMA, endpoint: '/Users', description: 'A person' },
  Group: { schema: GROUP_SCHEMA, endpoint: '/Groups', description: 'A position with whoever holds it, or a group' },
} as const

export const resourceType = (publicUrl: string, name: ResourceTypeName): Document => ({
  schemas: [`${CORE}:ResourceType`],
  id: name,
  name,
  ...ABOUT[name],
  meta: { resourceType: 'ResourceType', location: `${publicUrl}/scim/v2/ResourceTypes/${name}` },
})
export const resourceTypes = (publicUrl: string): Document[] => NAMES.map((name) => resourceType(publicUrl, name))

interface AttributeOptions {
  readonly type?: string
  readonly isMany?: true
  readonly isNeeded?: true
  readonly mutability?: 'readWrite' | 'readOnly'
  readonly uniqueness?: 'none' | 'server'
  readonly parts?: readonly Document[]
}

const attribute = (name: string, description: string, options: AttributeOptions = {}): Document => ({
  name,
  type: options.type ?? 'string',
  multiValued: options.isMany ?? false,
  description,
  required: options.isNeeded ?? false,
  caseExact: false,
  mutability: options.mutability ?? 'readWrite',
  returned: 'default',
  uniqueness: options.uniqueness ?? 'none',
  ...(options.parts === undefined ? {} : { subAttributes: options.parts }),
})

const readOnly = { mutability: 'readOnly' } as const

const ATTRIBUTES: Readonly<Record<ResourceTypeName, readonly Document[]>> = {
  User: [
    attribute('userName', 'What the directory calls the person; the mail address unless another was sent.', {
      isNeeded: true,
      uniqueness: 'server',
    }),
    attribute('name', 'Family name first where it is Chinese.', {
      type: 'complex',
      parts: [
        attribute('formatted', 'The whole name.'),
        attribute('familyName', 'Taken to make up the whole.'),
        attribute('givenName', 'Taken to make up the whole.'),
      ],
    }),
    attribute('displayName', 'The name, as it is shown.'),
    attribute('preferredLanguage', 'zh-CN or en: in which mails and pages speak to them.'),
    attribute('active', 'False: has left. What they owed goes on to others at once.', { type: 'boolean' }),
    attribute('emails', 'The primary one is kept: mails go there, and it signs in.', {
      type: 'complex',
      isMany: true,
      parts: [
        attribute('value', 'The address.'),
        attribute('type', 'work'),
        attribute('primary', 'true', { type: 'boolean' }),
      ],
    }),
    attribute('groups', 'Positions held (direct) or deputised for (indirect).', {
      ...readOnly,
      type: 'complex',
      isMany: true,
      parts: [attribute('value', 'The position.', readOnly), attribute('display', 'Its name.', readOnly)],
    }),
  ],
  Group: [
    attribute('displayName', 'Group and position as they are called here; not changed through SCIM.', readOnly),
    attribute('members', 'Of a position: who holds it. Of a group: who holds any of its positions, read only.', {
      type: 'complex',
      isMany: true,
      parts: [attribute('value', 'The person.'), attribute('display', 'Their name.', readOnly)],
    }),
  ],
}

export const schema = (publicUrl: string, name: ResourceTypeName): Document => ({
  schemas: [`${CORE}:Schema`],
  id: ABOUT[name].schema,
  name,
  description: ABOUT[name].description,
  attributes: ATTRIBUTES[name],
  meta: { resourceType: 'Schema', location: `${publicUrl}/scim/v2/Schemas/${ABOUT[name].schema}` },
})
export const schemas = (publicUrl: string): Document[] => NAMES.map((name) => schema(publicUrl, name))
