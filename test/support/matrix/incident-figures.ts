import type { Who } from '../world.ts'
import { get, MISSING, type Rows, row, STAFF, UNKNOWN } from './row.ts'

const PUBLISHERS: readonly Who[] = ['head', 'headDeputy']
const RATES = { personHour: 300, lossPerHour: { 1: 50000, 2: 5000, 3: 100 }, currency: 'CNY' }

export const INCIDENT_FIGURES: Rows = {
  'incident-figures': [row('', get('/api/incident-figures?by=service'), STAFF, UNKNOWN)],
  'incident-page-load': [row('', get('/api/incident-figures/pages'), STAFF, UNKNOWN)],
  'incident-noise': [row('', get('/api/incident-figures/noise'), STAFF, UNKNOWN)],
  'export-incident-figures': [row('', get('/api/incident-figures/export'), STAFF, UNKNOWN)],
  'read-incident-cost-rates': [row('', get('/api/incident-figures/cost-rates'), STAFF, UNKNOWN)],
  'change-incident-cost-rates': [
    row('', () => ({ path: '/api/incident-figures/cost-rates', body: RATES }), PUBLISHERS, MISSING),
  ],
  metrics: [row('', get('/api/metrics'), STAFF, UNKNOWN)],
}
