import { positions } from '../department.ts'
import { dutyId } from '../duties-at-work.ts'
import type { Who } from '../world.ts'
import { get, MISSING, NOBODY, noId, type Rows, row, STAFF, UNKNOWN, UNSEEN } from './row.ts'

/** The duty of the world is the operators': the requester, the engineer and the assessor hold their position. */
const DOERS: readonly Who[] = ['requester', 'engineer', 'assessor']
/** Only the head of IT's position waives; the deputy has it too. */
const WAIVERS: readonly Who[] = ['head', 'headDeputy']

const path = (id: string, rest = '') => `/api/duty-occurrences/${id}${rest}`
const waiving = { reason: '设备已下线。' }
const reported = { reference: 'backup-2026-01-05' }

export const DUTIES: Rows = {
  'list-duty-occurrences': [
    row('of their own', get('/api/duty-occurrences'), [...STAFF, 'employee']),
    row('of a position', get(`/api/duty-occurrences?position=${positions.opsEngineer}`), STAFF, UNKNOWN),
  ],
  'read-duty-occurrence': [
    row('', ({ occurrence }) => ({ path: path(occurrence) }), STAFF, UNKNOWN),
    row('of nothing', get(path(noId('occ'))), NOBODY, UNKNOWN),
  ],
  'read-duty-occurrence-timeline': [
    row('', ({ occurrence }) => ({ path: path(occurrence, '/timeline') }), STAFF, UNKNOWN),
    row('of nothing', get(path(noId('occ'), '/timeline')), NOBODY, UNKNOWN),
  ],
  'read-duty-calendar': [
    row('of their own', get('/api/duty-calendar?month=2026-01'), [...STAFF, 'employee']),
    row('of a position', get(`/api/duty-calendar?month=2026-01&position=${positions.opsEngineer}`), STAFF, UNKNOWN),
  ],
  'read-duty-record': [row('', get(`/api/duties/${dutyId(1)}/record`), STAFF, UNKNOWN)],
  'read-position-figures': [
    row('', get(`/api/positions/${positions.opsEngineer}/duty-figures`), STAFF, UNKNOWN),
    row('of nothing', get(`/api/positions/${noId('pos')}/duty-figures`), NOBODY, UNKNOWN),
  ],
  'read-position-story': [
    row('', get(`/api/positions/${positions.opsEngineer}/story`), STAFF, UNKNOWN),
    row('of nothing', get(`/api/positions/${noId('pos')}/story`), NOBODY, UNKNOWN),
  ],
  'read-position-record': [row('', get(`/api/positions/${positions.opsEngineer}/duty-record`), STAFF, UNKNOWN)],
  'complete-duty-occurrence': [
    row(
      '',
      ({ occurrence }) => ({ path: path(occurrence, '/complete'), body: {} }),
      DOERS,
      '403 not-your-duty',
      UNSEEN,
    ),
    row('of nothing', () => ({ path: path(noId('occ'), '/complete'), body: {} }), NOBODY, UNKNOWN),
  ],
  'waive-duty-occurrence': [
    row('', ({ occurrence }) => ({ path: path(occurrence, '/waive'), body: waiving }), WAIVERS, MISSING, UNSEEN),
    row('of nothing', () => ({ path: path(noId('occ'), '/waive'), body: waiving }), NOBODY, UNKNOWN),
  ],
  'open-duty-occurrence': [
    row(
      '',
      () => ({ path: `/api/duties/${dutyId(1)}/occurrences`, body: reported }),
      DOERS,
      '403 not-your-duty',
      UNSEEN,
    ),
    row('of nothing', () => ({ path: `/api/duties/${noId('dut')}/occurrences`, body: reported }), NOBODY, UNKNOWN),
  ],
}
