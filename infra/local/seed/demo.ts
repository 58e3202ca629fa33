import type { Id } from '../../../functions/kernel/ids.ts'
import type { Text } from '../../../functions/kernel/text.ts'
import { PEOPLE, type PersonName, STAFFING } from './demo-people.ts'
import { SERVICES, type ServiceName } from './demo-services.ts'
import { GROUPS, type GroupName, POSITIONS, type PositionName } from './groups-and-positions.ts'
import { seedId, seedIds } from './seed-id.ts'

const namesOf = <Name extends string>(things: Readonly<Record<Name, unknown>>) => Object.keys(things) as Name[]

/** Ids of the demo department by name: `demo.people.liWei`, `demo.services.mail`. The same on every machine. */
export const demo = {
  department: seedId('dep', 'department'),
  people: seedIds<PersonName>('per', namesOf(PEOPLE)),
  groups: seedIds<GroupName>('grp', namesOf(GROUPS)),
  positions: seedIds<PositionName>('pos', namesOf(POSITIONS)),
  services: seedIds<ServiceName>('svc', namesOf(SERVICES)),
} as const

/** Somebody to sign in as. */
export interface DemoPerson {
  readonly id: Id
  readonly name: string
  readonly email: string
  readonly title: Text
}

/** Whom to try first: an engineer, who authorises, their leader, the head, the administrator, an employee. */
const FIRST: readonly PersonName[] = [
  'liWei',
  'zhangLei',
  'wangZhiqiang',
  'sunZhiyuan',
  'chenJianguo',
  'maXiaolin',
  'davidMiller',
  'shenJia',
]

/** Who can sign in to the demo department, the most telling in front. */
export const demoPeople: readonly DemoPerson[] = [...new Set([...FIRST, ...namesOf(PEOPLE)])].map((name) => ({
  id: demo.people[name],
  name: PEOPLE[name].name,
  email: PEOPLE[name].email,
  title: titleOf(name),
}))

function titleOf(name: PersonName): Text {
  const somebody = PEOPLE[name]
  if ('title' in somebody) return somebody.title
  const held = namesOf(STAFFING).find((position) => STAFFING[position].holders.includes(name))
  return held === undefined ? { 'zh-CN': '员工', en: 'Employee' } : POSITIONS[held].name
}
