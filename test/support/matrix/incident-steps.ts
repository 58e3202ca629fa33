import { people } from '../department.ts'
import type { IncidentsAtWork } from '../incidents-at-work.ts'
import type { Who, World } from '../world.ts'
import { get, NOBODY, noId, type Refusal, type Row, type Rows, row, STAFF, UNKNOWN, UNSEEN } from './row.ts'

const COMMANDERS: readonly Who[] = ['head', 'headDeputy']
/** Whoever works in the group that owns the mail service. */
const GROUP: readonly Who[] = ['requester', 'assessor', 'engineer', 'leader', 'changeManager']
/** Whoever leads the incidents of the world. */
const LEADS: readonly Who[] = ['engineer', ...COMMANDERS]

const on = (which: keyof IncidentsAtWork, name: string, bodyIn: (world: World) => unknown) => (world: World) => ({
  path: `/api/incidents/${world.incidents[which]}/${name}`,
  body: bodyIn(world),
})

const taken = (
  which: keyof IncidentsAtWork,
  name: string,
  bodyIn: (world: World) => unknown,
  lets: readonly Who[] = LEADS,
  others: Refusal = '403 not-involved',
): Row[] => [
  row('', on(which, name, bodyIn), lets, others, UNSEEN),
  row(
    'of nothing',
    (world) => ({ path: `/api/incidents/${noId('inc')}/${name}`, body: bodyIn(world) }),
    NOBODY,
    UNKNOWN,
  ),
]

const said = { comment: '按预案处理。' }
const ofPlan = (step: string, what: string, body: unknown) => taken('planned', `plan-steps/${step}/${what}`, () => body)
const changed = ({ changes }: World) => ({ change: changes.released.id })

const read = (what: string): Row[] => [
  row('', ({ incidents }) => ({ path: `/api/incidents/${incidents.worked}/${what}` }), STAFF, UNKNOWN),
  row('of nothing', get(`/api/incidents/${noId('inc')}/${what}`), NOBODY, UNKNOWN),
]

/** The steps of an incident's plan, other incidents, and changes. */
export const INCIDENT_STEPS: Rows = {
  'done-incident-plan-step': ofPlan('tell-staff', 'done', {}),
  'skip-incident-plan-step': ofPlan('tell-staff', 'skip', said),
  'decide-incident-plan-step': ofPlan('which-way', 'decide', { option: 'repair', ...said }),
  'assign-incident-plan-step': ofPlan('tell-staff', 'assign', { person: people.opsThree }),

  'merge-incident': taken(
    'triggered',
    'merge',
    ({ incidents }) => ({ into: incidents.worked, comment: '同一原因。' }),
    [...GROUP, ...COMMANDERS],
  ),
  'join-incident': taken('triggered', 'join', ({ incidents }) => ({ parent: incidents.worked }), [
    ...GROUP,
    ...COMMANDERS,
  ]),
  'leave-incident': taken('part', 'leave', () => ({}), [...GROUP, ...COMMANDERS]),

  'link-change-incident': taken(
    'worked',
    'link-change',
    (world) => ({ ...changed(world), relation: 'fixed-by' }),
    STAFF,
  ),
  'unlink-change-incident': taken('part', 'unlink-change', changed, STAFF),
  'read-incident-changes': read('changes'),
  'read-similar-incidents': read('similar'),
}
