import { defaultCalendar } from '../../functions/calendar/index.ts'
import type { Actor } from '../../functions/kernel/actor.ts'
import { type Id, idOf } from '../../functions/kernel/ids.ts'
import { plusMillis } from '../../functions/kernel/instant.ts'
import type { Language, Text } from '../../functions/kernel/text.ts'
import type { Caller } from '../../functions/platform/handler.ts'
import type { Platform } from '../../functions/platform/platform.ts'
import { addService } from '../../functions/responsibility/acts/service-acts.ts'
import {
  AUTHORITIES,
  type AuthorityName,
  addGroup,
  addPerson,
  addPosition,
  type Directory,
  foundDepartment,
  foundOrganisation,
  loadDirectory,
  type OrganisationAct,
  type Organiser,
} from '../../functions/responsibility/index.ts'
import { type MemoryPlatform, MONDAY_MORNING, memoryPlatform } from './memory-platform.ts'

const BORN = plusMillis(MONDAY_MORNING, -1000)
const idFor = (prefix: string, nth: number): Id => idOf(prefix, BORN, String(nth).padStart(16, '0'))
const called = <const Names extends readonly string[]>(prefix: string, from: number, names: Names) =>
  Object.fromEntries(names.map((name, nth) => [name, idFor(prefix, from + nth)])) as { [Name in Names[number]]: Id }

/** Everybody by what they do here. `admin` administers the directory and nothing else; `employee` has no position. */
export const people = called('per', 100, [
  'head',
  'headDeputy',
  'changeManager',
  'changeDeputy',
  'admin',
  'opsLeader',
  'opsOne',
  'opsTwo',
  'opsThree',
  'appLeader',
  'appOne',
  'appTwo',
  'appThree',
  'employee',
])
export type Role = keyof typeof people

export const groups = called('grp', 200, ['operations', 'applications'])

export const positions = called('pos', 300, [
  'head',
  'changeManager',
  'administrator',
  'opsLeader',
  'opsEngineer',
  'appLeader',
  'appEngineer',
])

/** `mail` belongs to operations, `erp` to applications and needs `database`, which is of operations. */
export const services = called('svc', 400, ['mail', 'database', 'erp'])

export const department = idFor('dep', 500)

const ENGINEER: readonly AuthorityName[] = ['change.raise', 'change.assess', 'change.test']
// What nobody authorises climbs to the leader of the group, who has to be able to.
const LEADER: readonly AuthorityName[] = [...ENGINEER, 'change.authorise', 'change.review', 'change.cancel']
const CHANGE_MANAGER: readonly AuthorityName[] = ['change.raise', 'change.authorise', 'change.review', 'change.cancel']

const both = (name: string): Text => ({ 'zh-CN': name, en: name })

/** The e-mail address of somebody here: `opsOne` is `ops-one@example.com`. */
export const emailOf = (role: Role): string =>
  `${role.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}@example.com`

function actsOf(organiser: Organiser): OrganisationAct[] {
  let place = 600
  const placeOf = (prefix: 'asg' | 'dpt', position: Id, role: Role) => {
    place += 1
    return { id: idFor(prefix, place), person: people[role], position, from: organiser.at }
  }
  const post = (
    name: keyof typeof positions,
    group: Id | undefined,
    authorities: readonly AuthorityName[],
    holders: readonly Role[],
    deputy: Role,
  ): OrganisationAct =>
    addPosition(
      organiser,
      positions[name],
      { name: both(name), authorities: authorities.map((act) => ({ act })), ...(group === undefined ? {} : { group }) },
      [...holders.map((role) => placeOf('asg', positions[name], role)), placeOf('dpt', positions[name], deputy)],
    )
  const service = (name: keyof typeof services, group: Id, dependsOn: readonly Id[]): OrganisationAct =>
    addService(organiser, services[name], { name: both(name), group, dependsOn })
  const { operations, applications } = groups
  return [
    foundDepartment(organiser, department, {
      name: { 'zh-CN': '信息技术部', en: 'Information Technology' },
      head: positions.head,
      changeAuthority: positions.changeManager,
      calendar: defaultCalendar,
    }),
    ...(Object.keys(people) as Role[]).map((role) =>
      addPerson(organiser, people[role], { name: role, email: emailOf(role), language: 'zh-CN' }),
    ),
    post('head', undefined, AUTHORITIES, ['head'], 'headDeputy'),
    post('changeManager', operations, CHANGE_MANAGER, ['changeManager'], 'changeDeputy'),
    post(
      'administrator',
      undefined,
      ['directory.administer', 'effects.redrive', 'audit.verify', 'token.issue'],
      ['admin'],
      'headDeputy',
    ),
    post('opsLeader', operations, LEADER, ['opsLeader'], 'opsOne'),
    post('opsEngineer', operations, ENGINEER, ['opsOne', 'opsTwo', 'opsThree'], 'opsThree'),
    post('appLeader', applications, LEADER, ['appLeader'], 'appOne'),
    post('appEngineer', applications, ENGINEER, ['appOne', 'appTwo', 'appThree'], 'appThree'),
    addGroup(organiser, operations, { name: both('operations'), leader: positions.opsLeader }),
    addGroup(organiser, applications, { name: both('applications'), leader: positions.appLeader }),
    service('mail', operations, []),
    service('database', operations, []),
    service('erp', applications, [services.database]),
  ]
}

const founder: Actor = { kind: 'system', id: 'onduty', from: { door: 'command' } }

/** Puts the department into an empty table. */
export const foundDepartmentIn = (platform: Platform): Promise<boolean> =>
  foundOrganisation(platform, 'test', actsOf({ by: founder, at: platform.clock.now() }))

/** A small department in memory, on the first working Monday of 2026 at nine: for scenarios in plain words. */
export async function aDepartment(platform: MemoryPlatform = memoryPlatform()) {
  await foundDepartmentIn(platform)
  return {
    platform,
    directory: (): Promise<Directory> => loadDirectory(platform.store),
    people,
    groups,
    positions,
    services,
  }
}
export type TestDepartment = Awaited<ReturnType<typeof aDepartment>>

/** Somebody at the door, signed in to the portal. */
export const callerOf = (role: Role, language: Language = 'zh-CN'): Caller => ({
  actor: { kind: 'person', id: people[role], from: { door: 'portal', address: '127.0.0.1' } },
  person: people[role],
  language,
})
