import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import {
  type Answerer,
  authorityFor,
  type Directory,
  lastResort,
  positionsOf,
  positionsThatMay,
  type Risk,
  whoAnswers,
} from '../../responsibility/index.ts'
import type { WhyThem } from '../package.ts'

/** An entitlement, as far as it decides who is asked about it. */
export interface AskedAbout {
  readonly holder: Id
  readonly service: Id
  readonly risk: Risk
}

/** Who is asked, and why. */
export interface Reviewer {
  readonly person: Id
  readonly why: WhyThem
}

const APPROVES = 'entitlement.approve'

/**
 * Who looks at an entitlement: whoever’s duty it is to approve such a thing now, the narrowest duty first; the holder of
 * that position, and while they are away its deputy. Nobody is asked about their own: it goes to their leader, else to
 * the head of IT, else to whoever stands in for the head. What nobody’s duty covers is the head’s. Undefined only where
 * the department has no head at all.
 */
export function whoReviews(about: AskedAbout, directory: Directory, now: Instant): Reviewer | undefined {
  for (const position of approversOf(about, directory, now)) {
    const answerer = whoAnswers(directory, { who: 'holder', position }, now)
    if (answerer === undefined) continue
    if (answerer.person === about.holder) return ofOwn(about.holder, directory, now)
    return { person: answerer.person, why: whyOf('duty', answerer, dutyOf(about, directory, position, now)) }
  }
  const last = notThemselves(about.holder, directory, now)
  return last === undefined ? undefined : { person: last.person, why: whyOf('nobody', last) }
}

/**
 * Positions whose duties approve it, those first that are for this service alone, then those of the service’s group; the
 * head’s last, whose duties often reach over everything.
 */
export function approversOf({ service, risk }: AskedAbout, directory: Directory, now: Instant): Id[] {
  const group = directory.services.get(service)?.group
  const rank = (position: Id): number => {
    if (position === directory.department.head) return 3
    if (authorityFor(directory, position, APPROVES, now, { service, risk })?.services !== undefined) return 0
    return directory.positions.get(position)?.group === group ? 1 : 2
  }
  return positionsThatMay(directory, APPROVES, now, { service, risk }).toSorted((a, b) => rank(a) - rank(b))
}

function ofOwn(holder: Id, directory: Directory, now: Instant): Reviewer | undefined {
  const leader = positionsOf(directory, holder, now)
    .map((position) => directory.positions.get(position)?.group)
    .filter((group) => group !== undefined)
    .map((group) => whoAnswers(directory, { who: 'leader', group }, now, new Set([holder])))
    // A leader’s own deputy would look at their leader: that is the head’s.
    .find((each) => each?.via === 'holder')
  const answerer = leader ?? notThemselves(holder, directory, now)
  return answerer === undefined ? undefined : { person: answerer.person, why: whyOf('own', answerer) }
}

/** The head, who is told last of all; where it is about the head, whoever stands in. */
const notThemselves = (holder: Id, directory: Directory, now: Instant): Answerer | undefined =>
  whoAnswers(directory, { who: 'head' }, now, new Set([holder])) ?? lastResort(directory, now)

const dutyOf = (about: AskedAbout, directory: Directory, position: Id, now: Instant): Id | undefined => {
  const authority = authorityFor(directory, position, APPROVES, now, about)
  return authority !== undefined && 'duty' in authority ? authority.duty : undefined
}

const whyOf = (because: WhyThem['because'], { position, via }: Answerer, duty?: Id): WhyThem => ({
  because,
  ...(position === undefined ? {} : { position }),
  via,
  ...(duty === undefined ? {} : { duty }),
})
