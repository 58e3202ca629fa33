import type { Instant } from '../../kernel/instant.ts'
import type { Json, JsonObject } from '../../kernel/json.ts'
import type { EscalationStep } from '../severity-policy.ts'
import type { Skipped } from './who-is-paged.ts'

/** What became of a step of the ladder: paged, or passed over. Neither: it was not come to. */
export interface BecameOfStep {
  readonly pagedAt?: Instant
  readonly skipped?: Skipped['because']
}

/** Of an entry of the story, what tells how the ladder was climbed. */
interface Told {
  readonly at: Instant
  readonly did: string
  readonly what: JsonObject
}

const REASONS: readonly string[] = [
  'nobody',
  'told-before',
  'unreachable',
  'not-in-drill',
] satisfies Skipped['because'][]

/**
 * What became of each step of the ladder since it began last: in this lap, after the newest beginning.
 *
 * @param story the newest entries of an incident, oldest first
 * @returns as many as the ladder has steps
 */
export function whatBecameOfSteps(
  story: readonly Told[],
  ladder: readonly Pick<EscalationStep, 'to'>[],
): readonly BecameOfStep[] {
  const became = ladder.map((): { pagedAt?: Instant; skipped?: Skipped['because'] } => ({}))
  let newest: Json | undefined
  for (const { at, did, what } of story.toReversed()) {
    const { step: taken, lap = 0 } = what
    if (typeof taken !== 'number') continue
    newest ??= lap
    if (lap !== newest) break
    const paged = became[taken]
    if (paged !== undefined) paged.pagedAt ??= at
    for (const [to, because] of skippedIn(what)) {
      const step = became[ladder.findLastIndex((each) => each.to === to)]
      if (step !== undefined && step.pagedAt === undefined) step.skipped ??= because
    }
    if (did !== 'incident.escalated') break
  }
  return became
}

/** Which steps an entry says were passed over, and why; the story keeps them as `secondary: nobody`. */
export function skippedIn({ skipped }: JsonObject): [to: string, because: Skipped['because']][] {
  if (!Array.isArray(skipped)) return []
  return skipped.flatMap((each): [string, Skipped['because']][] => {
    if (typeof each !== 'string') return []
    const cut = each.lastIndexOf(': ')
    const because = each.slice(cut + 2)
    return REASONS.includes(because) ? [[each.slice(0, cut), because as Skipped['because']]] : []
  })
}
