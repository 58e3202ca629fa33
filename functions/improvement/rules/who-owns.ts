import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Answerer, type Directory, lastResort, positionsOf, whoAnswers } from '../../responsibility/index.ts'
import type { Owner } from '../review.ts'

/** Somebody and the position by which what they owe climbs: the first they hold. */
export function ownerOf(person: Id, directory: Directory, now: Instant): Owner {
  const position = positionsOf(directory, person, now)[0]
  return { person, ...(position === undefined ? {} : { position }) }
}

/** Whoever it is to do now: the person, whoever stands in for their position, the leader of a group, or the head. */
export function whoOwns({ person, position }: Owner, directory: Directory, now: Instant, group?: Id): Answerer {
  const answerer =
    whoAnswers(directory, { who: 'person', person }, now) ??
    (group === undefined ? undefined : whoAnswers(directory, { who: 'leader', group }, now)) ??
    (position === undefined ? undefined : whoAnswers(directory, { who: 'holder', position }, now)) ??
    whoAnswers(directory, { who: 'head' }, now) ??
    lastResort(directory, now)
  if (answerer === undefined) throw new TypeError('the directory has no active head of IT')
  return answerer.position === undefined && position !== undefined ? { ...answerer, position } : answerer
}
