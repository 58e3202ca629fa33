import { availability } from '../objectives.ts'
import type { Who } from '../world.ts'
import { get, MISSING, NOBODY, noId, type Rows, row, STAFF, told, UNKNOWN, UNSEEN } from './row.ts'

/** Only the head of IT's position sets objectives; the deputy has it too. */
const SETTERS: readonly Who[] = ['head', 'headDeputy']
/** The operators' position owns the objective of the world: the requester, the engineer and the assessor hold it. */
const OWNERS: readonly Who[] = ['requester', 'engineer', 'assessor']

const path = (id: string, rest = '') => `/api/objectives/${id}${rest}`
const ending = { ending: 'dropped', reason: '改由云服务商保证。' }
const value = { on: '2026-01-05', value: 99.95 }

export const OBJECTIVES: Rows = {
  'list-objectives': [row('', get('/api/objectives'), STAFF, UNKNOWN)],
  'read-objective': [
    row('', ({ objective }) => ({ path: path(objective) }), STAFF, UNKNOWN),
    row('of nothing', get(path(noId('obj'))), NOBODY, UNKNOWN),
  ],
  'read-objective-timeline': [
    row('', ({ objective }) => ({ path: path(objective, '/timeline') }), STAFF, UNKNOWN),
    row('of nothing', get(path(noId('obj'), '/timeline')), NOBODY, UNKNOWN),
  ],
  'set-objective': [row('', () => ({ path: '/api/objectives', body: availability(2026) }), SETTERS, MISSING)],
  'change-objective': [
    row(
      '',
      ({ objective }) => ({ path: path(objective), body: { rhythm: 'quarterly' }, ifMatch: 1 }),
      SETTERS,
      MISSING,
    ),
    row(
      'of nothing',
      () => ({ path: path(noId('obj')), body: { rhythm: 'quarterly' }, ifMatch: 1 }),
      NOBODY,
      MISSING,
      told(SETTERS, UNKNOWN),
    ),
  ],
  'record-objective-value': [
    row(
      '',
      ({ objective }) => ({ path: path(objective, '/values'), body: value }),
      [...OWNERS, ...SETTERS],
      '403 not-its-owner',
      UNSEEN,
    ),
    row('of nothing', () => ({ path: path(noId('obj'), '/values'), body: value }), NOBODY, UNKNOWN),
  ],
  'close-objective': [
    row('', ({ objective }) => ({ path: path(objective, '/close'), body: ending, ifMatch: 1 }), SETTERS, MISSING),
    row(
      'of nothing',
      () => ({ path: path(noId('obj'), '/close'), body: ending, ifMatch: 1 }),
      NOBODY,
      MISSING,
      told(SETTERS, UNKNOWN),
    ),
  ],
}
