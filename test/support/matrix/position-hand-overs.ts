import { people, positions } from '../department.ts'
import type { HandOversAtWork } from '../hand-overs-at-work.ts'
import type { Who, World } from '../world.ts'
import { get, NOBODY, noId, type Row, type Rows, row, STAFF, UNKNOWN, UNSEEN } from './row.ts'

/** The leader of the group, who stands in for them, the head of IT and whoever stands in there, an administrator. */
const ABOVE: readonly Who[] = ['leader', 'requester', 'head', 'headDeputy', 'administrator']

const PATH = '/api/position-hand-overs'
const ofNothing = (rest: string, body: unknown): Row =>
  row('of nothing', () => ({ path: `${PATH}/${noId('hov')}${rest}`, body }), NOBODY, UNKNOWN)

/** A step that one side takes. */
function step(
  name: string,
  which: 'preparing' | 'confirming' | 'signing',
  body: (handOvers: HandOversAtWork) => unknown,
  lets: readonly Who[],
  others: '403 not-the-giver' | '403 not-the-receiver' | '403 not-the-leader',
): Row[] {
  const asks = ({ handOvers }: World) => ({ path: `${PATH}/${handOvers[which]}/${name}`, body: body(handOvers) })
  return [row('', asks, lets, others, UNSEEN), ofNothing(`/${name}`, body(NOTHING))]
}

const NOTHING: HandOversAtWork = {
  ...{ preparing: '', confirming: '', signing: '', contentHash: 'x' },
  ...{ owed: noId('obl'), right: noId('ent') },
}

const starting = { position: positions.appEngineer, from: people.appThree, to: people.appTwo }
const knowledge = { section: 'knowledge' }

export const POSITION_HAND_OVERS: Rows = {
  'list-position-hand-overs': [
    row('of their own', get(PATH), [...STAFF, 'employee']),
    row('of another', get(`${PATH}?person=${people.opsTwo}`), STAFF, UNKNOWN),
    row('of a position', get(`${PATH}?position=${positions.opsEngineer}`), STAFF, UNKNOWN),
    row('that are open', get(`${PATH}?status=open`), STAFF, UNKNOWN),
  ],
  'start-position-hand-over': [
    row(
      'of another group',
      () => ({ path: PATH, body: starting }),
      ['otherLeader', 'head', 'headDeputy', 'administrator'],
      '403 not-the-leader',
      UNSEEN,
    ),
  ],
  'read-position-hand-over': [
    row('', ({ handOvers }) => ({ path: `${PATH}/${handOvers.preparing}` }), STAFF, UNKNOWN),
    row('of nothing', get(`${PATH}/${noId('hov')}`), NOBODY, UNKNOWN),
  ],
  'read-position-hand-over-timeline': [
    row('', ({ handOvers }) => ({ path: `${PATH}/${handOvers.preparing}/timeline` }), STAFF, UNKNOWN),
    row('of nothing', get(`${PATH}/${noId('hov')}/timeline`), NOBODY, UNKNOWN),
  ],
  'record-knowledge-position-hand-over': step(
    'record-knowledge',
    'preparing',
    () => ({ nothing: '没有别的。' }),
    ['requester'],
    '403 not-the-giver',
  ),
  'decide-obligations-position-hand-over': step(
    'decide-obligations',
    'preparing',
    ({ owed }) => ({ choices: [{ obligation: owed, choice: 'keep', note: '由我收尾。' }] }),
    ['requester'],
    '403 not-the-giver',
  ),
  'decide-entitlements-position-hand-over': step(
    'decide-entitlements',
    'preparing',
    ({ right }) => ({ choices: [{ entitlement: right, choice: 'revoke' }] }),
    ['requester'],
    '403 not-the-giver',
  ),
  'prepare-position-hand-over': step(
    'prepare',
    'preparing',
    () => ({ section: 'duties' }),
    ['requester'],
    '403 not-the-giver',
  ),
  'confirm-position-hand-over': step('confirm', 'confirming', () => knowledge, ['assessor'], '403 not-the-receiver'),
  'return-position-hand-over': step(
    'return',
    'confirming',
    () => ({ ...knowledge, reason: '太短。' }),
    ['assessor'],
    '403 not-the-receiver',
  ),
  'sign-position-hand-over': [
    ...step('sign', 'signing', ({ contentHash }) => ({ as: 'giver', contentHash }), ['assessor'], '403 not-the-giver'),
    row(
      'as who receives',
      ({ handOvers: { signing, contentHash } }) => ({
        path: `${PATH}/${signing}/sign`,
        body: { as: 'receiver', contentHash },
      }),
      ['engineer'],
      '403 not-the-receiver',
      UNSEEN,
    ),
  ],
  'cancel-position-hand-over': step(
    'cancel',
    'preparing',
    () => ({ reason: '另有安排。' }),
    ABOVE,
    '403 not-the-leader',
  ),
}
