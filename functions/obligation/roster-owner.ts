import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import { type Answerer, type Directory, lastResort, positionsThatMay, whoAnswers } from '../responsibility/index.ts'

/**
 * Who sees to it that a position has somebody: the leader of its group, or the head of IT. Nobody sees to their own
 * succession: the leader's post is the head's to fill.
 */
export function rosterOwner(directory: Directory, position: Id, now: Instant): Answerer | undefined {
  const group = directory.groups.get(directory.positions.get(position)?.group ?? '')
  const isTheirOwn = group?.leader === position
  const leader =
    group === undefined || isTheirOwn ? undefined : whoAnswers(directory, { who: 'leader', group: group.id }, now)
  return leader ?? lastResort(directory, now)
}

/**
 * Whoever administers the directory: people, posts, the calendar. The head of IT only where nobody else is there to.
 *
 * @param notThem who cannot do it, because it is about them
 */
export function administratorOf(
  directory: Directory,
  now: Instant,
  notThem: ReadonlySet<Id> = new Set(),
): Answerer | undefined {
  const administrator = positionsThatMay(directory, 'directory.administer', now)
    .filter((position) => position !== directory.department.head)
    .map((position) => whoAnswers(directory, { who: 'holder', position }, now, notThem))
    .find((each) => each !== undefined)
  return administrator ?? lastResort(directory, now)
}
