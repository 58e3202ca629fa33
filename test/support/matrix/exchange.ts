import { positions } from '../department.ts'
import type { World } from '../world.ts'
import { ADMINISTRATORS, get, MISSING, NOBODY, noId, type Rows, row, STAFF, told, UNKNOWN } from './row.ts'

const imports =
  (path: string) =>
  ({ toImport: { file } }: World) => ({ path: `/api/exchange/imports${path}`, file })
const ofNothing = `/api/exchange/imports/${noId('imp')}`

/** Staff take along what they may see; what comes in is for whoever may say so by hand. */
export const EXCHANGE: Rows = {
  'download-import-template': [row('', get('/api/exchange/template'), STAFF, UNKNOWN)],
  'download-tables': [row('', get('/api/exchange/workbook'), STAFF, UNKNOWN)],
  'download-table': [row('', get('/api/exchange/tables/people?format=csv'), STAFF, UNKNOWN)],
  'download-duty-list': [
    row('', get(`/api/exchange/duty-lists/${positions.opsEngineer}?format=docx`), STAFF, UNKNOWN),
    row('of nothing', get(`/api/exchange/duty-lists/${noId('pos')}`), NOBODY, UNKNOWN),
  ],
  'download-role-book': [row('', get('/api/exchange/role-book'), STAFF, UNKNOWN)],
  'download-organisation-chart': [row('', get('/api/exchange/organisation-chart'), STAFF, UNKNOWN)],
  'download-responsibility-matrix': [row('', get('/api/exchange/responsibility-matrix'), STAFF, UNKNOWN)],
  'check-import': [row('', imports('/check?table=people'), ADMINISTRATORS, MISSING, { employee: UNKNOWN })],
  'apply-import': [
    row('', (world) => imports(`?table=people&hash=${world.toImport.hash}`)(world), ADMINISTRATORS, MISSING, {
      employee: UNKNOWN,
    }),
  ],
  'read-import': [
    row('', ({ imported }) => ({ path: `/api/exchange/imports/${imported}` }), ADMINISTRATORS, UNKNOWN),
    row('of nothing', get(ofNothing), NOBODY, UNKNOWN),
  ],
  'resume-import': [
    row('', ({ imported }) => ({ path: `/api/exchange/imports/${imported}/resume` }), ADMINISTRATORS, UNKNOWN),
    row('of nothing', () => ({ path: `${ofNothing}/resume` }), NOBODY, UNKNOWN, told(ADMINISTRATORS, UNKNOWN)),
  ],
  'read-import-timeline': [
    row('', ({ imported }) => ({ path: `/api/exchange/imports/${imported}/timeline` }), ADMINISTRATORS, UNKNOWN),
    row('of nothing', get(`${ofNothing}/timeline`), NOBODY, UNKNOWN),
  ],
}
