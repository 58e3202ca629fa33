import { people } from '../department.ts'
import { EVERYBODY, get, NOBODY, noId, type Rows, row, STAFF, UNKNOWN } from './row.ts'

export const AUTHORITY: Rows = {
  'explain-authority': [
    row('of oneself', get('/api/authority/why?act=change.authorise'), EVERYBODY),
    row('of somebody else', get(`/api/authority/why?act=change.authorise&person=${people.opsOne}`), STAFF, UNKNOWN),
    row('of nobody', get(`/api/authority/why?act=change.authorise&person=${noId('per')}`), NOBODY, UNKNOWN),
  ],
}
