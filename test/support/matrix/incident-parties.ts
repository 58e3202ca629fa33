import { groups, services } from '../department.ts'
import { vendorIn } from '../vendors-at-work.ts'
import type { Who } from '../world.ts'
import { get, MISSING, NOBODY, noId, type Rows, row, STAFF, told, UNKNOWN, UNSEEN } from './row.ts'

/** Only the head of IT's position may command; the deputy may, too. */
const COMMANDERS: readonly Who[] = ['head', 'headDeputy']
/** Whoever leads the incidents of the world. */
const LEADS: readonly Who[] = ['engineer', ...COMMANDERS]
const INVOLVED = '403 not-involved'
const asked = { group: groups.applications, task: '请看应用日志。' }

/** Vendors, and who is pulled into an incident. */
export const INCIDENT_PARTIES: Rows = {
  'list-vendors': [row('', get('/api/vendors'), STAFF, UNKNOWN)],
  'add-vendor': [row('', () => ({ path: '/api/vendors', body: vendorIn({ services: [services.mail] }) }), COMMANDERS)],
  'change-vendor': [
    row(
      '',
      ({ incidents }) => ({ path: `/api/vendors/${incidents.vendor}`, body: vendorIn({ name: '云信' }), ifMatch: 1 }),
      COMMANDERS,
    ),
    row(
      'that is not there',
      () => ({ path: `/api/vendors/${noId('vnd')}`, body: vendorIn(), ifMatch: 1 }),
      NOBODY,
      MISSING,
      told(COMMANDERS, UNKNOWN),
    ),
  ],
  'list-incident-parties': [
    row('', ({ incidents }) => ({ path: `/api/incidents/${incidents.worked}/parties` }), STAFF, UNKNOWN),
    row('of nothing', get(`/api/incidents/${noId('inc')}/parties`), NOBODY, UNKNOWN),
  ],
  'pull-into-incident': [
    row(
      '',
      ({ incidents }) => ({ path: `/api/incidents/${incidents.worked}/parties`, body: asked }),
      LEADS,
      INVOLVED,
      UNSEEN,
    ),
    row('of nothing', () => ({ path: `/api/incidents/${noId('inc')}/parties`, body: asked }), NOBODY, UNKNOWN),
  ],
  'answer-for-incident-party': [
    row(
      '',
      ({ incidents }) => ({
        path: `/api/incidents/${incidents.worked}/parties/1/answer`,
        body: { answer: 'on-it' },
      }),
      LEADS,
      INVOLVED,
      UNSEEN,
    ),
    row(
      'that is not there',
      ({ incidents }) => ({
        path: `/api/incidents/${incidents.worked}/parties/9/answer`,
        body: { answer: 'on-it' },
      }),
      NOBODY,
      INVOLVED,
      { ...told(LEADS, UNKNOWN), ...UNSEEN },
    ),
  ],
  'take-incident-party-link': [
    row(
      '',
      ({ incidents }) => ({
        path: `/api/incidents/${incidents.worked}/parties/1/link`,
        body: { contact: 'noc@vendor.example' },
      }),
      LEADS,
      INVOLVED,
      UNSEEN,
    ),
    row(
      'of somebody who was not asked',
      ({ incidents }) => ({
        path: `/api/incidents/${incidents.worked}/parties/1/link`,
        body: { contact: 'jane@vendor.example' },
      }),
      NOBODY,
      INVOLVED,
      { ...told(LEADS, UNKNOWN), ...UNSEEN },
    ),
  ],
}
