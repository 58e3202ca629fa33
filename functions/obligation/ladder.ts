import { type Allowance, deadline, type Pause, partWay, type WorkingCalendar } from '../calendar/index.ts'
import type { Instant } from '../kernel/instant.ts'
import type { ClimbsTo, Rung } from './obligation.ts'

/**
 * How an obligation is pursued, as policy: time allowed, reminders, and who is next when nobody answers. Plain JSON; a
 * ladder ends with the head of IT, who is then told again every `again` until it is done.
 */
export interface Ladder {
  /** From opening to due. */
  readonly allowed: Allowance
  /** Reminders, as allowances from opening or as a part of the time allowed (0–1). */
  readonly remindAfter: readonly (Allowance | number)[]
  readonly climbs: readonly { readonly after: Allowance | 'due'; readonly to: ClimbsTo }[]
  readonly again: Allowance
}

/**
 * The instants of a ladder for an obligation opened at an instant, in order; and when it is due.
 *
 * @param pauses while somebody else's clock ran: they count for nothing here
 */
export function planLadder(
  ladder: Ladder,
  from: Instant,
  calendar: WorkingCalendar,
  pauses: readonly Pause[] = [],
): { dueAt: Instant; plan: Rung[] } {
  const dueAt = deadline(from, ladder.allowed, calendar, pauses)
  const after = (allowance: Allowance) => deadline(from, allowance, calendar, pauses)
  const reminders = ladder.remindAfter.map((part): Rung => {
    const at = typeof part === 'number' ? partWay(part, from, ladder.allowed, calendar, pauses) : after(part)
    return { at, does: 'remind' }
  })
  const climbs = ladder.climbs.map((climb): Rung => {
    return { at: climb.after === 'due' ? dueAt : after(climb.after), does: 'climb', to: climb.to }
  })
  return { dueAt, plan: inOrder([...reminders, ...climbs]) }
}

export const inOrder = (plan: readonly Rung[]): Rung[] =>
  plan.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))

/** Why a ladder cannot be saved, if it cannot: it must come to the head of IT, and be repeated in a finite time. */
export function faultOfLadder(ladder: Ladder): 'ends-with-nobody' | undefined {
  return ladder.climbs.at(-1)?.to === 'head' ? undefined : 'ends-with-nobody'
}
