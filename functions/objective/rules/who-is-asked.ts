import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import type { AskedNow } from '../../obligation/index.ts'
import {
  type Directory,
  type LadderStep,
  lastResort,
  positionOf,
  positionsThatMay,
  whoAnswers,
} from '../../responsibility/index.ts'
import type { Objective } from '../objective.ts'

/** Who owes a value: the holder of the objective's position, else the deputy, the group's leader, the head of IT. */
export function whoMeasures({ owner }: Pick<Objective, 'owner'>, directory: Directory, now: Instant): AskedNow {
  const group = directory.positions.get(owner)?.group
  const steps: LadderStep[] = [
    { who: 'holder', position: owner },
    ...(group === undefined ? [] : [{ who: 'leader', group } as const]),
    { who: 'head' },
  ]
  return { ...firstOf(directory, steps, now), ladderPosition: owner }
}

/** Who says how it ended: whoever may set objectives; the head of IT only where nobody else may. */
export function whoConcludes(directory: Directory, now: Instant): AskedNow {
  const { head } = directory.department
  const able = positionsThatMay(directory, 'objective.set', now).filter((position) => position !== head)
  const steps = able.map((position): LadderStep => ({ who: 'holder', position }))
  return { ...firstOf(directory, [...steps, { who: 'head' }], now), gaps: [] }
}

function firstOf(directory: Directory, steps: readonly LadderStep[], now: Instant): Omit<AskedNow, 'ladderPosition'> {
  const gaps: Id[] = []
  for (const step of steps) {
    const answerer = whoAnswers(directory, step, now)
    if (answerer !== undefined) return { answerer, gaps }
    const position = positionOf(directory, step)
    if (position !== undefined) gaps.push(position)
  }
  const answerer = lastResort(directory, now)
  if (answerer === undefined) throw new TypeError('the directory has no active head of IT')
  return { answerer, gaps }
}
