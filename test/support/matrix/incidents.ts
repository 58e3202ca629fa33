import { BUILT_IN_SEVERITIES } from '../../../functions/incident/severity-policy.ts'
import { people, services } from '../department.ts'
import type { IncidentsAtWork } from '../incidents-at-work.ts'
import type { Who, World } from '../world.ts'
import { INCIDENT_AUDIENCE } from './incident-audience.ts'
import { INCIDENT_PARTIES } from './incident-parties.ts'
import { INCIDENT_STEPS } from './incident-steps.ts'
import {
  EVERYBODY,
  get,
  MISSING,
  NOBODY,
  noId,
  type Refusal,
  type Row,
  type Rows,
  row,
  STAFF,
  told,
  UNKNOWN,
  UNSEEN,
} from './row.ts'

/** Only the head of IT's position may command; the deputy may, too. */
const COMMANDERS: readonly Who[] = ['head', 'headDeputy']
/** Whoever works in the group that owns the mail service. */
const GROUP: readonly Who[] = ['requester', 'assessor', 'engineer', 'leader', 'changeManager']
/** Whoever leads the incidents of the world. */
const LEADS: readonly Who[] = ['engineer', ...COMMANDERS]

const step =
  (which: keyof IncidentsAtWork, name: string, body: unknown) =>
  ({ incidents }: World) => ({
    path: `/api/incidents/${incidents[which]}/${name}`,
    body,
  })
const ofNothing = (name: string, body: unknown): Row =>
  row('of nothing', () => ({ path: `/api/incidents/${noId('inc')}/${name}`, body }), NOBODY, UNKNOWN)

const taken = (
  which: keyof IncidentsAtWork,
  name: string,
  body: unknown,
  lets: readonly Who[] = LEADS,
  others: Refusal = '403 not-involved',
): Row[] => [row('', step(which, name, body), lets, others, UNSEEN), ofNothing(name, body)]

const { version: _, ...POLICY } = BUILT_IN_SEVERITIES
const CHANGED = { ...POLICY, reopensWithin: { clock: 'wall', iso: 'PT45M' } }
const said = { comment: '现在好多了。' }

export const INCIDENTS: Rows = {
  'list-incidents': [row('', get('/api/incidents'), STAFF, UNKNOWN)],
  'raise-incident': [
    row(
      '',
      () => ({
        path: '/api/incidents',
        body: { title: '打不开邮箱', service: services.mail, impact: 'single', urgency: 'low' },
      }),
      EVERYBODY,
    ),
  ],
  'read-incident': [
    row('', ({ incidents }) => ({ path: `/api/incidents/${incidents.worked}` }), STAFF, UNKNOWN),
    row('of nothing', get(`/api/incidents/${noId('inc')}`), NOBODY, UNKNOWN),
  ],
  'read-incident-timeline': [
    row('', ({ incidents }) => ({ path: `/api/incidents/${incidents.worked}/timeline` }), STAFF, UNKNOWN),
    row('of nothing', get(`/api/incidents/${noId('inc')}/timeline`), NOBODY, UNKNOWN),
  ],
  'acknowledge-incident': taken('triggered', 'acknowledge', {}, [...GROUP, ...COMMANDERS], '403 not-asked'),
  'attend-incident': taken('worked', 'attend', {}),
  'note-incident': taken('worked', 'note', { comment: '队列在下降。' }, STAFF),
  'update-incident': taken('worked', 'update', { 'zh-CN': '已切换到备用网关。' }),
  'mitigate-incident': taken('worked', 'mitigate', said),
  'resolve-incident': taken('worked', 'resolve', said),
  'reopen-incident': taken('resolved', 'reopen', said, ['implementer', ...LEADS]),
  'cancel-incident': taken('worked', 'cancel', said),
  'assign-role-incident': taken('worked', 'assign-role', { role: 'scribe', person: people.opsOne }),
  'offer-command-incident': taken('worked', 'offer-command', { to: people.opsOne, note: '请接手。' }),
  'take-command-incident': taken('offered', 'take-command', {}, ['assessor', ...COMMANDERS], '403 command-not-offered'),
  'decline-command-incident': taken('offered', 'decline-command', said, ['assessor'], '403 command-not-offered'),
  'keep-command-incident': taken('offered', 'keep-command', said, ['engineer']),
  'change-severity-incident': taken('worked', 'change-severity', {
    impact: 'single',
    urgency: 'low',
    comment: '只有一个人。',
  }),
  'preview-incident-severity': taken('worked', 'change-severity/preview', { impact: 'single', urgency: 'low' }),
  ...INCIDENT_STEPS,
  ...INCIDENT_AUDIENCE,
  ...INCIDENT_PARTIES,
  'pin-incident-entry': taken('worked', 'pin', { entry: 1, pinned: true }, STAFF),

  'read-severity-policy': [row('', get('/api/severity-policy'), EVERYBODY)],
  'read-severity-policy-version': [
    row('', get('/api/severity-policy/versions/1'), STAFF, UNKNOWN),
    row('that was never published', get('/api/severity-policy/versions/7'), NOBODY, UNKNOWN),
  ],
  'preview-severity-policy': [row('', () => ({ path: '/api/severity-policy/preview', body: {} }), STAFF, UNKNOWN)],
  'publish-severity-policy': [
    row(
      '',
      () => ({
        path: '/api/severity-policy',
        body: { policy: CHANGED, reason: '多给一刻钟。' },
        ifMatch: 1,
      }),
      COMMANDERS,
      MISSING,
    ),
    row(
      'that is as it was',
      () => ({ path: '/api/severity-policy', body: { policy: POLICY, reason: '一样。' }, ifMatch: 1 }),
      NOBODY,
      MISSING,
      told(COMMANDERS, '409 nothing-to-change'),
    ),
  ],
}
