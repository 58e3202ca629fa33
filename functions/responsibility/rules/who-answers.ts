import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { Directory } from '../directory.ts'
import { deputiesOf, holdersOf, isThere } from './who-holds.ts'

/** A step of a ladder: who is asked there. */
export type LadderStep =
  | { readonly who: 'person'; readonly person: Id }
  | { readonly who: 'holder'; readonly position: Id }
  | { readonly who: 'deputy'; readonly position: Id }
  | { readonly who: 'leader'; readonly group: Id }
  | { readonly who: 'member'; readonly group: Id }
  | { readonly who: 'head' }

/** Who answers for a step now, and how they came to it. */
export interface Answerer {
  readonly person: Id
  readonly position?: Id
  readonly via: 'holder' | 'deputy' | 'person'
}

/**
 * Who is there to answer at this step: the holder, and when the holder is away, the deputy. Nobody (vacant, all away,
 * or all excluded because they may not decide on this thing) answers `undefined`: the step is to be skipped at once.
 */
export function whoAnswers(
  directory: Directory,
  step: LadderStep,
  at: Instant,
  excluded: Pick<ReadonlySet<Id>, 'has'> = new Set(),
): Answerer | undefined {
  const mayAnswer = (person: Id) => isThere(directory, person, at) && !excluded.has(person)
  if (step.who === 'person') return mayAnswer(step.person) ? { person: step.person, via: 'person' } : undefined
  if (step.who === 'member') return memberWhoAnswers(directory, step.group, at, mayAnswer)
  const position = positionOf(directory, step)
  if (position === undefined) return undefined
  const find = (via: 'holder' | 'deputy'): Answerer | undefined => {
    const people = via === 'holder' ? holdersOf(directory, position, at) : deputiesOf(directory, position, at)
    const person = people.find(({ id }) => mayAnswer(id))
    return person === undefined ? undefined : { person: person.id, position, via }
  }
  return step.who === 'deputy' ? find('deputy') : (find('holder') ?? find('deputy'))
}

/** The first position of a group, in the order of their ids, that has somebody there. */
function memberWhoAnswers(
  directory: Directory,
  group: Id,
  at: Instant,
  mayAnswer: (person: Id) => boolean,
): Answerer | undefined {
  const positions = [...directory.positions.values()].filter((position) => position.group === group)
  return positions
    .map(({ id }) => id)
    .toSorted()
    .flatMap((position): Answerer[] => {
      const person = holdersOf(directory, position, at).find(({ id }) => mayAnswer(id))
      return person === undefined ? [] : [{ person: person.id, position, via: 'holder' }]
    })[0]
}

/** The position a step speaks of, if it speaks of one. */
export function positionOf(directory: Directory, step: LadderStep): Id | undefined {
  switch (step.who) {
    case 'person':
    case 'member':
      return undefined
    case 'holder':
    case 'deputy':
      return step.position
    case 'leader':
      return directory.groups.get(step.group)?.leader
    case 'head':
      return directory.department.head
  }
}

/**
 * Who owns what nobody on a ladder can: the head of IT, else the head's deputy, else the head although away, so that
 * nothing is ever nobody's. Undefined only when the department has no active head at all, which the directory refuses.
 */
export function lastResort(directory: Directory, at: Instant): Answerer | undefined {
  const { head } = directory.department
  const present = whoAnswers(directory, { who: 'head' }, at)
  const holder = holdersOf(directory, head, at)[0]
  return present ?? (holder === undefined ? undefined : { person: holder.id, position: head, via: 'holder' })
}
