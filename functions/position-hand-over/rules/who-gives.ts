import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Directory, deputiesOf, holdersOf, isActive, lastResort, whoAnswers } from '../../responsibility/index.ts'
import type { PositionHandOver } from '../position-hand-over.ts'

type Given = Pick<PositionHandOver, 'position' | 'from' | 'receiver'>

/**
 * Who hands a position over: whoever had it, as long as they work here, on whatever post; after that whoever leads the
 * position, and never the one who receives it, unless the department has nobody else.
 */
export function whoGives(directory: Directory, { position, from, receiver }: Given, now: Instant): Id {
  if (isActive(directory, from)) return from
  const leader = leaderOf(directory, position)
  const notThem = new Set([receiver])
  const next =
    whoAnswers(directory, { who: 'holder', position: leader }, now, notThem) ??
    whoAnswers(directory, { who: 'head' }, now, notThem) ??
    lastResort(directory, now)
  if (next === undefined) throw new TypeError('the directory has no active head of IT')
  return next.person
}

/** The position that leads another: its group's leader; the head of IT for that one, and where there is no group. */
export function leaderOf(directory: Directory, position: Id): Id {
  const group = directory.groups.get(directory.positions.get(position)?.group ?? '')
  return group === undefined || group.leader === position ? directory.department.head : group.leader
}

/** By which post somebody leads a position, holding it or standing in: its leader's, or the head's of IT. */
export function leadsBy(
  directory: Directory,
  position: Id,
  person: Id,
  now: Instant,
): { readonly position: Id; readonly via: 'holder' | 'deputy' } | undefined {
  for (const post of new Set([leaderOf(directory, position), directory.department.head])) {
    if (holdersOf(directory, post, now).some(({ id }) => id === person)) return { position: post, via: 'holder' }
    if (deputiesOf(directory, post, now).some(({ id }) => id === person)) return { position: post, via: 'deputy' }
  }
  return undefined
}
