import { get, NOBODY, noId, type Rows, row, STAFF, UNKNOWN } from './row.ts'

const simulate = (path: string) => ({ path: `${path}/simulate`, body: { weeks: 2 } })
const draft = (id: string) => `/api/role-books/drafts/${id}`
const IN_FORCE = '/api/role-books/versions/in-force'
/** Nothing has been published in this department. */
const VERSION = '/api/role-books/versions/7'

export const ROLE_BOOK_CHECKS: Rows = {
  'list-role-book-findings': [
    row('', get(`${IN_FORCE}/findings`), STAFF, UNKNOWN),
    row('of nothing', get(`${VERSION}/findings`), NOBODY, UNKNOWN),
  ],
  'list-role-book-draft-findings': [
    row('', ({ draftToCheck }) => ({ path: `${draft(draftToCheck)}/findings` }), STAFF, UNKNOWN),
    row('of nothing', get(`${draft(noId('bdr'))}/findings`), NOBODY, UNKNOWN),
  ],
  'read-responsibility-matrix': [
    row('', get('/api/responsibility-matrix'), STAFF, UNKNOWN),
    row('of no draft', get(`/api/responsibility-matrix?draft=${noId('bdr')}`), NOBODY, UNKNOWN),
  ],
  'list-responsibilities': [row('', get('/api/responsibility-matrix/duties'), STAFF, UNKNOWN)],
  'list-authority-parity': [row('', get('/api/responsibility-matrix/parity'), STAFF, UNKNOWN)],
  'simulate-role-book': [
    row('', () => simulate(IN_FORCE), STAFF, UNKNOWN),
    row('of nothing', () => simulate(VERSION), NOBODY, UNKNOWN),
  ],
  'simulate-role-book-draft': [
    row('', ({ draftToCheck }) => simulate(draft(draftToCheck)), STAFF, UNKNOWN),
    row('of nothing', () => simulate(draft(noId('bdr'))), NOBODY, UNKNOWN),
  ],
}
