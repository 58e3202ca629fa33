import { people, positions } from '../department.ts'
import { PAGE } from '../lists-to-sign.ts'
import type { Who } from '../world.ts'
import { get, NOBODY, noId, type Rows, row, STAFF, UNKNOWN, UNSEEN } from './row.ts'

/** The lists of the world are the engineer's; the leader of the group answers objections. */
const SIGNER: readonly Who[] = ['engineer']
const LEADER: readonly Who[] = ['leader']

const path = (id: string, rest = '') => `/api/acknowledgements/${id}${rest}`
const signing = { page: PAGE }
const objecting = { page: PAGE, text: '与发布冲突。' }
const answering = { outcome: 'stands', text: '已错开。' }
const reason = { reason: '仍不签收。' }
const ofNothing = (rest: string, body: unknown) =>
  row('of nothing', () => ({ path: path(noId('ack'), rest), body }), NOBODY, UNKNOWN)

export const ACKNOWLEDGEMENTS: Rows = {
  'list-acknowledgements': [
    row('of their own', get('/api/acknowledgements'), [...STAFF, 'employee']),
    row('of another', get(`/api/acknowledgements?person=${people.opsTwo}`), STAFF, UNKNOWN),
    row('of a position', get(`/api/acknowledgements?position=${positions.opsEngineer}`), STAFF, UNKNOWN),
  ],
  'read-who-signed': [row('', get('/api/acknowledgements/standing'), STAFF, UNKNOWN)],
  'read-acknowledgement': [
    row('', ({ lists }) => ({ path: path(lists.open) }), STAFF, UNKNOWN),
    row('of nothing', get(path(noId('ack'))), NOBODY, UNKNOWN),
  ],
  'read-acknowledgement-timeline': [
    row('', ({ lists }) => ({ path: path(lists.open, '/timeline') }), STAFF, UNKNOWN),
    row('of nothing', get(path(noId('ack'), '/timeline')), NOBODY, UNKNOWN),
  ],
  'sign-duty-list': [
    row('', ({ lists }) => ({ path: path(lists.open, '/sign'), body: signing }), SIGNER, '403 not-the-signer', UNSEEN),
    ofNothing('/sign', signing),
  ],
  'object-duty-list': [
    row(
      '',
      ({ lists }) => ({ path: path(lists.open, '/object'), body: objecting }),
      SIGNER,
      '403 not-the-signer',
      UNSEEN,
    ),
    ofNothing('/object', objecting),
  ],
  'answer-duty-list': [
    row(
      '',
      ({ lists }) => ({ path: path(lists.objected, '/answer'), body: answering }),
      LEADER,
      '403 not-accountable',
      UNSEEN,
    ),
    ofNothing('/answer', answering),
  ],
  'record-refusal-duty-list': [
    row(
      'of somebody who was away',
      ({ lists }) => ({ path: path(lists.withLeader, '/record-refusal'), body: reason }),
      LEADER,
      '403 not-accountable',
      { implementer: '403 own-refusal', ...UNSEEN },
    ),
    row(
      'that has not climbed',
      ({ lists }) => ({ path: path(lists.open, '/record-refusal'), body: reason }),
      NOBODY,
      '403 not-accountable',
      { engineer: '403 own-refusal', ...UNSEEN },
    ),
    ofNothing('/record-refusal', reason),
  ],
}
