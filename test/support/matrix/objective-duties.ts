import { get, NOBODY, noId, type Rows, row, STAFF, UNKNOWN } from './row.ts'

const RULE = { every: { unit: 'day', interval: 1 }, at: ['09:00'], onDayOff: 'skip', from: '2026-01-05' }

export const OBJECTIVE_DUTIES: Rows = {
  'list-objective-duties': [
    row('', ({ objective }) => ({ path: `/api/objectives/${objective}/duties` }), STAFF, UNKNOWN),
    row('of nothing', get(`/api/objectives/${noId('obj')}/duties`), NOBODY, UNKNOWN),
  ],
  'list-objective-orphans': [row('', get('/api/objective-orphans'), STAFF, UNKNOWN)],
  'preview-recurrence': [
    row('', () => ({ path: '/api/role-books/preview-recurrence', body: { rule: RULE } }), STAFF, UNKNOWN),
  ],
}
