import { people } from '../department.ts'
import { dueOf, type ImprovementAtWork, WRITTEN } from '../improvement-at-work.ts'
import type { Who, World } from '../world.ts'
import {
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

/** Whose duty it is to judge reviews and actions. */
const JUDGES: readonly Who[] = ['head', 'headDeputy']
/** Whoever led the incident and owes the review, and whose the actions are. */
const OWNER: readonly Who[] = ['engineer']

const on =
  (which: keyof ImprovementAtWork, path: string, body: unknown) =>
  ({ improvement }: World) => ({ path: path.replace('{id}', improvement[which]), body })

const taken = (
  which: keyof ImprovementAtWork,
  path: string,
  body: unknown,
  lets: readonly Who[],
  others: Refusal,
  but: Row['but'] = {},
): Row[] => {
  const prefix = path.includes('actions') ? 'iac' : 'pir'
  return [
    row('', on(which, path, body), lets, others, { ...UNSEEN, ...but }),
    row('of nothing', () => ({ path: path.replace('{id}', noId(prefix)), body }), NOBODY, UNKNOWN),
  ]
}
const read = (which: keyof ImprovementAtWork, path: string): Row[] => [
  row('', ({ improvement }) => ({ path: path.replace('{id}', improvement[which]) }), STAFF, UNKNOWN),
  row('of nothing', get(path.replace('{id}', noId(path.includes('actions') ? 'iac' : 'pir'))), NOBODY, UNKNOWN),
]

const review = '/api/post-incident-reviews/{id}'
const action = '/api/improvement-actions/{id}'
const said = { comment: '看过了。' }

export const IMPROVEMENT: Rows = {
  'list-post-incident-reviews': [row('', get('/api/post-incident-reviews'), STAFF, UNKNOWN)],
  'read-post-incident-review': read('draft', review),
  'read-post-incident-review-timeline': read('draft', `${review}/timeline`),
  'save-post-incident-review': taken('draft', `${review}/save`, WRITTEN, OWNER, '403 not-involved'),
  'submit-post-incident-review': taken('draft', `${review}/submit`, {}, OWNER, '403 not-accountable'),
  'accept-post-incident-review': taken('submitted', `${review}/accept`, {}, JUDGES, MISSING, {
    engineer: '403 reviewer-commanded',
  }),
  'send-back-post-incident-review': taken('submitted', `${review}/send-back`, said, JUDGES, MISSING, {
    engineer: '403 reviewer-commanded',
  }),
  'list-improvement-actions': [row('', get('/api/improvement-actions'), STAFF, UNKNOWN)],
  'raise-improvement-action': [
    row(
      '',
      ({ office, improvement }) => ({
        path: '/api/improvement-actions',
        body: {
          ...{ title: '补上监控', kind: 'detect', owner: people.opsTwo },
          ...{ due: dueOf(office, 20), review: improvement.draft },
        },
      }),
      STAFF,
      UNKNOWN,
    ),
  ],
  'read-improvement-action': read('open', action),
  'read-improvement-action-timeline': read('open', `${action}/timeline`),
  'done-improvement-action': taken('open', `${action}/done`, said, OWNER, '403 not-accountable'),
  'verify-improvement-action': taken('done', `${action}/verify`, { outcome: 'done', ...said }, JUDGES, MISSING, {
    engineer: '403 judge-is-doer',
  }),
  'check-improvement-action': [
    ...taken('checkable', `${action}/check`, { outcome: 'helped', ...said }, JUDGES, MISSING, {
      engineer: '403 judge-is-doer',
    }),
    row('too early', on('verified', `${action}/check`, { outcome: 'helped', ...said }), NOBODY, MISSING, {
      ...UNSEEN,
      engineer: '403 judge-is-doer',
      ...told(JUDGES, '409 too-early'),
    }),
  ],
  'drop-improvement-action': taken('open', `${action}/drop`, said, JUDGES, MISSING, {
    engineer: '403 judge-is-doer',
  }),
}
