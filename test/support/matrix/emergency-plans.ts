import { people, services } from '../department.ts'
import { mailPlan } from '../plans-at-work.ts'
import type { Who, World } from '../world.ts'
import { get, MISSING, NOBODY, noId, type Refusal, type Rows, row, STAFF, UNKNOWN, UNSEEN } from './row.ts'

/** Only the head of IT's position may publish; the deputy may, too. */
const PUBLISHERS: readonly Who[] = ['head', 'headDeputy']
/** They, and the group of whoever answers for the plan. */
const WRITERS: readonly Who[] = [...PUBLISHERS, 'leader', 'requester', 'assessor', 'engineer', 'changeManager']
const NOT_THEIRS = '403 not-your-plan'

const PLACES = {
  plan: ['emergency-plans', 'epl'],
  undrilled: ['emergency-plans', 'epl'],
  arranged: ['emergency-drills', 'edr'],
  held: ['emergency-drills', 'edr'],
} as const
const of = (thing: keyof typeof PLACES, rest: string, lets: readonly Who[], others: Refusal, body?: unknown) => {
  const [place, prefix] = PLACES[thing]
  const asked = (id: string) => ({ path: `/api/${place}/${id}${rest}`, ...(body === undefined ? {} : { body }) })
  return [
    row('', ({ plans }: World) => asked(plans[thing]), lets, others, UNSEEN),
    row('of nothing', () => asked(noId(prefix)), NOBODY, UNKNOWN),
  ]
}
const seen = (thing: keyof typeof PLACES, rest = '') => of(thing, rest, STAFF, UNKNOWN)
const administered = (rest: string, body?: unknown) => of('plan', rest, PUBLISHERS, MISSING, body)

const said = { ...mailPlan(), services: [services.database] }
const drill = { participants: [people.opsThree], severity: 1 }

export const EMERGENCY_PLANS: Rows = {
  'list-emergency-plans': [row('', get('/api/emergency-plans'), STAFF, UNKNOWN)],
  'add-emergency-plan': [row('', () => ({ path: '/api/emergency-plans', body: said }), STAFF, UNKNOWN)],
  'read-emergency-plan': seen('plan'),
  'read-emergency-plan-timeline': seen('plan', '/timeline'),
  'write-emergency-plan': of('plan', '/draft', WRITERS, NOT_THEIRS, said),
  'discard-emergency-plan-draft': of('plan', '/discard-draft', WRITERS, NOT_THEIRS),
  'publish-emergency-plan': administered('/publish'),
  'retire-emergency-plan': administered('/retire', { reason: '由新预案代替。' }),
  'check-emergency-plan': [
    row('', () => ({ path: '/api/emergency-plans/check', body: { content: said } }), STAFF, UNKNOWN),
  ],
  'list-emergency-plan-versions': seen('plan', '/versions'),
  'compare-emergency-plan-versions': seen('plan', '/comparison?from=1&to=1'),
  'list-emergency-drills': [row('', get('/api/emergency-drills'), STAFF, UNKNOWN)],
  'start-emergency-drill': of('undrilled', '/drills', WRITERS, NOT_THEIRS, drill),
  'read-emergency-drill': seen('arranged'),
  'read-emergency-drill-timeline': seen('arranged', '/timeline'),
  'arrange-emergency-drill': of('arranged', '/arrange', WRITERS, NOT_THEIRS, drill),
  'cancel-emergency-drill': of('arranged', '/cancel', WRITERS, NOT_THEIRS, { reason: '另约时间。' }),
  'write-down-emergency-drill': of('held', '/write-down', ['leader'], '403 not-accountable', {
    ...{ worked: '切换很快。', didNot: '电话本过期。', findings: [] },
  }),
}
