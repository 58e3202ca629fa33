import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import {
  type Answerer,
  type Directory,
  lastResort,
  mayAct,
  positionsThatMay,
  whoAnswers,
} from '../../responsibility/index.ts'

/** Who answers for a review, and the positions that should have and had nobody. */
export interface Runner {
  readonly answerer: Answerer
  readonly ladderPosition?: Id
}

const RUNS = 'access-review.run'

/**
 * Who sees a review through: whoever is wanted (who started it), as long as they may and are there; else whoever’s duty
 * it is, the head last.
 */
export function whoRunsIt(
  directory: Directory,
  wanted: Id | undefined,
  now: Instant,
  notThem: readonly Id[] = [],
): Runner | undefined {
  const barred = new Set(notThem)
  const positions = positionsThatMay(directory, RUNS, now).toSorted((a, b) => rank(directory, a) - rank(directory, b))
  const answerers = positions.flatMap((position): Answerer[] => {
    const found = whoAnswers(directory, { who: 'holder', position }, now, barred)
    return found === undefined ? [] : [found]
  })
  const answerer =
    answerers.find(({ person }) => person === wanted) ??
    ownOf(directory, wanted, now, barred) ??
    answerers[0] ??
    lastResort(directory, now)
  if (answerer === undefined) return undefined
  const ladderPosition = answerer.position ?? positions[0]
  return { answerer, ...(ladderPosition === undefined ? {} : { ladderPosition }) }
}

const rank = ({ department }: Directory, position: Id): number => (position === department.head ? 1 : 0)

/** Whoever is wanted may by a position whose holder somebody else is: as its deputy. */
function ownOf(
  directory: Directory,
  wanted: Id | undefined,
  now: Instant,
  barred: ReadonlySet<Id>,
): Answerer | undefined {
  if (wanted === undefined || barred.has(wanted)) return undefined
  const verdict = mayAct(directory, wanted, RUNS, now)
  const isThere = whoAnswers(directory, { who: 'person', person: wanted }, now) !== undefined
  if ('no' in verdict || !isThere || verdict.yes.position === undefined) return undefined
  return { person: wanted, position: verdict.yes.position, via: verdict.yes.via === 'deputy' ? 'deputy' : 'holder' }
}
