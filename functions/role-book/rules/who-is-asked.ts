import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { AskedNow } from '../../obligation/index.ts'
import {
  type AuthorityName,
  type Directory,
  type LadderStep,
  lastResort,
  positionsOf,
  positionsThatMay,
  whoAnswers,
} from '../../responsibility/index.ts'
import type { Draft } from '../draft.ts'

/** Whoever began it; when they are away or gone, whoever stands in for them, their leader, the head. */
export function whoDrafts(
  { drafter }: Pick<Draft, 'drafter'>,
  directory: Directory,
  now: Instant,
): AskedNow | undefined {
  const position = positionsOf(directory, drafter, now)[0]
  const group = position === undefined ? undefined : directory.positions.get(position)?.group
  const steps: LadderStep[] = [
    { who: 'person', person: drafter },
    ...(position === undefined ? [] : [{ who: 'deputy', position } as const]),
    ...(group === undefined ? [] : [{ who: 'leader', group } as const]),
  ]
  const asked = firstOf(steps, directory, now, new Set())
  return asked === undefined || position === undefined ? asked : { ...asked, ladderPosition: position }
}

/** A position that may review and has somebody who did not work on it. */
export const whoReviews = (draft: Draft, directory: Directory, now: Instant): AskedNow | undefined =>
  whoMay('role-book.review', draft, directory, now)

/** A position that may publish and has somebody who did not work on it. */
export const whoPublishes = (draft: Draft, directory: Directory, now: Instant): AskedNow | undefined =>
  whoMay('role-book.publish', draft, directory, now)

/** The head's post comes last: where another may too, it is theirs first. */
function whoMay(act: AuthorityName, { editors }: Draft, directory: Directory, now: Instant): AskedNow | undefined {
  const { head } = directory.department
  const able = positionsThatMay(directory, act, now)
  const inOrder = [...able.filter((each) => each !== head), ...able.filter((each) => each === head)]
  const steps = inOrder.map((position): LadderStep => ({ who: 'holder', position }))
  return firstOf(steps, directory, now, new Set(editors))
}

function firstOf(
  steps: readonly LadderStep[],
  directory: Directory,
  now: Instant,
  barred: ReadonlySet<Id>,
): AskedNow | undefined {
  for (const step of steps) {
    const answerer = whoAnswers(directory, step, now, barred)
    if (answerer !== undefined) return { answerer, gaps: [] }
  }
  const answerer = lastResort(directory, now)
  return answerer === undefined ? undefined : { answerer, gaps: [] }
}
