import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Answerer, type Directory, lastResort, positionsThatMay, whoAnswers } from '../../responsibility/index.ts'
import type { ImprovementAction } from '../action.ts'
import type { PostIncidentReview } from '../review.ts'

/** Who is asked to judge, and whose ladder it climbs. */
export interface Asked {
  readonly answerer: Answerer
  readonly ladderPosition?: Id
  readonly gaps: readonly Id[]
}

/** Whoever led the incident or wrote its review does not accept it. */
export const barredFromAccepting = ({
  commanded,
  submittedBy,
}: Pick<PostIncidentReview, 'commanded' | 'submittedBy'>): readonly Id[] => [
  ...new Set([...commanded, ...(submittedBy === undefined ? [] : [submittedBy])]),
]

/** Whoever did it says neither that it is done nor that it helped. */
export const barredFromJudging = ({ doneBy }: Pick<ImprovementAction, 'doneBy'>): readonly Id[] =>
  doneBy === undefined ? [] : [doneBy]

/**
 * Somebody whose duty it is to judge reviews and actions, and who is not barred; the head and leaders only where nobody
 * else is.
 */
export function whoJudges(barredPeople: readonly Id[], directory: Directory, now: Instant): Asked {
  const barred = new Set(barredPeople)
  const above = new Set([directory.department.head, ...[...directory.groups.values()].map(({ leader }) => leader)])
  const able = positionsThatMay(directory, 'improvement.close', now)
  const inOrder = [...able.filter((each) => !above.has(each)), ...able.filter((each) => above.has(each))]
  for (const position of [...inOrder, directory.department.head]) {
    const answerer = whoAnswers(directory, { who: 'holder', position }, now, barred)
    if (answerer !== undefined) return { answerer, ladderPosition: position, gaps: [] }
  }
  const answerer = lastResort(directory, now)
  if (answerer === undefined) throw new TypeError('the directory has no active head of IT')
  return { answerer, gaps: [] }
}
