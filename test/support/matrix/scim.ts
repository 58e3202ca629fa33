import { GROUP_SCHEMA, PATCH_SCHEMA, USER_SCHEMA } from '../../../functions/scim/scim.contract.ts'
import { groups, people, positions } from '../department.ts'
import { administered, EVERYBODY, get, noId, type Rows, row } from './row.ts'

const user = (id: string) => () => ({
  path: `/scim/v2/Users/${id}`,
  body: { schemas: [USER_SCHEMA], userName: 'app-two@example.com', displayName: '新名' },
  ifMatch: 1,
})
const patched = (id: string) => () => ({
  path: `/scim/v2/Users/${id}`,
  body: { schemas: [PATCH_SCHEMA], Operations: [{ op: 'Replace', path: 'displayName', value: '新名' }] },
  ifMatch: 1,
})
const members = (id: string) => () => ({
  path: `/scim/v2/Groups/${id}`,
  body: { schemas: [PATCH_SCHEMA], Operations: [{ op: 'add', path: 'members', value: [{ value: people.appTwo }] }] },
  ifMatch: 1,
})
const replaced = (id: string) => () => ({
  path: `/scim/v2/Groups/${id}`,
  body: { schemas: [GROUP_SCHEMA], members: [{ value: people.appTwo }] },
  ifMatch: 1,
})
const left = (id: string) => () => ({ path: `/scim/v2/Users/${id}`, ifMatch: 1 })

/** People and positions are for administrators and their machines; what is spoken here, everybody may read. */
export const SCIM: Rows = {
  'scim-service-provider-config': [row('', get('/scim/v2/ServiceProviderConfig'), EVERYBODY)],
  'scim-list-resource-types': [row('', get('/scim/v2/ResourceTypes'), EVERYBODY)],
  'scim-read-resource-type': [row('', get('/scim/v2/ResourceTypes/User'), EVERYBODY)],
  'scim-list-schemas': [row('', get('/scim/v2/Schemas'), EVERYBODY)],
  'scim-read-schema': [row('', get(`/scim/v2/Schemas/${GROUP_SCHEMA}`), EVERYBODY)],

  'scim-list-users': administered(get('/scim/v2/Users?count=5')),
  'scim-read-user': administered(get(`/scim/v2/Users/${people.appTwo}`), get(`/scim/v2/Users/${noId('per')}`)),
  'scim-create-user': administered(() => ({
    path: '/scim/v2/Users',
    body: { schemas: [USER_SCHEMA], userName: 'new@example.com', displayName: '新人' },
  })),
  'scim-replace-user': administered(user(people.appTwo), user(noId('per'))),
  'scim-patch-user': administered(patched(people.appTwo), patched(noId('per'))),
  'scim-delete-user': administered(left(people.appTwo), left(noId('per'))),

  'scim-list-groups': administered(get('/scim/v2/Groups?count=5')),
  'scim-read-group': administered(get(`/scim/v2/Groups/${groups.operations}`), get(`/scim/v2/Groups/${noId('pos')}`)),
  'scim-patch-group': administered(members(positions.opsEngineer), members(noId('pos'))),
  'scim-replace-group': administered(replaced(positions.opsEngineer), replaced(noId('pos'))),
}
