import { createHash } from 'node:crypto'
import { BROWSER } from '../a-browser.ts'
import type { Who } from '../world.ts'
import { EVERYBODY, get, MISSING, NOBODY, noId, type Rows, row, STAFF, told, UNKNOWN } from './row.ts'

/** Only the head of IT's position keeps channels here; the deputy has it too. */
const KEEPERS: readonly Who[] = ['head', 'headDeputy']
const ME = '/api/contact-cards/me'
const ROBOT = { name: '运维群', kind: 'feishu', url: 'https://open.feishu.cn/open-apis/bot/v2/hook/abc', upTo: 2 }

/** The same browser has the same id. */
const OF_THE_ENGINEER = createHash('sha256').update(BROWSER.endpoint).digest('base64url').slice(0, 22)

export const PAGING: Rows = {
  'read-my-contact-card': [row('', get(ME), EVERYBODY)],
  'change-my-contact-card': [
    row('', () => ({ path: ME, body: { phone: '+8613800138000', webhook: null } }), EVERYBODY),
  ],
  'add-my-browser': [row('', () => ({ path: `${ME}/browsers`, body: BROWSER }), EVERYBODY)],
  'remove-my-browser': [
    row('', () => ({ path: `${ME}/browsers/${OF_THE_ENGINEER}/remove`, body: {} }), ['engineer'], UNKNOWN),
  ],
  'test-my-channel': [row('', () => ({ path: `${ME}/test`, body: { channel: 'mail' } }), EVERYBODY)],
  'confirm-my-test': [
    row('', ({ testCode }) => ({ path: `${ME}/confirm`, body: { code: testCode } }), ['engineer'], '409 no-test'),
  ],
  'list-reachability': [row('', get('/api/contact-cards'), STAFF, UNKNOWN)],
  'list-page-channels': [row('', get('/api/channels'), STAFF, UNKNOWN)],
  'add-page-channel': [row('', () => ({ path: '/api/channels', body: ROBOT }), KEEPERS)],
  'change-page-channel': [
    row('', ({ robot }) => ({ path: `/api/channels/${robot}`, body: { isOn: false } }), KEEPERS),
    row(
      'of nothing',
      () => ({ path: `/api/channels/${noId('chn')}`, body: { isOn: false } }),
      NOBODY,
      MISSING,
      told(KEEPERS, UNKNOWN),
    ),
  ],
  'remove-page-channel': [
    row('', ({ robot }) => ({ path: `/api/channels/${robot}/remove`, body: {} }), KEEPERS),
    row(
      'of nothing',
      () => ({ path: `/api/channels/${noId('chn')}/remove`, body: {} }),
      NOBODY,
      MISSING,
      told(KEEPERS, UNKNOWN),
    ),
  ],
  'test-page-channel': [
    row('', ({ robot }) => ({ path: `/api/channels/${robot}/test`, body: {} }), KEEPERS),
    row(
      'of nothing',
      () => ({ path: `/api/channels/${noId('chn')}/test`, body: {} }),
      NOBODY,
      MISSING,
      told(KEEPERS, UNKNOWN),
    ),
  ],
}
