import { DAY, plusMillis } from '../../../functions/kernel/instant.ts'
import { groups, people, positions, services } from '../department.ts'
import { WHO, type World } from '../world.ts'
import {
  ADMINISTRATORS,
  administered,
  EVERYBODY,
  get,
  MISSING,
  NOBODY,
  noId,
  type Row,
  type Rows,
  row,
  STAFF,
  UNKNOWN,
} from './row.ts'

const named = (name: string) => ({ 'zh-CN': name, en: name })

const person = (id: string) => () => ({ path: `/api/people/${id}`, body: { name: '新名' }, ifMatch: 1 })
const group = (id: string) => () => ({ path: `/api/groups/${id}`, body: { name: named('运维') }, ifMatch: 1 })
const position = (id: string) => () => ({ path: `/api/positions/${id}`, body: { name: named('存储') }, ifMatch: 1 })
const service = (id: string) => () => ({ path: `/api/services/${id}`, body: { name: named('邮局') }, ifMatch: 1 })
const place = (of: string, kind: string) => () => ({
  path: `/api/positions/${of}/${kind}`,
  body: { person: people.appTwo },
})
const placed = (kind: string, id: (world: World) => string) => (world: World) => ({
  path: `/api/positions/${positions.opsEngineer}/${kind}/${id(world)}`,
})

const nextMonth = ({ office: { now } }: World) => ({
  from: plusMillis(now, 30 * DAY),
  until: plusMillis(now, 31 * DAY),
})

/** The assessor's own, or an administrator's to change; whoever has no position does not know of it. */
const absence = (asks: (id: string) => ReturnType<Row['asks']>): Row[] => [
  row('of the assessor', (world) => asks(world.absence), [...ADMINISTRATORS, 'assessor'], MISSING, {
    employee: UNKNOWN,
  }),
  row('of nothing', () => asks(noId('abs')), NOBODY, UNKNOWN),
]

export const ORGANISATION: Rows = {
  'read-me': [row('', get('/api/me'), EVERYBODY)],
  'change-me': [row('', () => ({ path: '/api/me', body: { language: 'en' } }), EVERYBODY)],
  'list-people': [row('', get('/api/people'), EVERYBODY)],
  'read-person': [
    row('with a position', get(`/api/people/${people.opsTwo}`), EVERYBODY),
    row('without one', ({ colleague }) => ({ path: `/api/people/${colleague}` }), STAFF, UNKNOWN),
    row('who has left', ({ gone }) => ({ path: `/api/people/${gone.id}` }), STAFF, UNKNOWN),
    row('of nothing', get(`/api/people/${noId('per')}`), NOBODY, UNKNOWN),
  ],
  'add-person': administered(() => ({ path: '/api/people', body: { name: '新人', email: 'new@example.com' } })),
  'change-person': administered(person(people.appTwo), person(noId('per'))),

  'list-groups': [row('', get('/api/groups'), EVERYBODY)],
  'add-group': administered(() => ({
    path: '/api/groups',
    body: { name: named('数据组'), leader: { name: named('数据组组长') } },
  })),
  'change-group': administered(group(groups.operations), group(noId('grp'))),

  'list-positions': [row('', get('/api/positions'), EVERYBODY)],
  'read-position': [
    row('', get(`/api/positions/${positions.opsLeader}`), EVERYBODY),
    row('of nothing', get(`/api/positions/${noId('pos')}`), NOBODY, UNKNOWN),
  ],
  'add-position': administered(() => ({ path: '/api/positions', body: { name: named('存储') } })),
  'change-position': administered(position(positions.opsEngineer), position(noId('pos'))),
  'assign-position': administered(place(positions.opsEngineer, 'assignments'), place(noId('pos'), 'assignments')),
  'name-deputy': administered(place(positions.opsEngineer, 'deputies'), place(noId('pos'), 'deputies')),
  'end-assignment': administered(
    placed('assignments', ({ assignment }) => assignment),
    placed('assignments', () => noId('asg')),
  ),
  'end-deputy': administered(
    placed('deputies', ({ deputyship }) => deputyship),
    placed('deputies', () => noId('dpt')),
  ),

  'list-services': [row('', get('/api/services'), EVERYBODY)],
  'read-service': [
    row('', get(`/api/services/${services.mail}`), EVERYBODY),
    row('of nothing', get(`/api/services/${noId('svc')}`), NOBODY, UNKNOWN),
  ],
  'add-service': administered(() => ({
    path: '/api/services',
    body: { name: named('签章'), group: groups.operations },
  })),
  'change-service': administered(service(services.mail), service(noId('svc'))),

  'list-absences': [row('', get('/api/absences'), EVERYBODY)],
  'add-absence': [
    row('of one’s own', (world) => ({ path: '/api/absences', body: nextMonth(world) }), EVERYBODY),
    row(
      'of the assessor',
      (world) => ({ path: '/api/absences', body: { person: people[WHO.assessor], ...nextMonth(world) } }),
      [...ADMINISTRATORS, 'assessor'],
    ),
  ],
  'change-absence': absence((id) => ({ path: `/api/absences/${id}`, body: { note: '家事' }, ifMatch: 1 })),
  'end-absence': absence((id) => ({ path: `/api/absences/${id}` })),

  'read-department': [row('', get('/api/department'), EVERYBODY)],
  'change-department': administered(() => ({ path: '/api/department', body: { name: named('部') }, ifMatch: 1 })),
  'read-calendar': [row('', get('/api/calendar'), EVERYBODY)],
  'replace-calendar': administered(({ calendar }) => ({
    path: '/api/calendar',
    body: { ...calendar, publicHolidays: 'none' },
    ifMatch: 1,
  })),
}
