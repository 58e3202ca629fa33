import { services } from '../department.ts'
import { EVERYBODY, get, NOBODY, noId, type Rows, row, UNKNOWN } from './row.ts'

/** Those an incident hits: they say so, follow services, and look how services are. */
export const INCIDENT_AUDIENCE: Rows = {
  'join-affected-by-incident': [
    row('', ({ incidents }) => ({ path: `/api/incidents/${incidents.worked}/affected`, body: {} }), EVERYBODY),
    row('of nothing', () => ({ path: `/api/incidents/${noId('inc')}/affected`, body: {} }), NOBODY, UNKNOWN),
  ],
  'read-my-service-subscription': [row('', get('/api/service-subscription'), EVERYBODY)],
  'change-my-service-subscription': [
    row('', () => ({ path: '/api/service-subscription', body: { services: [services.mail] } }), EVERYBODY),
  ],
  'read-service-status': [row('', get('/api/status'), EVERYBODY)],
}
