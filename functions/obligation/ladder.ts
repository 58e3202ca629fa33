import { type Allowance, deadline, type Pause, partWay, type WorkingCalendar } from '../calendar/index.ts'
import { type Instant, plusMillis, SECOND } from '../kernel/instant.ts'
import type { ClimbsTo, OpenObligation, Rung } from './obligation.ts'
import { HEAD_AGAIN } from './policy.ts'

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

/**
 * By time, each at an instant of its own. In a very short working day two steps can fall on the same second; the later
 * one then comes a second later, so that nobody is told, and passed over, in one breath.
 */
function inOrder(rungs: readonly Rung[]): Rung[] {
  const plan: Rung[] = []
  for (const rung of rungs.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    const before = plan.at(-1)?.at
    plan.push(before === undefined || rung.at > before ? rung : { ...rung, at: plusMillis(before, SECOND) })
  }
  return plan
}

/**
 * What an obligation keeps of its ladder beside the instants: how often the head is told again after the last step, and
 * whether every minute counts. What is usual is left out, because most rows are.
 */
export const pinnedPace = ({ again, allowed }: Ladder): Pick<OpenObligation, 'again' | 'clock'> => ({
  ...(again.clock === HEAD_AGAIN.clock && again.iso === HEAD_AGAIN.iso ? {} : { again }),
  ...(allowed.clock === 'business' ? {} : { clock: allowed.clock }),
})
