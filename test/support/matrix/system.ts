import { administered, EVERYBODY, get, MISSING, NOBODY, noId, type Rows, row, told, UNKNOWN } from './row.ts'

const redrive = (id: string) => ({ path: `/api/parked/${id}/redrive`, body: { dryRun: false } })
const dismiss = (id: string) => ({ path: `/api/parked-mail/${id}/dismiss` })
const revoke = (id: string) => ({ path: `/api/tokens/${id}` })

const erase = (id: string) => ({ path: `/api/audit/changes/${id}/erase`, body: { entries: [1], reason: '本人申请' } })
/** Whoever reads the trail every day does not make it forget. */
const HEADS = ['head', 'headDeputy'] as const

export const SYSTEM: Rows = {
  'list-parked': administered(get('/api/parked')),
  'redrive-parked': administered(
    ({ parkedEffect }) => redrive(parkedEffect),
    () => redrive(noId('out').replace('01', '02')),
  ),
  'redrive-many-parked': administered(() => ({ path: '/api/parked/redrive', body: { which: { kind: 'mail' } } })),
  'confirm-restore': administered(() => ({ path: '/api/effects/confirm-restore' })),
  'list-parked-mail': administered(get('/api/parked-mail')),
  'dismiss-parked-mail': administered(
    ({ parkedMail }) => dismiss(parkedMail),
    () => dismiss(noId('eml')),
  ),

  'read-audit-chain': administered(
    ({ changes }) => ({ path: `/api/audit/changes/${changes.closed.id}` }),
    get(`/api/audit/changes/${noId('chg')}`),
  ),
  'verify-audit': administered(get('/api/audit/verify'), get(`/api/audit/verify?aggregate=changes&id=${noId('chg')}`)),

  'erase-personal-details': [
    row('', ({ changes }) => erase(changes.closed.id), HEADS),
    row('of nothing', () => erase(noId('chg')), NOBODY, MISSING, told(HEADS, UNKNOWN)),
  ],

  'list-tokens': [row('', get('/api/tokens'), EVERYBODY)],
  'issue-token': administered(() => ({ path: '/api/tokens', body: { name: '备份', scopes: ['read'] } })),
  'revoke-token': [
    row('of the head', ({ token }) => revoke(token), ['head'], UNKNOWN),
    row('of nothing', () => revoke(noId('tok')), NOBODY, UNKNOWN),
  ],

  'read-workflow': [
    row('', get('/api/workflows/change-lifecycle'), EVERYBODY),
    row('of nothing', get('/api/workflows/nothing'), NOBODY, UNKNOWN),
  ],
}
