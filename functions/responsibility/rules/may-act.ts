import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Reason, Verdict } from '../../kernel/refusal.ts'
import { AUTHORITY_NAMES, type AuthorityName } from '../authorities.ts'
import { covers, type Directory } from '../directory.ts'
import { authoritiesOfPosition, positionMay } from './authorities-of-position.ts'

/**
 * Whether a person may do an act, on a service if the act has one: because a position they hold, or deputise for,
 * has that authority. The grant names the position; a refusal names the missing authority.
 */
export function mayAct(
  directory: Directory,
  person: Id,
  act: AuthorityName,
  at: Instant,
  service?: Id,
): Verdict<Grant> {
  if (directory.people.get(person)?.active !== true) return { no: notActive }
  const through = (places: readonly { person: Id; position: Id; from: Instant; until?: Instant }[]) =>
    places.find(
      (each) => each.person === person && covers(each, at) && positionMay(directory, each.position, act, service),
    )?.position
  const held = through(directory.assignments)
  if (held !== undefined) return { yes: { authority: act, position: held, via: 'holder' } }
  const deputised = through(directory.deputies)
  if (deputised !== undefined) return { yes: { authority: act, position: deputised, via: 'deputy' } }
  return { no: missing(act) }
}

/** The authorities a person has at this instant, each once, through whatever position. */
export function authoritiesOf(directory: Directory, person: Id, at: Instant): AuthorityName[] {
  if (directory.people.get(person)?.active !== true) return []
  const acts = [...directory.assignments, ...directory.deputies]
    .filter((each) => each.person === person && covers(each, at))
    .flatMap(({ position }) => authoritiesOfPosition(directory, position).map(({ act }) => act))
  return [...new Set(acts)].sort()
}

export const notActive: Reason = {
  code: 'person-not-active',
  text: {
    'zh-CN': '此人已离职或停用，不能再办理。',
    en: 'This person has left or is deactivated and can no longer act.',
  },
}

const missing = (act: AuthorityName): Reason => ({
  code: 'authority-missing',
  text: {
    'zh-CN': '您的岗位没有“{authority}”的权限。',
    en: 'None of your positions gives you the authority “{authority}”.',
  },
  values: { authority: AUTHORITY_NAMES[act], act },
})
