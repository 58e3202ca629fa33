import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Directory, lastResort, whoAnswers } from '../../responsibility/index.ts'
import type { ClimbsTo, Rung } from '../obligation.ts'
import { stepOf } from './who-is-next.ts'

/** A step of a plan and whom it would reach; skipped when it reaches nobody, or nobody new. */
export interface Reach {
  readonly at: Instant
  readonly does: 'remind' | 'climb'
  readonly to?: ClimbsTo
  readonly who?: Id
  readonly outcome: 'told' | 'nobody-there' | 'asked-before'
}

/**
 * Whom each step of a plan would reach if everybody were where they are now: first whoever answers in this position,
 * then as a ladder climbs. Its end is always somebody's: the head of IT, although away.
 */
export function whoWouldBeReached(
  directory: Directory,
  ladderPosition: Id,
  plan: readonly Rung[],
  now: Instant,
): { readonly asked: Id | undefined; readonly steps: readonly Reach[] } {
  const first = whoAnswers(directory, { who: 'holder', position: ladderPosition }, now)?.person
  const asked = new Set(first === undefined ? [] : [first])
  let owner = first
  const steps = plan.map((rung, nth): Reach => {
    if (rung.does !== 'climb') return { at: rung.at, does: 'remind', ...told(owner) }
    const step = stepOf(directory, { ladderPosition }, rung.to)
    const there = step === undefined ? undefined : whoAnswers(directory, step, now)?.person
    const who = there ?? (nth === plan.length - 1 ? lastResort(directory, now)?.person : undefined)
    const climb = { at: rung.at, does: 'climb', to: rung.to } as const
    if (who === undefined) return { ...climb, outcome: 'nobody-there' }
    if (asked.has(who)) return { ...climb, outcome: 'asked-before' }
    asked.add(who)
    owner = who
    return { ...climb, ...told(who) }
  })
  return { asked: first, steps }
}

const told = (who: Id | undefined): Pick<Reach, 'who' | 'outcome'> =>
  who === undefined ? { outcome: 'nobody-there' } : { who, outcome: 'told' }
