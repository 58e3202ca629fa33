import { groups, people, positions } from '../department.ts'
import { layer, rota } from '../on-call-at-work.ts'
import type { Who, World } from '../world.ts'
import { EVERYBODY, get, MISSING, NOBODY, noId, type Refusal, type Rows, row, STAFF, UNKNOWN, UNSEEN } from './row.ts'

/** Only the head of IT's position may keep schedules; the deputy may, too. */
const SCHEDULERS: readonly Who[] = ['head', 'headDeputy']
/** They, and whoever holds (or deputises for) the post that sees to the schedule. */
const KEEPERS: readonly Who[] = [...SCHEDULERS, 'leader', 'requester']

const rotations = rota([layer('主', ['opsOne', 'opsTwo'])])
const path = (id: string, rest = '') => `/api/on-call/schedules/${id}${rest}`
const ofSchedule =
  (rest: string, body?: unknown) =>
  ({ onCall }: World) => ({ path: path(onCall.schedule, rest), ...(body === undefined ? {} : { body }) })
const none = (rest: string, body?: unknown) =>
  row('of nothing', () => ({ path: path(noId('ocs'), rest), ...(body === undefined ? {} : { body }) }), NOBODY, UNKNOWN)
const seen = (rest: string) => [row('', ofSchedule(rest), STAFF, UNKNOWN), none(rest)]
const kept = (rest: string, body: unknown) => [
  row('', ofSchedule(rest, body), KEEPERS, MISSING, UNSEEN),
  none(rest, body),
]

type Thing = 'override' | 'swap' | 'handOver'
const PLACES = { override: ['overrides', 'ocv'], swap: ['swaps', 'ocw'], handOver: ['hand-overs', 'och'] } as const
const of = (thing: Thing, lets: readonly Who[], others: Refusal, rest = '', body?: unknown) => {
  const [place, prefix] = PLACES[thing]
  const asked = (id: string) => ({
    path: `/api/on-call/${place}/${id}${rest}`,
    ...(body === undefined ? {} : { body }),
  })
  return [
    row('', ({ onCall }) => asked(onCall[thing]), lets, others, UNSEEN),
    row('of nothing', () => asked(noId(prefix)), NOBODY, UNKNOWN),
  ]
}

const inFebruary = { from: '2026-02-03T01:00:00.000Z', until: '2026-02-04T01:00:00.000Z' }

export const ON_CALL: Rows = {
  'list-on-call-schedules': [row('', get('/api/on-call/schedules'), STAFF, UNKNOWN)],
  'add-on-call-schedule': [
    row(
      '',
      () => ({
        path: '/api/on-call/schedules',
        body: {
          ...{ name: '新值班表', covers: { kind: 'group', group: groups.operations } },
          ...{ owner: positions.opsLeader, rota: rotations },
        },
      }),
      SCHEDULERS,
    ),
  ],
  'read-on-call-schedule': seen(''),
  'read-on-call-schedule-timeline': seen('/timeline'),
  'change-on-call-schedule': kept('', { name: '另一个名字' }),
  'publish-on-call-version': kept('/versions', { rota: rotations }),
  'list-on-call-versions': seen('/versions'),
  'retire-on-call-schedule': kept('/retire', { reason: '不再需要。' }),
  'preview-on-call-schedule': [
    row('', () => ({ path: '/api/on-call/preview', body: { rota: rotations } }), STAFF, UNKNOWN),
  ],
  'read-on-call-now': [row('', get('/api/on-call/now'), EVERYBODY)],
  'read-on-call-at': seen('/at?at=2026-01-06T01:00:00Z'),
  'read-on-call-lanes': [row('', get('/api/on-call/timeline'), STAFF, UNKNOWN)],
  'read-on-call-report': seen('/report'),
  'read-my-shifts': [row('', get('/api/on-call/my-shifts'), EVERYBODY)],
  'read-on-call-preferences': [row('', get('/api/on-call/preferences'), EVERYBODY)],
  'set-on-call-preferences': [
    row('', () => ({ path: '/api/on-call/preferences', body: { timeZone: 'Europe/London' } }), EVERYBODY),
  ],
  'add-on-call-override': kept('/overrides', { role: 'primary', person: people.appOne, ...inFebruary }),
  'end-on-call-override': of('override', KEEPERS, MISSING),
  'read-on-call-override-timeline': of('override', STAFF, UNKNOWN, '/timeline'),
  'ask-for-on-call-swap': [
    row(
      '',
      ({ onCall }) => ({
        path: '/api/on-call/swaps',
        body: { schedule: onCall.schedule, role: 'primary', receiver: people.appOne, ...inFebruary },
      }),
      ['engineer'],
      '403 not-your-shift',
      UNSEEN,
    ),
  ],
  'list-on-call-swaps': [row('', get('/api/on-call/swaps'), STAFF, UNKNOWN)],
  'read-on-call-swap': of('swap', STAFF, UNKNOWN),
  'read-on-call-swap-timeline': of('swap', STAFF, UNKNOWN, '/timeline'),
  'accept-on-call-swap': of('swap', ['assessor'], '403 not-asked', '/accept'),
  'decline-on-call-swap': of('swap', ['assessor'], '403 not-asked', '/decline', {}),
  'withdraw-on-call-swap': of('swap', ['engineer'], '403 not-asked', '/withdraw').map((each) =>
    each.what === '' ? { ...each, but: { ...UNSEEN, assessor: '403 not-your-shift' as const } } : each,
  ),
  'list-on-call-hand-overs': [row('', get('/api/on-call/hand-overs'), STAFF, UNKNOWN)],
  'read-on-call-hand-over': of('handOver', STAFF, UNKNOWN),
  'read-on-call-hand-over-timeline': of('handOver', STAFF, UNKNOWN, '/timeline'),
  'accept-on-call-hand-over': of('handOver', ['assessor'], '403 not-accountable', '/accept', {}),
  'read-notes-for-next-shift': seen('/note'),
  'note-for-next-shift': [
    row('', ofSchedule('/note', { role: 'primary', note: '看一下。' }), ['engineer'], '403 not-your-shift', UNSEEN),
    none('/note', { role: 'primary', note: '看一下。' }),
  ],
  'list-on-call-feeds': [row('', get('/api/on-call/feeds'), EVERYBODY)],
  'add-on-call-feed': [row('', () => ({ path: '/api/on-call/feeds', body: {} }), EVERYBODY)],
  'revoke-on-call-feed': [
    row('', ({ onCall }) => ({ path: `/api/on-call/feeds/${onCall.feed}` }), ['engineer'], UNKNOWN),
    row('of nothing', get(`/api/on-call/feeds/${noId('ocf')}`), NOBODY, UNKNOWN),
  ],
  'read-on-call-feed': [
    row('by its address', ({ onCall }) => ({ path: `/api/on-call/calendar/${onCall.token}` }), EVERYBODY),
    row('by a wrong address', get('/api/on-call/calendar/wrong'), NOBODY, UNKNOWN),
  ],
  'read-on-call-gap': [
    row('', ({ onCall }) => ({ path: `/api/on-call-gaps/${onCall.gap}` }), STAFF, UNKNOWN),
    row('of nothing', get(`/api/on-call-gaps/${noId('ocg')}`), NOBODY, UNKNOWN),
  ],
  'read-on-call-gap-timeline': [
    row('', ({ onCall }) => ({ path: `/api/on-call-gaps/${onCall.gap}/timeline` }), STAFF, UNKNOWN),
    row('of nothing', get(`/api/on-call-gaps/${noId('ocg')}/timeline`), NOBODY, UNKNOWN),
  ],
}
