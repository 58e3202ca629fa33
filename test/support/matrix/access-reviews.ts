import { DAY, plusMillis } from '../../../functions/kernel/instant.ts'
import type { Who, World } from '../world.ts'
import { get, NOBODY, noId, type Rows, row, told, UNKNOWN } from './row.ts'

/** Only the head of IT's position runs reviews here, and approves; the deputy may, too. Who audits may look. */
const RUNS: readonly Who[] = ['head', 'headDeputy']
const SEES: readonly Who[] = ['head', 'headDeputy', 'administrator']

const ofReview =
  (rest = '', body?: unknown) =>
  ({ reviewed }: World) => ({
    path: `/api/access-reviews/${reviewed.review}${rest}`,
    ...(body === undefined ? {} : { body }),
  })
const noReview =
  (rest = '', body?: unknown) =>
  () => ({ path: `/api/access-reviews/${noId('rev')}${rest}`, ...(body === undefined ? {} : { body }) })
const ofPackage =
  (rest = '', body?: (world: World) => unknown) =>
  (world: World) => ({
    path: `/api/access-review-packages/${world.reviewed.pack}${rest}`,
    ...(body === undefined ? {} : { body: body(world) }),
  })
const noPackage =
  (rest = '', body?: unknown) =>
  () => ({ path: `/api/access-review-packages/${noId('rvw')}${rest}`, ...(body === undefined ? {} : { body }) })
const ofSchedule =
  (rest = '', body?: unknown) =>
  ({ reviewed }: World) => ({
    path: `/api/access-review-schedules/${reviewed.schedule}${rest}`,
    ...(body === undefined ? {} : { body, ifMatch: 1 }),
  })
const noSchedule =
  (rest = '', body?: unknown) =>
  () => ({
    path: `/api/access-review-schedules/${noId('rvs')}${rest}`,
    ...(body === undefined ? {} : { body, ifMatch: 1 }),
  })

const read = (asks: (world: World) => { path: string }, unknown: () => { path: string }) => [
  row('', asks, SEES, UNKNOWN),
  row('of nothing', unknown, NOBODY, UNKNOWN),
]
const all = { of: 'all' } as const
const cancelling = { reason: '范围选错了。' }
const signing = { reportHash: '0'.repeat(64) }
const rule = { name: '季度复核', scope: all, everyMonths: 3, next: '2026-07-01', days: 21, undecided: 'revoke' }
const noEntitlement = noId('ent')

export const ACCESS_REVIEWS: Rows = {
  'list-access-reviews': [row('', get('/api/access-reviews'), SEES, UNKNOWN)],
  'start-access-review': [
    row(
      '',
      ({ office }) => ({
        path: '/api/access-reviews',
        body: { name: '全部', scope: all, decideBy: plusMillis(office.now, 14 * DAY) },
      }),
      RUNS,
    ),
  ],
  'preview-access-review': [row('', () => ({ path: '/api/access-reviews/preview', body: { scope: all } }), RUNS)],
  'read-access-review': read(ofReview(), noReview()),
  'read-access-review-timeline': read(ofReview('/timeline'), noReview('/timeline')),
  'list-access-review-items': read(ofReview('/items'), noReview('/items')),
  'read-access-review-report': read(ofReview('/report'), noReview('/report')),
  'cancel-access-review': [
    row('', ofReview('/cancel', cancelling), RUNS, UNKNOWN, { administrator: '403 authority-missing' }),
    row('of nothing', noReview('/cancel', cancelling), NOBODY, UNKNOWN),
  ],
  'sign-access-review': [
    row(
      '',
      ({ reviewed: { ready } }) => ({
        path: `/api/access-reviews/${ready.id}/sign`,
        body: { reportHash: ready.reportHash },
      }),
      RUNS,
      UNKNOWN,
      { administrator: '403 authority-missing' },
    ),
    row('that is not over', ofReview('/sign', signing), NOBODY, UNKNOWN, {
      administrator: '403 authority-missing',
      ...told(RUNS, '409 review-not-ready'),
    }),
    row('of nothing', noReview('/sign', signing), NOBODY, UNKNOWN),
  ],
  'read-access-review-package': read(ofPackage(), noPackage()),
  'list-access-review-package-items': read(ofPackage('/items'), noPackage('/items')),
  'read-access-review-package-timeline': read(ofPackage('/timeline'), noPackage('/timeline')),
  'decide-access-review-item': [
    row(
      '',
      ofPackage('/decide', ({ reviewed }) => ({ entitlement: reviewed.item, verdict: 'keep', reason: '仍需要。' })),
      ['head'],
      UNKNOWN,
      { headDeputy: '403 not-asked', administrator: '403 not-asked' },
    ),
    row('of nothing', noPackage('/decide', { entitlement: noEntitlement, verdict: 'keep' }), NOBODY, UNKNOWN),
  ],
  'keep-many-access-review-items': [
    row(
      '',
      ofPackage('/decide-many', ({ reviewed }) => ({ entitlements: [reviewed.item], verdict: 'keep' })),
      ['head'],
      UNKNOWN,
      { headDeputy: '403 not-asked', administrator: '403 not-asked' },
    ),
    row('of nothing', noPackage('/decide-many', { entitlements: [noEntitlement], verdict: 'keep' }), NOBODY, UNKNOWN),
  ],
  'submit-access-review-package': [
    row(
      '',
      ({ reviewed }) => ({ path: `/api/access-review-packages/${reviewed.decided}/submit`, body: {} }),
      ['head'],
      UNKNOWN,
      { headDeputy: '403 not-asked', administrator: '403 not-asked' },
    ),
    row(
      'that is not decided',
      ofPackage('/submit', () => ({})),
      NOBODY,
      UNKNOWN,
      {
        head: '409 still-undecided',
        headDeputy: '403 not-asked',
        administrator: '403 not-asked',
      },
    ),
    row('of nothing', noPackage('/submit', {}), NOBODY, UNKNOWN),
  ],
  'list-access-review-schedules': [row('', get('/api/access-review-schedules'), SEES, UNKNOWN)],
  'read-access-review-schedule': read(ofSchedule(), noSchedule()),
  'read-access-review-schedule-timeline': read(ofSchedule('/timeline'), noSchedule('/timeline')),
  'add-access-review-schedule': [row('', () => ({ path: '/api/access-review-schedules', body: rule }), RUNS)],
  'edit-access-review-schedule': [
    row('', ofSchedule('', { everyMonths: 6 }), RUNS),
    row('of nothing', noSchedule('', { everyMonths: 6 }), NOBODY, '403 authority-missing', told(RUNS, UNKNOWN)),
  ],
}
