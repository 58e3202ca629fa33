import { BUILT_IN_RULES } from '../../../functions/alert/alert-rules.ts'
import { HOUR, plusMillis } from '../../../functions/kernel/instant.ts'
import type { AlertsInWorld } from '../alerts-at-work.ts'
import type { Who, World } from '../world.ts'
import { get, MISSING, NOBODY, noId, type Row, type Rows, row, STAFF, told, UNKNOWN } from './row.ts'

/** Only the head of IT's position may look after alerts; the deputy may, too. */
const KEEPERS: readonly Who[] = ['head', 'headDeputy']

const { version: _, ...RULES } = BUILT_IN_RULES
const CHANGED = { ...RULES, otherwise: { ...RULES.otherwise, impact: 'broad' } }

/** Whoever works in IT reads it; of nothing there is nothing to read. */
const read = (path: string, which: keyof AlertsInWorld, prefix: string, below = ''): Row[] => [
  row('', ({ alerts }) => ({ path: `${path}/${alerts[which]}${below}` }), STAFF, UNKNOWN),
  row('of nothing', get(`${path}/${noId(prefix)}${below}`), NOBODY, UNKNOWN),
]

/** Only keepers do it; that there is nothing, only they are told. */
const keep = (path: string, which: keyof AlertsInWorld, prefix: string, below: string, body?: unknown): Row[] => [
  row('', ({ alerts }) => ({ path: `${path}/${alerts[which]}${below}`, body }), KEEPERS, MISSING),
  row('of nothing', () => ({ path: `${path}/${noId(prefix)}${below}`, body }), NOBODY, MISSING, told(KEEPERS, UNKNOWN)),
]

const soon = ({ office }: World) => plusMillis(office.now, HOUR)

export const ALERTS: Rows = {
  'list-alerts': [row('', get('/api/alerts'), STAFF, UNKNOWN)],
  'read-alert': read('/api/alerts', 'alert', 'alt'),
  'read-alert-timeline': read('/api/alerts', 'alert', 'alt', '/timeline'),

  'list-alert-sources': [row('', get('/api/alert-sources'), STAFF, UNKNOWN)],
  'read-alert-source': read('/api/alert-sources', 'source', 'als'),
  'read-alert-source-timeline': read('/api/alert-sources', 'source', 'als', '/timeline'),
  'add-alert-source': [
    row('', () => ({ path: '/api/alert-sources', body: { name: 'Zabbix', kind: 'zabbix' } }), KEEPERS, MISSING),
  ],
  'change-alert-source': keep('/api/alert-sources', 'source', 'als', '', { name: '改名' }),
  'renew-alert-source-key': keep('/api/alert-sources', 'source', 'als', '/renew-key', { previousForHours: 1 }),

  'read-alert-rules': [row('', get('/api/alert-rules'), STAFF, UNKNOWN)],
  'read-alert-rules-version': [
    row('', get('/api/alert-rules/versions/1'), STAFF, UNKNOWN),
    row('that was never published', get('/api/alert-rules/versions/7'), NOBODY, UNKNOWN),
  ],
  'publish-alert-rules': [
    row(
      '',
      () => ({ path: '/api/alert-rules', body: { rules: CHANGED, reason: '默认影响面调大。' }, ifMatch: 1 }),
      KEEPERS,
      MISSING,
    ),
  ],
  'try-alert-rules': [
    row('', () => ({ path: '/api/alert-rules/dry-run', body: { rules: CHANGED, last: 5 } }), STAFF, UNKNOWN),
  ],

  'list-alert-silences': [row('', get('/api/alert-silences'), STAFF, UNKNOWN)],
  'read-alert-silence': read('/api/alert-silences', 'silence', 'asl'),
  'read-alert-silence-timeline': read('/api/alert-silences', 'silence', 'asl', '/timeline'),
  'silence-alerts': [
    row(
      '',
      (world) => ({
        path: '/api/alert-silences',
        body: { matchers: [{ label: 'host', is: 'equals', value: 'db-1' }], until: soon(world), reason: '重启。' },
      }),
      KEEPERS,
      MISSING,
    ),
  ],
  'end-alert-silence': keep('/api/alert-silences', 'silence', 'asl', '/end'),

  'list-heartbeats': [row('', get('/api/heartbeats'), STAFF, UNKNOWN)],
  'read-heartbeat': read('/api/heartbeats', 'heartbeat', 'hbt'),
  'read-heartbeat-timeline': read('/api/heartbeats', 'heartbeat', 'hbt', '/timeline'),
  'add-heartbeat': [
    row(
      '',
      () => ({ path: '/api/heartbeats', body: { name: '备份', description: '每天一次。', everyMinutes: 1440 } }),
      KEEPERS,
      MISSING,
    ),
  ],
  'change-heartbeat': keep('/api/heartbeats', 'heartbeat', 'hbt', '', { graceMinutes: 20 }),
  'renew-heartbeat-key': keep('/api/heartbeats', 'heartbeat', 'hbt', '/renew-key', { previousForHours: 1 }),
}
