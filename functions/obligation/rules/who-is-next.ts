import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import {
  type Answerer,
  type Directory,
  type LadderStep,
  lastResort,
  positionOf,
  whoAnswers,
} from '../../responsibility/index.ts'
import type { ClimbsTo, OpenObligation, Rung } from '../obligation.ts'
import type { Barred } from './barred.ts'

/** Where a climb ends: with whom, what of the plan is left, and which positions turned out to have nobody. */
export interface Climb {
  readonly answerer: Answerer
  readonly plan: readonly Rung[]
  /** Positions that should have answered and could not, each once. The gap becomes somebody's obligation. */
  readonly gaps: readonly Id[]
}

/**
 * Climbs from a rung on. A step with nobody there is skipped at once, and so is one that leads to somebody who was
 * asked before; the first new person owns it. After the last step it is the head's.
 *
 * @param mayNotAnswer people who may not decide on this case (separation of duties)
 */
export function whoIsNext(
  directory: Directory,
  obligation: OpenObligation,
  climb: { readonly to: ClimbsTo; readonly plan: readonly Rung[] },
  now: Instant,
  mayNotAnswer: Barred,
): Climb | undefined {
  const gaps = new Set<Id>()
  let { to, plan } = climb
  for (;;) {
    const step = stepOf(directory, obligation, to)
    const answerer = step === undefined ? undefined : whoAnswers(directory, step, now, mayNotAnswer)
    if (answerer !== undefined && !obligation.asked.includes(answerer.person))
      return { answerer, plan, gaps: [...gaps] }
    const position = step === undefined ? undefined : positionOf(directory, step)
    const isVacant = step !== undefined && whoAnswers(directory, step, now) === undefined
    if (isVacant && position !== undefined) gaps.add(position)
    const next = plan.findIndex(({ does }) => does === 'climb')
    const rung = plan[next]
    if (rung === undefined || rung.does !== 'climb') break
    to = rung.to
    plan = plan.slice(next + 1)
  }
  const answerer = lastResort(directory, now)
  // Nobody is left to go up to; where the case turns by itself at the end, it still does.
  const turns = plan.filter(({ does }) => does === 'turn')
  return answerer === undefined ? undefined : { answerer, plan: turns, gaps: [...gaps] }
}

/** Whom a climb speaks of; undefined where the position it climbs from has no group or is not known. */
export function stepOf(
  directory: Directory,
  { ladderPosition }: Pick<OpenObligation, 'ladderPosition'>,
  to: ClimbsTo,
): LadderStep | undefined {
  if (to === 'head') return { who: 'head' }
  const [named, id] = to.split(':')
  if (id !== undefined) {
    if (named === 'position') return { who: 'holder', position: id }
    return named === 'person' ? { who: 'person', person: id } : { who: 'member', group: id }
  }
  if (ladderPosition === undefined) return undefined
  if (to === 'deputy') return { who: 'deputy', position: ladderPosition }
  const group = directory.positions.get(ladderPosition)?.group
  return group === undefined ? undefined : { who: 'leader', group }
}
