import { defaultCalendar } from '../calendar/index.ts'
import { type Id, newId } from '../kernel/ids.ts'
import { instantOf } from '../kernel/instant.ts'
import type { Platform } from '../platform/platform.ts'
import {
  AUTHORITIES,
  addPerson,
  addPosition,
  foundDepartment,
  foundOrganisation,
  type OrganisationAct,
  type Organiser,
} from '../responsibility/index.ts'

/** Who sets the organisation up, as the deployment names them. */
export interface FirstAdministrator {
  readonly name: string
  readonly email: string
}

/**
 * Founds the department in an empty table, with one person who heads it and may do everything; they add the others and
 * give away what they should not keep. Does nothing once an organisation has been founded.
 */
export function appointFirstAdministrator(platform: Platform, { name, email }: FirstAdministrator): Promise<boolean> {
  const at = platform.clock.now()
  const organiser: Organiser = { by: { kind: 'system', id: 'onduty', from: { door: 'command' } }, at }
  const made = (prefix: string): Id => newId(prefix, at, platform.random)
  const [person, head] = [made('per'), made('pos')]
  const acts: OrganisationAct[] = [
    foundDepartment(organiser, made('dep'), {
      name: { 'zh-CN': '信息技术部', en: 'IT department' },
      head,
      changeAuthority: head,
      calendar: defaultCalendar,
    }),
    addPerson(organiser, person, { name, email, language: 'zh-CN' }),
    addPosition(
      organiser,
      head,
      { name: { 'zh-CN': '信息技术部负责人', en: 'Head of IT' }, authorities: AUTHORITIES.map((act) => ({ act })) },
      [{ id: made('asg'), person, position: head, from: instantOf(0) }],
    ),
  ]
  return foundOrganisation(platform, 'first-administrator', acts)
}
