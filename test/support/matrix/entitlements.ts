import { people, positions, services } from '../department.ts'
import type { Who, World } from '../world.ts'
import { get, MISSING, NOBODY, noId, type Rows, row, STAFF, told, UNKNOWN, UNSEEN } from './row.ts'

/** Only the head of IT's position approves, grants, defines and closes findings here; the deputy may, too. */
const HEADS: readonly Who[] = ['head', 'headDeputy']
const ENGINEERS: readonly Who[] = ['requester', 'engineer', 'assessor']
const both = (words: string) => ({ 'zh-CN': words, en: words })

type Kind = keyof World['entitled']
const entitlement =
  (which: Kind, step = '', body?: unknown) =>
  ({ entitled }: World) => ({
    path: `/api/entitlements/${entitled[which]}${step}`,
    ...(body === undefined ? {} : { body }),
  })
const nothing =
  (step = '', body?: unknown) =>
  () => ({
    path: `/api/entitlements/${noId('ent')}${step}`,
    ...(body === undefined ? {} : { body }),
  })
const stepOf = (
  which: Kind,
  step: string,
  body: unknown,
  lets: readonly Who[],
  others: '403 not-requester' | '403 not-theirs',
) => [
  row('', entitlement(which, step, body), lets, others, UNSEEN),
  row('of nothing', nothing(step, body), NOBODY, UNKNOWN),
]
const decision = (
  which: Kind,
  step: string,
  body: unknown,
  own: `403 ${string}`,
  but: Parameters<typeof row>[4] = {},
) => [
  row(
    '',
    entitlement(which, step, body),
    HEADS.filter((who) => !(who in but)),
    MISSING,
    {
      ...UNSEEN,
      requester: own,
      ...but,
    },
  ),
  row('of nothing', nothing(step, body), NOBODY, UNKNOWN),
]
const defines = (asks: Parameters<typeof row>[1], ofNothing?: Parameters<typeof row>[1]) => [
  row('', asks, HEADS),
  ...(ofNothing === undefined ? [] : [row('of nothing', ofNothing, NOBODY, MISSING, told(HEADS, UNKNOWN))]),
]
const read = (path: (world: World) => string, unknown: string) => [
  row('', (world) => ({ path: path(world) }), STAFF, UNKNOWN),
  row('of nothing', get(unknown), NOBODY, UNKNOWN),
]

const RIGHT = { name: both('配置修改'), lets: both('修改网关配置'), risk: 'high', longestDays: 30 }
const FOUND = { title: '磁盘将满', description: '使用率 93%。', severity: 'major', owner: people.opsTwo }
const reports = (system: string) => ({
  path: `/api/entitlement-systems/${system}/reports`,
  body: { report: 'of-the-matrix', part: 1, isLast: true, lines: [{ account: 'ops.one', right: '权限 3' }] },
})

/** A file, as it was checked, for a system whose orders go out as files. */
const sent = (path: string, which: 'revoked' | 'report', isCounted: boolean) => {
  const to = (system: string, { file, hash }: World['entitled']['csv']['report']) => ({
    path: `/api/entitlement-systems/${system}${path}${isCounted ? `?hash=${hash}` : ''}`,
    file,
  })
  return [
    row('', ({ entitled: { csv } }) => to(csv.system, csv[which]), HEADS, MISSING, UNSEEN),
    row('of nothing', ({ entitled: { csv } }) => to(noId('sys'), csv[which]), NOBODY, UNKNOWN),
  ]
}

export const ENTITLEMENTS: Rows = {
  'list-entitlements': [
    row('of somebody', get(`/api/entitlements?person=${people.opsOne}`), STAFF, UNKNOWN),
    row('of a system', ({ entitled }) => ({ path: `/api/entitlements?system=${entitled.system}` }), STAFF, UNKNOWN),
    row('of oneself', get('/api/entitlements?person=me'), [...STAFF, 'employee'], UNKNOWN),
  ],
  'read-entitlement': read(({ entitled }) => `/api/entitlements/${entitled.asked}`, `/api/entitlements/${noId('ent')}`),
  'read-entitlement-timeline': read(
    ({ entitled }) => `/api/entitlements/${entitled.asked}/timeline`,
    `/api/entitlements/${noId('ent')}/timeline`,
  ),
  'request-entitlement': [
    row(
      '',
      ({ entitled, office }) => ({
        path: '/api/entitlements',
        body: {
          ...{ right: entitled.right, person: people.opsTwo, position: positions.opsEngineer, reason: '巡检' },
          until: new Date(Date.parse(office.now) + 30 * 86_400_000).toISOString(),
        },
      }),
      STAFF,
      UNKNOWN,
    ),
  ],
  'break-glass': [
    row(
      '',
      ({ entitled }) => ({
        path: '/api/entitlements/break-glass',
        body: { right: entitled.right, position: positions.opsEngineer, reason: '网关宕机', hours: 2 },
      }),
      ENGINEERS,
      '403 not-their-position',
      UNSEEN,
    ),
  ],
  'approve-entitlement': decision('asked', '/approve', {}, '403 approver-has-it'),
  'reject-entitlement': decision('asked', '/reject', { comment: '先用只读。' }, '403 approver-has-it'),
  'cancel-entitlement': stepOf('asked', '/cancel', {}, ['requester'], '403 not-requester'),
  'grant-entitlement': decision('approved', '/grant', { done: '已开通', account: 'a' }, '403 grants-to-oneself', {
    head: '403 granter-is-approver',
  }),
  'give-back-entitlement': stepOf('active', '/give-back', {}, ['requester'], '403 not-theirs'),
  'revoke-entitlement': decision('revoking', '/revoke', { proof: '已移出。' }, '403 proves-own'),
  'review-entitlement': decision(
    'emergency',
    '/review',
    { verdict: 'justified', comment: '确有故障。' },
    '403 reviewer-took-it',
  ),

  'list-entitlement-systems': [row('', get('/api/entitlement-systems'), STAFF, UNKNOWN)],
  'add-entitlement-system': defines(() => ({
    path: '/api/entitlement-systems',
    body: { name: both('数据库'), service: services.database },
  })),
  'read-entitlement-system': read(
    ({ entitled }) => `/api/entitlement-systems/${entitled.system}`,
    `/api/entitlement-systems/${noId('sys')}`,
  ),
  'change-entitlement-system': defines(
    ({ entitled }) => ({ path: `/api/entitlement-systems/${entitled.system}`, body: { retired: true }, ifMatch: 1 }),
    () => ({ path: `/api/entitlement-systems/${noId('sys')}`, body: { retired: true }, ifMatch: 1 }),
  ),
  'renew-entitlement-webhook-key': defines(
    ({ entitled }) => ({ path: `/api/entitlement-systems/${entitled.webhookSystem}/webhook-key` }),
    () => ({ path: `/api/entitlement-systems/${noId('sys')}/webhook-key` }),
  ),
  'read-entitlement-system-timeline': read(
    ({ entitled }) => `/api/entitlement-systems/${entitled.system}/timeline`,
    `/api/entitlement-systems/${noId('sys')}/timeline`,
  ),
  'list-entitlement-rights': [row('', get('/api/entitlement-rights'), STAFF, UNKNOWN)],
  'add-entitlement-right': defines(({ entitled }) => ({
    path: '/api/entitlement-rights',
    body: { system: entitled.system, ...RIGHT },
  })),
  'read-entitlement-right': read(
    ({ entitled }) => `/api/entitlement-rights/${entitled.right}`,
    `/api/entitlement-rights/${noId('rgt')}`,
  ),
  'change-entitlement-right': defines(
    ({ entitled }) => ({ path: `/api/entitlement-rights/${entitled.right}`, body: { longestDays: 30 }, ifMatch: 1 }),
    () => ({ path: `/api/entitlement-rights/${noId('rgt')}`, body: { longestDays: 30 }, ifMatch: 1 }),
  ),
  'read-entitlement-right-timeline': read(
    ({ entitled }) => `/api/entitlement-rights/${entitled.right}/timeline`,
    `/api/entitlement-rights/${noId('rgt')}/timeline`,
  ),
  'list-entitlement-conflicts': [row('', get('/api/entitlement-conflicts'), STAFF, UNKNOWN)],
  'add-entitlement-conflict': defines(({ entitled }) => ({
    path: '/api/entitlement-conflicts',
    body: { between: entitled.free, effect: 'prevent', why: both('不得兼有。') },
  })),
  'end-entitlement-conflict': defines(
    ({ entitled }) => ({ path: `/api/entitlement-conflicts/${entitled.conflict}` }),
    () => ({ path: `/api/entitlement-conflicts/${noId('cfl')}` }),
  ),
  'read-entitlement-conflict-timeline': read(
    ({ entitled }) => `/api/entitlement-conflicts/${entitled.conflict}/timeline`,
    `/api/entitlement-conflicts/${noId('cfl')}/timeline`,
  ),

  'report-entitlements': [
    row('', ({ entitled }) => reports(entitled.system), HEADS, MISSING, UNSEEN),
    row('of nothing', () => reports(noId('sys')), NOBODY, UNKNOWN),
  ],
  'list-entitlement-reports': read(
    ({ entitled }) => `/api/entitlement-systems/${entitled.system}/reports`,
    `/api/entitlement-systems/${noId('sys')}/reports`,
  ),
  'list-entitlement-differences': read(
    ({ entitled }) => `/api/entitlement-systems/${entitled.system}/differences`,
    `/api/entitlement-systems/${noId('sys')}/differences`,
  ),
  'read-entitlement-report': read(
    ({ entitled }) => `/api/entitlement-reports/${entitled.report}`,
    `/api/entitlement-reports/${noId('rep')}`,
  ),
  'resume-entitlement-report': [
    row('', ({ entitled }) => ({ path: `/api/entitlement-reports/${entitled.report}/resume` }), HEADS, MISSING, UNSEEN),
    row('of nothing', () => ({ path: `/api/entitlement-reports/${noId('rep')}/resume` }), NOBODY, UNKNOWN),
  ],
  'read-entitlement-report-timeline': read(
    ({ entitled }) => `/api/entitlement-reports/${entitled.report}/timeline`,
    `/api/entitlement-reports/${noId('rep')}/timeline`,
  ),

  'list-entitlement-orders': read(
    ({ entitled }) => `/api/entitlement-systems/${entitled.csv.system}/orders`,
    `/api/entitlement-systems/${noId('sys')}/orders`,
  ),
  'download-entitlement-orders': [
    row(
      '',
      ({ entitled }) => ({ path: `/api/entitlement-systems/${entitled.csv.system}/orders/file` }),
      HEADS,
      MISSING,
      UNSEEN,
    ),
    row('of nothing', get(`/api/entitlement-systems/${noId('sys')}/orders/file`), NOBODY, UNKNOWN),
  ],
  'check-entitlement-results': sent('/results/check', 'revoked', false),
  'apply-entitlement-results': sent('/results', 'revoked', true),
  'list-entitlement-results': read(
    ({ entitled }) => `/api/entitlement-systems/${entitled.csv.system}/results`,
    `/api/entitlement-systems/${noId('sys')}/results`,
  ),
  'read-entitlement-results': read(
    ({ entitled }) => `/api/entitlement-results/${entitled.csv.results}`,
    `/api/entitlement-results/${noId('ers')}`,
  ),
  'resume-entitlement-results': [
    row(
      '',
      ({ entitled }) => ({ path: `/api/entitlement-results/${entitled.csv.results}/resume` }),
      HEADS,
      MISSING,
      UNSEEN,
    ),
    row('of nothing', () => ({ path: `/api/entitlement-results/${noId('ers')}/resume` }), NOBODY, UNKNOWN),
  ],
  'read-entitlement-results-timeline': read(
    ({ entitled }) => `/api/entitlement-results/${entitled.csv.results}/timeline`,
    `/api/entitlement-results/${noId('ers')}/timeline`,
  ),
  'check-entitlement-report-file': sent('/report-file/check', 'report', false),
  'apply-entitlement-report-file': sent('/report-file', 'report', true),

  'list-findings': [row('', get('/api/findings'), STAFF, UNKNOWN)],
  'read-finding': read(({ entitled }) => `/api/findings/${entitled.finding}`, `/api/findings/${noId('fnd')}`),
  'read-finding-timeline': read(
    ({ entitled }) => `/api/findings/${entitled.finding}/timeline`,
    `/api/findings/${noId('fnd')}/timeline`,
  ),
  'raise-finding': [row('', () => ({ path: '/api/findings', body: FOUND }), STAFF, UNKNOWN)],
  'remediate-finding': [
    row(
      '',
      ({ entitled }) => ({ path: `/api/findings/${entitled.finding}/remediate`, body: { done: '已清理。' } }),
      ['engineer'],
      '403 not-accountable',
      UNSEEN,
    ),
    row(
      'of nothing',
      () => ({ path: `/api/findings/${noId('fnd')}/remediate`, body: { done: '好' } }),
      NOBODY,
      UNKNOWN,
    ),
  ],
  'verify-finding': [
    row(
      '',
      ({ entitled }) => ({
        path: `/api/findings/${entitled.remediated}/verify`,
        body: { outcome: 'fixed', comment: '已确认。' },
      }),
      HEADS,
      MISSING,
      { ...UNSEEN, engineer: '403 verifier-is-remediator' },
    ),
    row(
      'of nothing',
      () => ({ path: `/api/findings/${noId('fnd')}/verify`, body: { outcome: 'fixed', comment: '好' } }),
      NOBODY,
      UNKNOWN,
    ),
  ],
}
