import { get, NOBODY, noId, type Rows, row, STAFF, UNKNOWN } from './row.ts'

const simulate = (path: string) => () => ({ path: `${path}/simulate`, body: { weeks: 2 } })
const IN_FORCE = '/api/role-books/versions/in-force'
/** Nothing has been published in this department. */
const VERSION = '/api/role-books/versions/7'

export const ROLE_BOOK_CHECKS: Rows = {
  'list-role-book-findings': [
    row('', get(`${IN_FORCE}/findings`), STAFF, UNKNOWN),
    row('of nothing', get(`${VERSION}/findings`), NOBODY, UNKNOWN),
  ],
  'read-responsibility-matrix': [
    row('', get('/api/responsibility-matrix'), STAFF, UNKNOWN),
    row('of no draft', get(`/api/responsibility-matrix?draft=${noId('bdr')}`), NOBODY, UNKNOWN),
  ],
  'list-responsibilities': [row('', get('/api/responsibility-matrix/duties'), STAFF, UNKNOWN)],
  'list-authority-parity': [row('', get('/api/responsibility-matrix/parity'), STAFF, UNKNOWN)],
  'simulate-role-book': [
    row('', simulate(IN_FORCE), STAFF, UNKNOWN),
    row('of nothing', simulate(VERSION), NOBODY, UNKNOWN),
  ],
}
