import type { Grant } from '../../kernel/actor.ts'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Reason, Verdict } from '../../kernel/refusal.ts'
import { AUTHORITY_NAMES, type AuthorityName } from '../authorities.ts'
import { covers, type Directory } from '../directory.ts'
import { type ActedOn, authoritiesOfPosition, authorityFor, bookAt } from './authorities-of-position.ts'

/**
 * Whether a person may do an act, on this thing if the act is done to one: because a position they hold, or deputise
 * for, has that authority. The grant names the position and the published duty; a refusal names the missing authority.
 */
export function mayAct(
  directory: Directory,
  person: Id,
  act: AuthorityName,
  at: Instant,
  on: ActedOn = {},
): Verdict<Grant> {
  if (directory.people.get(person)?.active !== true) return { no: notActive }
  const through = (places: Directory['assignments'] | Directory['deputies'], via: 'holder' | 'deputy') => {
    for (const { person: whose, position, ...time } of places) {
      if (whose !== person || !covers(time, at)) continue
      const authority = authorityFor(directory, position, act, at, on)
      if (authority === undefined) continue
      const by = 'duty' in authority ? { duty: authority.duty, book: bookAt(directory, at)?.version } : {}
      return { authority: act, position, via, ...by } satisfies Grant
    }
    return undefined
  }
  const grant = through(directory.assignments, 'holder') ?? through(directory.deputies, 'deputy')
  return grant === undefined ? { no: missing(act) } : { yes: grant }
}

/** The authorities a person has at this instant, each once, through whatever position. */
export function authoritiesOf(directory: Directory, person: Id, at: Instant): AuthorityName[] {
  if (directory.people.get(person)?.active !== true) return []
  const acts = [...directory.assignments, ...directory.deputies]
    .filter((each) => each.person === person && covers(each, at))
    .flatMap(({ position }) => authoritiesOfPosition(directory, position, at).map(({ act }) => act))
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
