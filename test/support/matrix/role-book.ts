import { aDuty } from '../book-work.ts'
import { dutyId } from '../duties-at-work.ts'
import type { Who, World } from '../world.ts'
import { type Asked, get, MISSING, NOBODY, noId, type Row, type Rows, row, STAFF, told, UNKNOWN } from './row.ts'

/** Only the head of IT's position drafts, reviews and publishes; the deputy has it too. The drafts are the head's. */
const AUTHORS: readonly Who[] = ['head', 'headDeputy']
const JUDGE: readonly Who[] = ['headDeputy']

const BOOKS = '/api/role-books'
const DRAFTS = `${BOOKS}/drafts`
const IN_FORCE = `${BOOKS}/versions/in-force`
const NOT_THERE = `${BOOKS}/versions/7`

const read = (path: (world: World) => string, ofNothing: string): Row[] => [
  row('', (world) => ({ path: path(world) }), STAFF, UNKNOWN),
  row('of nothing', get(ofNothing), NOBODY, UNKNOWN),
]

type Step = 'written' | 'inReview' | 'reviewed' | 'behind'
const on = (world: World, which: Step, rest = '') => `${DRAFTS}/${world.drafts[which]}${rest}`

/** What authors do to a draft that is still written. */
const written = (rest: (world: World) => string, body?: unknown): Row[] => {
  const asks = (path: string): Asked => (body === undefined ? { path } : { path, body })
  return [
    row('', (world) => asks(on(world, 'written', rest(world))), AUTHORS, MISSING),
    row(
      'of nothing',
      (world) => asks(`${DRAFTS}/${noId('bdr')}${rest(world)}`),
      NOBODY,
      MISSING,
      told(AUTHORS, UNKNOWN),
    ),
  ]
}

/** What somebody who did not work on it says to it. */
const judged = (which: Step, step: string, own: `403 ${string}`, body: (world: World) => unknown): Row[] => [
  row('', (world) => ({ path: on(world, which, `/${step}`), body: body(world) }), JUDGE, MISSING, { head: own }),
  row(
    'of nothing',
    (world) => ({ path: `${DRAFTS}/${noId('bdr')}/${step}`, body: body(world) }),
    NOBODY,
    MISSING,
    told(AUTHORS, UNKNOWN),
  ),
]

const FRAME = {
  activities: [{ code: 'restore', name: { 'zh-CN': '恢复', en: 'Restore' }, hours: 'business' }],
  needs: {},
  conflicts: [],
}

export const ROLE_BOOK: Rows = {
  'list-role-books': [row('', get(BOOKS), STAFF, UNKNOWN)],
  'read-role-book': read(() => IN_FORCE, NOT_THERE),
  'list-role-book-duties': read(() => `${IN_FORCE}/duties`, `${NOT_THERE}/duties`),
  'compare-role-books': read(() => `${IN_FORCE}/compare`, `${NOT_THERE}/compare`),
  'read-role-book-timeline': [row('', get(`${BOOKS}/timeline`), STAFF, UNKNOWN)],
  'list-duties': [row('', get('/api/duties'), STAFF, UNKNOWN)],
  'read-duty': read(() => `/api/duties/${dutyId(1)}`, `/api/duties/${noId('dut')}`),
  'read-duty-history': read(() => `/api/duties/${dutyId(1)}/history`, `/api/duties/${noId('dut')}/history`),

  'list-role-book-drafts': [row('', get(DRAFTS), STAFF, UNKNOWN)],
  'read-role-book-draft': read((world) => on(world, 'written'), `${DRAFTS}/${noId('bdr')}`),
  'list-role-book-draft-duties': read((world) => on(world, 'written', '/duties'), `${DRAFTS}/${noId('bdr')}/duties`),
  'compare-role-book-draft': read((world) => on(world, 'written', '/compare'), `${DRAFTS}/${noId('bdr')}/compare`),
  'read-role-book-draft-timeline': read(
    (world) => on(world, 'written', '/timeline'),
    `${DRAFTS}/${noId('bdr')}/timeline`,
  ),
  'create-role-book-draft': [row('', () => ({ path: DRAFTS, body: { name: '调整' } }), AUTHORS)],
  'describe-role-book-draft': written(() => '', { name: '另一个名称' }),
  'add-role-book-draft-duty': written(() => '/duties', aDuty('appEngineer')),
  'put-role-book-draft-duty': written(({ drafts }) => `/duties/${drafts.duty}`, aDuty('appEngineer', { effort: 10 })),
  'remove-role-book-draft-duty': written(({ drafts }) => `/duties/${drafts.duty}`),
  'restore-role-book-draft-duty': written(({ drafts }) => `/duties/${drafts.duty}/restore`, {}),
  'put-role-book-draft-frame': written(() => '/frame', FRAME),
  'rebase-role-book-draft': [
    row('', (world) => ({ path: on(world, 'behind', '/rebase'), body: {} }), AUTHORS, MISSING),
    row(
      'of nothing',
      () => ({ path: `${DRAFTS}/${noId('bdr')}/rebase`, body: {} }),
      NOBODY,
      MISSING,
      told(AUTHORS, UNKNOWN),
    ),
    row(
      'that is on the newest version',
      (world) => ({ path: on(world, 'written', '/rebase'), body: {} }),
      NOBODY,
      MISSING,
      told(AUTHORS, '409 draft-not-behind'),
    ),
  ],
  'submit-role-book-draft': written(() => '/submit', {}),
  'abandon-role-book-draft': written(() => '/abandon', { reason: '不再需要。' }),
  'review-role-book-draft': judged('inReview', 'review', '403 reviewer-is-editor', () => ({ verdict: 'accept' })),
  'accept-role-book-finding': judged('reviewed', 'accept-finding', '403 accepter-is-editor', ({ drafts }) => ({
    ...{ finding: drafts.finding, until: '2026-02-27', reason: '月底到岗。' },
  })),
  'publish-role-book-draft': judged('reviewed', 'publish', '403 publisher-is-editor', () => ({ note: '发布。' })),

  'read-role-book-gap': read(({ bookGap }) => `/api/role-book-gaps/${bookGap}`, `/api/role-book-gaps/${noId('bga')}`),
  'read-role-book-gap-timeline': read(
    ({ bookGap }) => `/api/role-book-gaps/${bookGap}/timeline`,
    `/api/role-book-gaps/${noId('bga')}/timeline`,
  ),
}
