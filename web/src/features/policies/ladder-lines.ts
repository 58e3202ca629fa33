import type { PolicyOut } from '../../../../functions/obligation/policy.contract.ts'
import { weightOf } from '../../ui/duration.ts'

export type Ladder = PolicyOut['stages'][number]['ladder']
export type When = Ladder['remindAfter'][number] | 'due'

/** A step of a ladder: when, and what then. */
export interface Line {
  /** What it says, for telling versions apart. */
  readonly key: string
  readonly when: When
  /** To whom it goes up; nothing for a reminder and for the deadline itself. */
  readonly to?: string
  readonly does: 'remind' | 'climb' | 'due'
}

/** The steps of a ladder in the order in which they come; its deadline too, where nothing else happens then. */
export function linesOf(ladder: Ladder): Line[] {
  const { allowed, remindAfter, climbs } = ladder
  // A climb after all the time allowed is one when it is due, however it was written.
  const atDue = ({ after }: Ladder['climbs'][number]) =>
    after === 'due' || JSON.stringify(after) === JSON.stringify(allowed)
  const line = (does: Line['does'], when: When, to?: string): Line => ({
    key: JSON.stringify([does, when === 'due' ? allowed : when, to]),
    ...{ does, when },
    ...(to !== undefined && { to }),
  })
  const lines = [
    ...remindAfter.map((when) => line('remind', when)),
    ...(climbs.some(atDue) ? [] : [line('due', 'due')]),
    ...climbs.map((climb) => line('climb', atDue(climb) ? 'due' : climb.after, climb.to)),
  ]
  return lines.toSorted((a, b) => placeOf(a.when, ladder) - placeOf(b.when, ladder))
}

function placeOf(when: When, { allowed }: Ladder): number {
  if (when === 'due') return weightOf(allowed)
  return typeof when === 'number' ? when * weightOf(allowed) : weightOf(when)
}
