import type { Id } from '../../../functions/kernel/ids.ts'
import { people, services } from '../department.ts'
import { WHO, type Who, type World } from '../world.ts'
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
  UNKNOWN,
  UNSEEN,
} from './row.ts'

type Named = keyof World['changes']

const AUTHORISERS: readonly Who[] = ['leader', 'changeManager', 'deputy', 'head', 'headDeputy']
const NOT_THEIRS = '403 not-requester-or-implementer'

/** Something of a change that staff see, and whoever asked for it; to anybody else it is not there. */
function seen(what: string, body?: unknown): Row[] {
  const ask = (id: Id) => ({ path: `/api/changes/${id}${what}`, ...(body === undefined ? {} : { body }) })
  return [
    row('', ({ changes }) => ask(changes.assessed.id), STAFF, UNKNOWN),
    row('of one handed on to the employee', ({ changes }) => ask(changes.handedOn.id), EVERYBODY),
    row('of nothing', () => ask(noId('chg')), NOBODY, UNKNOWN),
  ]
}

const edit = (id: Id, ifMatch = 1) => ({ path: `/api/changes/${id}`, body: { title: '改' }, ifMatch })

/** A step of a change, rightly taken; of no change; and of one that is over, where only `repeating` it has no effect. */
function step(
  name: Named,
  verb: string,
  body: unknown,
  who: Pick<Row, 'lets' | 'others' | 'but'>,
  repeating: readonly Who[] = NOBODY,
): Row[] {
  const ask = (id: Id) => ({ path: `/api/changes/${id}/${verb}`, body })
  const late = verb === 'cancel' ? '409 change-not-editable' : '409 wrong-status'
  return [
    { what: `(${name})`, asks: ({ changes }) => ask(changes[name].id), ...who },
    row('of nothing', () => ask(noId('chg')), NOBODY, UNKNOWN),
    row('of one that is closed', ({ changes }) => ask(changes.closed.id), repeating, late, UNSEEN),
  ]
}

const authorising = {
  lets: AUTHORISERS,
  others: MISSING,
  but: {
    ...UNSEEN,
    requester: '403 authoriser-is-requester',
    implementer: '403 authoriser-is-implementer',
    assessor: '403 authoriser-is-assessor',
  },
} as const
const releasing = { lets: ['implementer'], others: '403 not-implementer', but: UNSEEN } as const

/** What somebody does with an obligation. */
function dealing(name: Named, verb: string, body: unknown, lets: Who, others: Refusal): Row[] {
  const ask = (id: Id) => ({ path: `/api/obligations/${id}/${verb}`, ...(body === undefined ? {} : { body }) })
  return [
    row('', ({ obligations }) => ask(obligations[name]), [lets], others, UNSEEN),
    row('of nothing', () => ask(noId('obl')), NOBODY, UNKNOWN),
    row('that is closed', ({ obligations }) => ask(obligations.closed), NOBODY, '409 obligation-closed', UNSEEN),
  ]
}

/** A case that is nothing but what is owed for it: whoever sees the obligation sees it. */
function plain(address: string, prefix: string, idOf: (world: World) => Id, part = ''): Row[] {
  return [
    row('', (world) => ({ path: `/api/${address}/${idOf(world)}${part}` }), STAFF, UNKNOWN),
    row('of nothing', get(`/api/${address}/${noId(prefix)}${part}`), NOBODY, UNKNOWN),
  ]
}

export const CHANGES: Rows = {
  'list-changes': [
    row('', get('/api/changes'), STAFF, UNKNOWN),
    row('in a status', get('/api/changes?status=assessed'), STAFF, UNKNOWN),
    row('of one’s own', get('/api/changes?requester=me'), EVERYBODY),
    row('of the requester', get(`/api/changes?requester=${people[WHO.requester]}`), STAFF, UNKNOWN),
  ],
  'read-change': seen(''),
  'read-change-timeline': seen('/timeline'),
  'comment-on-change': seen('/comments', { text: '收到。' }),
  'submit-change': [
    row('to the service of one group', ({ office }) => ({ path: '/api/changes', body: office.wish() }), [
      ...AUTHORISERS,
      'requester',
      'assessor',
      'engineer',
    ]),
    row(
      'to the service of another',
      ({ office }) => ({ path: '/api/changes', body: office.wish({ services: [services.erp] }) }),
      STAFF.filter((who) => who !== 'administrator'),
    ),
  ],
  'edit-change': [
    row('(submitted)', ({ changes }) => edit(changes.submitted.id), ['requester', 'implementer'], NOT_THEIRS, UNSEEN),
    row('handed on', ({ changes }) => edit(changes.handedOn.id, 2), ['employee', 'implementer'], NOT_THEIRS),
    row('of nothing', () => edit(noId('chg')), NOBODY, UNKNOWN),
    row('that is closed', ({ changes }) => edit(changes.closed.id), NOBODY, '409 change-not-editable', UNSEEN),
  ],
  'assess-change': step(
    'submitted',
    'assess',
    {},
    {
      lets: ['assessor', 'engineer', 'leader', 'head', 'headDeputy'],
      others: MISSING,
      but: { ...UNSEEN, requester: '403 assessor-is-requester', implementer: '403 assessor-is-implementer' },
    },
  ),
  'authorise-change': step('assessed', 'authorise', {}, authorising),
  'reject-change': step('assessed', 'reject', { comment: '不同意。' }, authorising),
  'record-test-of-change': step(
    'authorised',
    'record-test',
    { outcome: 'passed', evidence: '正常。' },
    {
      lets: ['requester', 'assessor', 'engineer', 'leader', 'head', 'headDeputy'],
      others: MISSING,
      but: { ...UNSEEN, implementer: '403 tester-is-implementer' },
    },
  ),
  'release-change': step('releasable', 'release', {}, releasing),
  'back-out-change': step('released', 'back-out', { comment: '回退。' }, releasing),
  'review-change': step(
    'released',
    'review',
    { comment: '顺利。' },
    {
      lets: AUTHORISERS,
      others: MISSING,
      but: { ...UNSEEN, requester: '403 reviewer-is-requester', implementer: '403 reviewer-is-implementer' },
    },
    ['leader'],
  ),
  'cancel-change': step(
    'submitted',
    'cancel',
    { comment: '撤回。' },
    {
      lets: [...AUTHORISERS, 'requester'],
      others: '403 not-requester',
      but: UNSEEN,
    },
  ),

  'read-roster-gap': plain('roster-gaps', 'gap', ({ gap }) => gap),
  'read-roster-gap-timeline': plain('roster-gaps', 'gap', ({ gap }) => gap, '/timeline'),
  'read-calendar-year': plain('calendar-years', 'cal', ({ year }) => year),
  'read-calendar-year-timeline': plain('calendar-years', 'cal', ({ year }) => year, '/timeline'),

  'list-obligations': [
    row('of one’s own', get('/api/obligations'), EVERYBODY),
    row('of the implementer', get(`/api/obligations?accountable=${people[WHO.implementer]}`), STAFF, UNKNOWN),
  ],
  'read-obligation': [
    row('', ({ obligations }) => ({ path: `/api/obligations/${obligations.assessed}` }), STAFF, UNKNOWN),
    row('of nothing', get(`/api/obligations/${noId('obl')}`), NOBODY, UNKNOWN),
  ],
  'acknowledge-obligation': dealing('assessed', 'acknowledge', undefined, 'changeManager', '403 not-accountable'),
  'hand-over-obligation': dealing(
    'assessed',
    'hand-over',
    { to: people.changeDeputy },
    'changeManager',
    '403 not-accountable',
  ),
  'accept-obligation': dealing('offered', 'accept', undefined, 'deputy', '409 nothing-offered'),
  'decline-obligation': dealing('offered', 'decline', {}, 'deputy', '409 nothing-offered'),
}
