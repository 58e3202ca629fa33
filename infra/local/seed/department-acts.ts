import { defaultCalendar, instantOfLocal, localDateOf, plusDays } from '../../../functions/calendar/index.ts'
import { type Id, idWithin } from '../../../functions/kernel/ids.ts'
import type { Instant } from '../../../functions/kernel/instant.ts'
import type { Text } from '../../../functions/kernel/text.ts'
import { addAbsence } from '../../../functions/responsibility/acts/absence-acts.ts'
import { addService } from '../../../functions/responsibility/acts/service-acts.ts'
import {
  type Authority,
  addGroup,
  addPerson,
  addPosition,
  foundDepartment,
  type OrganisationAct,
  type Organiser,
} from '../../../functions/responsibility/index.ts'
import { demo } from './demo.ts'
import { AWAY, PEOPLE, type PersonName, STAFFING } from './demo-people.ts'
import { OWNED, SERVICES, type ServiceName, serviceOf } from './demo-services.ts'
import { GROUPS, type GroupName, POSITIONS, type PositionName, postOf } from './groups-and-positions.ts'
import { instantOfMoment, type Moment } from './moment.ts'
import { BORN, seedId } from './seed-id.ts'

const namesOf = <Name extends string>(things: Readonly<Record<Name, unknown>>) => Object.keys(things) as Name[]

/** A whole department at work, founded before it has its first change. */
export function demoActs({ by, at: now }: Organiser): OrganisationAct[] {
  const on = (moment: Moment): Organiser => ({ by, at: instantOfMoment(moment, now, defaultCalendar) })
  const organiser = on([-20, '09:00'])
  return [
    department(organiser, { 'zh-CN': '江城精密制造 · 信息技术部', en: 'Jiangcheng Precision Manufacturing · IT' }),
    ...groups(organiser),
    ...namesOf(PEOPLE).map((name) => person(organiser, name)),
    ...namesOf(SERVICES).map((name) => service(organiser, name)),
    ...namesOf(POSITIONS).map((name) => {
      const { holders, deputy } = STAFFING[name]
      return position(organiser, name, {
        holders: holders.map((each) => demo.people[each]),
        deputies: [demo.people[deputy]],
        own: authorityOfOwner(name),
      })
    }),
    addAbsence(on([-8, '10:12']), seedId('abs', AWAY), {
      person: demo.people[AWAY],
      from: midnight(now, -1),
      until: midnight(now, 4),
      note: '年假',
    }),
  ]
}

/** The one person of an empty department, who fills the rest. */
export const administrator = { id: seedId('per', 'admin'), name: '管理员', email: 'admin@example.com' } as const

/** The four groups and their posts, and one administrator, who is the head too, so that every ladder ends somewhere. */
export function emptyActs(organiser: Organiser): OrganisationAct[] {
  const { id, name, email } = administrator
  return [
    department(organiser, { 'zh-CN': '信息技术部', en: 'IT Department' }),
    ...groups(organiser),
    addPerson(organiser, id, { name, email, language: 'zh-CN' }),
    ...namesOf(POSITIONS).map((each) => {
      const isTheirs = each === 'head' || each === 'administrator'
      return position(organiser, each, { holders: isTheirs ? [id] : [], deputies: [] })
    }),
  ]
}

/** Midnight so many days from today. */
function midnight(today: Instant, days: number): Instant {
  const { timeZone } = defaultCalendar
  return instantOfLocal(`${plusDays(localDateOf(today, timeZone), days)}T00:00`, timeZone)
}

const department = (organiser: Organiser, name: Text): OrganisationAct =>
  foundDepartment(organiser, demo.department, {
    name,
    head: demo.positions.head,
    changeAuthority: demo.positions.changeManager,
    calendar: defaultCalendar,
  })

const groups = (organiser: Organiser): OrganisationAct[] =>
  namesOf<GroupName>(GROUPS).map((each) =>
    addGroup(organiser, demo.groups[each], { name: GROUPS[each].name, leader: demo.positions[GROUPS[each].leader] }),
  )

function person(organiser: Organiser, each: PersonName): OrganisationAct {
  const { name, email, ...rest } = PEOPLE[each]
  return addPerson(organiser, demo.people[each], {
    name,
    email,
    language: 'language' in rest ? rest.language : 'zh-CN',
  })
}

function service(organiser: Organiser, each: ServiceName): OrganisationAct {
  const { name, group, changeAuthority, dependsOn } = serviceOf(each)
  return addService(organiser, demo.services[each], {
    name,
    group: demo.groups[group],
    dependsOn: dependsOn.map((needed) => demo.services[needed]),
    ...(changeAuthority === undefined ? {} : { changeAuthority: demo.positions[changeAuthority] }),
  })
}

interface Staffing {
  readonly holders: readonly Id[]
  readonly deputies: readonly Id[]
  /** Beside what the position may do everywhere. */
  readonly own?: readonly Authority[]
}

function position(
  organiser: Organiser,
  each: PositionName,
  { holders, deputies, own = [] }: Staffing,
): OrganisationAct {
  const { name, group, authorities } = postOf(each)
  const id = demo.positions[each]
  const place = (prefix: 'asg' | 'dpt') => (who: Id, nth: number) => ({
    ...{ id: idWithin(id, prefix, BORN, nth), person: who, position: id },
    from: organiser.at,
  })
  const wish = {
    name,
    authorities: [...authorities.map((act) => ({ act })), ...own],
    ...(group === undefined ? {} : { group: demo.groups[group] }),
  }
  return addPosition(organiser, id, wish, [...holders.map(place('asg')), ...deputies.map(place('dpt'))])
}

/** Whoever owns a service authorises its changes, and those alone. */
function authorityOfOwner(each: PositionName): Authority[] {
  const owned = OWNED[each]
  return owned === undefined ? [] : [{ act: 'change.authorise', services: [demo.services[owned]] }]
}
