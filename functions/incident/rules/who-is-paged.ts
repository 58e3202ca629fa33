import type { Id } from '../../kernel/ids.ts'
import type { Instant } from '../../kernel/instant.ts'
import { type Answerer, type Directory, isThere, whoAnswers } from '../../responsibility/index.ts'
import type { EscalationStep, PagedAt } from '../severity-policy.ts'

/** What a ladder is climbed on: the organisation, and who has the shift now. */
export interface LadderGround {
  readonly directory: Directory
  readonly now: Instant
  /** The group that owns the service, whose leader is meant. */
  readonly group?: Id | undefined
  /** Who has the shift now on the schedule of the service, or on a named one. */
  readonly onCall: (role: 'primary' | 'secondary', schedule?: Id) => Id | undefined
  /** The schedule of the service. */
  readonly schedule?: Id | undefined
  /** Only they are paged: a drill. Absent: everybody may be. */
  readonly onlyAmong?: readonly Id[] | undefined
}

/** Why a step of the ladder was passed over at once. */
export interface Skipped {
  readonly step: number
  readonly to: PagedAt
  /** Nobody is there; they were told before in this lap; no channel reaches them; they take no part in the drill. */
  readonly because: 'nobody' | 'told-before' | 'unreachable' | 'not-in-drill'
  readonly person?: Id
}

/** Who is paged at a step now; undefined where nobody is there. */
export function whoIsPaged({ to }: Pick<EscalationStep, 'to'>, ground: LadderGround): Answerer | undefined {
  const { directory, now, group, onCall } = ground
  const there = (person: Id | undefined): Answerer | undefined =>
    person === undefined || !isThere(directory, person, now) ? undefined : { person, via: 'person' }
  if (to === 'primary' || to === 'secondary') return there(onCall(to))
  if (to === 'head') return whoAnswers(directory, { who: 'head' }, now)
  if (to === 'leader') return group === undefined ? undefined : whoAnswers(directory, { who: 'leader', group }, now)
  const [kind, id = ''] = to.split(':')
  if (kind === 'schedule') return there(onCall('primary', id))
  if (kind === 'position') return whoAnswers(directory, { who: 'holder', position: id }, now)
  return there(id)
}

/** A step that can be taken, and which ones were passed over on the way to it. */
export interface NextStep {
  readonly step: number
  readonly answerer: Answerer
  readonly skipped: readonly Skipped[]
}

/**
 * The first step from one on at which somebody is there who was not told yet: nobody waits at a step with nobody. In a
 * drill whoever takes no part is passed over.
 *
 * @param told who was told in this lap already
 */
export function nextStepFrom(
  steps: readonly EscalationStep[],
  from: number,
  ground: LadderGround,
  told: readonly Id[],
  unreachable: ReadonlySet<Id> = new Set(),
): NextStep | { readonly skipped: readonly Skipped[] } {
  const skipped: Skipped[] = []
  for (let step = from; step < steps.length; step += 1) {
    const { to } = steps[step] as EscalationStep
    const answerer = whoIsPaged({ to }, ground)
    if (answerer === undefined) {
      skipped.push({ step, to, because: 'nobody' })
      continue
    }
    const { person } = answerer
    const because =
      ground.onlyAmong?.includes(person) === false
        ? 'not-in-drill'
        : unreachable.has(person)
          ? 'unreachable'
          : told.includes(person)
            ? 'told-before'
            : undefined
    if (because === undefined) return { step, answerer, skipped }
    skipped.push({ step, to, because, person })
  }
  return { skipped }
}
