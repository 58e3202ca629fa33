import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { AuthorityName } from '../authorities.ts'
import type { Assignment, Authority, Deputy, Directory, DutyAuthority } from '../directory.ts'
import { RISKS, type Risk } from '../risks.ts'
import { type ActedOn, authoritiesOfPosition, authorityFor, reaches } from './authorities-of-position.ts'
import { isActive } from './who-holds.ts'

/** What one place of somebody's contributes to the question. */
export interface PlaceSeen {
  readonly position: Id
  readonly via: 'holder' | 'deputy'
  readonly from: Instant
  readonly until?: Instant
  readonly says: PlaceSays
  /** The authority it has for the act, whether or not it reaches the thing. */
  readonly authority?: Authority | DutyAuthority
}

/**
 * `grants`: by this they may · `not-yet`, `ended`: the place is none now, but would grant it · `other-services`,
 * `lower-risk`: its authority does not reach this thing · `lacks-act`: its duties do not need the act.
 */
export type PlaceSays = 'grants' | 'not-yet' | 'ended' | 'other-services' | 'lower-risk' | 'lacks-act'

/** A post that may do it, with whoever could be asked. */
export interface MayDoIt {
  readonly position: Id
  readonly authority: Authority | DutyAuthority
}

/** Why somebody may do an act on a thing, or why not: every place of theirs, and the posts that may. */
export interface Why {
  readonly may: boolean
  readonly isActive: boolean
  readonly places: readonly PlaceSeen[]
  readonly whoMay: readonly MayDoIt[]
}

/** In the order in which they answer the question best. */
const ORDER: readonly PlaceSays[] = ['grants', 'not-yet', 'ended', 'lower-risk', 'other-services', 'lacks-act']

/** Answers "why can I?" and "why can't I?" by looking at the same things the decision looks at. */
export function whyMayAct(directory: Directory, person: Id, act: AuthorityName, at: Instant, on: ActedOn = {}): Why {
  const isEmployed = isActive(directory, person)
  const seen = (via: PlaceSeen['via'], places: readonly (Assignment | Deputy)[]) =>
    places.filter((each) => each.person === person).map((each) => placeSeen(directory, each, via, act, at, on))
  const places = [...seen('holder', directory.assignments), ...seen('deputy', directory.deputies)].toSorted(
    (a, b) => ORDER.indexOf(a.says) - ORDER.indexOf(b.says),
  )
  return {
    may: isEmployed && places[0]?.says === 'grants',
    isActive: isEmployed,
    places,
    whoMay: [...directory.positions.keys()].toSorted().flatMap((position) => {
      const authority = authorityFor(directory, position, act, at, on)
      return authority === undefined ? [] : [{ position, authority }]
    }),
  }
}

function placeSeen(
  directory: Directory,
  { position, from, until }: Assignment | Deputy,
  via: PlaceSeen['via'],
  act: AuthorityName,
  at: Instant,
  on: ActedOn,
): PlaceSeen {
  const has = authoritiesOfPosition(directory, position, at).filter((each) => each.act === act)
  const reaching = authorityFor(directory, position, act, at, on)
  const authority = reaching ?? has[0]
  const place = { position, via, from, ...(until === undefined ? {} : { until }) }
  if (authority === undefined) return { ...place, says: 'lacks-act' }
  if (reaching === undefined) return { ...place, says: fallsShort(has, on), authority }
  const says = at < from ? 'not-yet' : until !== undefined && until <= at ? 'ended' : 'grants'
  return { ...place, says, authority }
}

/** Where the risk alone is too high, that is the reason; else it is for other services. */
const fallsShort = (has: readonly Authority[], on: ActedOn): PlaceSays =>
  has.some((each) => reaches(each, { ...on, risk: lowest })) ? 'lower-risk' : 'other-services'

const lowest: Risk = RISKS[0]
