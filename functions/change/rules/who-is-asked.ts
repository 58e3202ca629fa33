import { createHash } from 'node:crypto'
import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import {
  type Answerer,
  type AuthorityName,
  authorityFor,
  type Directory,
  holdersOf,
  isThere,
  type LadderStep,
  lastResort,
  mayAct,
  membersOf,
  positionOf,
  positionsOf,
  positionsThatMay,
  whoAnswers,
} from '../../responsibility/index.ts'
import type { Change } from '../change.ts'
import { barredFrom } from './who-may.ts'

/** Who is asked first, whose ladder it climbs, and the positions that turned out to have nobody. */
export interface Asked {
  readonly answerer: Answerer
  readonly ladderPosition?: Id
  readonly gaps: readonly Id[]
}

/** A peer from the group that owns the main service. Which one changes from change to change, so that all take turns. */
export const whoAssesses = (change: Change, directory: Directory, now: Instant): Asked | undefined =>
  peer(change, directory, now, 'change.assess', new Set(barredFrom(change, 'assess')), [])

/**
 * The change authority for the main service at this risk: its holder, or the deputy when the holder is away. The post
 * that the service, or else the department, names; where its duties do not let it, or no longer, the post whose do.
 */
export function whoAuthorises(change: Change, directory: Directory, now: Instant): Asked | undefined {
  const position = changeAuthorityFor(change, directory, now)
  const group = directory.positions.get(position)?.group
  const steps: LadderStep[] = [
    { who: 'holder', position },
    ...(group === undefined ? [] : [{ who: 'leader', group } as const]),
    { who: 'head' },
  ]
  const asked = firstOf(directory, steps, now, new Set(barredFrom(change, 'authorise')))
  return asked === undefined ? undefined : { ...asked, ladderPosition: position }
}

function changeAuthorityFor(change: Change, directory: Directory, now: Instant): Id {
  const { changeAuthority, head } = directory.department
  const named = [directory.services.get(change.service)?.changeAuthority, changeAuthority]
  const able = positionsThatMay(directory, 'change.authorise', now, change)
  const chosen = named.find((each) => each !== undefined && able.includes(each))
  if (chosen !== undefined) return chosen
  // Leaders and the head may too, because it climbs to them: they are not the first to ask.
  const leaders = [...directory.groups.values()].map(({ leader }) => leader)
  const ownLeader = directory.groups.get(directory.services.get(change.service)?.group ?? '')?.leader
  const isForIt = (position: Id) =>
    authorityFor(directory, position, 'change.authorise', now, change)?.services !== undefined
  return (
    able.find(isForIt) ??
    able.find((each) => each !== head && !leaders.includes(each)) ??
    able.find((each) => each === ownLeader) ??
    head
  )
}

/** A peer who is not the implementer; rather somebody who had no part in it so far. */
export function whoTests(change: Change, directory: Directory, now: Instant): Asked | undefined {
  const { assess, authorise } = change.decisions
  const ratherNot = [change.requester, assess, authorise].filter((each) => each !== undefined)
  return peer(change, directory, now, 'change.test', new Set(barredFrom(change, 'test')), ratherNot)
}

/** The implementer; when away, whoever stands in for them. */
export function whoReleases(change: Change, directory: Directory, now: Instant): Asked | undefined {
  const position = positionsOf(directory, change.implementer, now)[0]
  const group = position === undefined ? undefined : directory.positions.get(position)?.group
  const steps: LadderStep[] = [
    { who: 'person', person: change.implementer },
    ...(position === undefined ? [] : [{ who: 'deputy', position } as const]),
    ...(group === undefined ? [] : [{ who: 'leader', group } as const]),
    { who: 'head' },
  ]
  const authoriser = change.decisions.authorise
  const asked = firstOf(directory, steps, now, new Set(authoriser === undefined ? [] : [authoriser]))
  return asked === undefined || position === undefined ? asked : { ...asked, ladderPosition: position }
}

/** The leader of the tester's group. */
export function whoReviews(change: Change, directory: Directory, now: Instant): Asked | undefined {
  const { test } = change.decisions
  const position = test === undefined ? undefined : positionsOf(directory, test, now)[0]
  const group =
    (position === undefined ? undefined : directory.positions.get(position)?.group) ??
    directory.services.get(change.service)?.group
  const steps: LadderStep[] = [...(group === undefined ? [] : [{ who: 'leader', group } as const]), { who: 'head' }]
  return firstOf(directory, steps, now, new Set(barredFrom(change, 'review')))
}

function peer(
  change: Change,
  directory: Directory,
  now: Instant,
  authority: AuthorityName,
  barred: ReadonlySet<Id>,
  ratherNot: readonly Id[],
): Asked | undefined {
  const group = directory.services.get(change.service)?.group
  const able = (group === undefined ? [] : membersOf(directory, group, now)).flatMap(({ id }): Answerer[] => {
    if (barred.has(id) || !isThere(directory, id, now)) return []
    const verdict = mayAct(directory, id, authority, now, change)
    const position = 'yes' in verdict && verdict.yes.via === 'holder' ? verdict.yes.position : undefined
    return position === undefined ? [] : [{ person: id, position, via: 'holder' }]
  })
  // Whoever leads the group is wanted later on the ladder, where having assessed would bar them.
  const leader = group === undefined ? undefined : directory.groups.get(group)?.leader
  const leaders = leader === undefined ? [] : holdersOf(directory, leader, now).map(({ id }) => id)
  const fresh = able.filter(({ person }) => !ratherNot.includes(person) && !leaders.includes(person))
  const chosen = inTurn(fresh.length > 0 ? fresh : able, change.id)
  if (chosen !== undefined) return { answerer: chosen, gaps: [] }
  const steps: LadderStep[] = [...(group === undefined ? [] : [{ who: 'leader', group } as const]), { who: 'head' }]
  return firstOf(directory, steps, now, barred)
}

/** The same for the same change, evenly spread over changes. */
function inTurn<One extends { person: Id }>(able: readonly One[], changeId: Id): One | undefined {
  const inOrder = able.toSorted((a, b) => (a.person < b.person ? -1 : 1))
  return inOrder[createHash('sha256').update(changeId).digest().readUInt32BE(0) % Math.max(1, inOrder.length)]
}

function firstOf(
  directory: Directory,
  steps: readonly LadderStep[],
  now: Instant,
  barred: ReadonlySet<Id>,
): Asked | undefined {
  const gaps = new Set<Id>()
  for (const step of steps) {
    const answerer = whoAnswers(directory, step, now, barred)
    if (answerer !== undefined) return { answerer, gaps: [...gaps] }
    const position = positionOf(directory, step)
    if (position !== undefined && whoAnswers(directory, step, now) === undefined) gaps.add(position)
  }
  const answerer = lastResort(directory, now)
  return answerer === undefined ? undefined : { answerer, gaps: [...gaps] }
}
