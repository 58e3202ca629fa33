import { DAY, type Instant, millisOf } from '../../../../functions/kernel/instant.ts'
import type { ProblemOut } from '../../../../functions/on-call/rota.contract.ts'

/** Time of a schedule in which nobody has a role. */
export interface Gap {
  readonly schedule: string
  readonly scheduleName: string
  readonly role: 'primary' | 'secondary'
  readonly from: Instant
  readonly until: Instant
  /** In the reader's language. */
  readonly text: string
}

/** The gaps among what is not well about a schedule. */
export const gapsIn = (schedule: {
  readonly id: string
  readonly name: string
  readonly problems: readonly ProblemOut[]
}): Gap[] =>
  schedule.problems.flatMap(({ problem, role, from, until, text }) =>
    problem === 'gap' && role !== null && from !== null && until !== null
      ? [{ schedule: schedule.id, scheduleName: schedule.name, role, from, until, text }]
      : [],
  )

export const isRunning = ({ from, until }: Pick<Gap, 'from' | 'until'>, now: Instant): boolean =>
  from <= now && now < until

/** What begins within so many days is more urgent than who is missing. */
const NEAR = 7 * DAY

/** Those that run now, then those of the week, then the others; the first to be called before the second, then the sooner. */
export function gravestFirst(gaps: readonly Gap[], now: Instant): Gap[] {
  const distance = (gap: Gap) => (isRunning(gap, now) ? 0 : millisOf(gap.from) - millisOf(now) < NEAR ? 1 : 2)
  const weight = (gap: Gap) => distance(gap) * 2 + (gap.role === 'primary' ? 0 : 1)
  return gaps.toSorted((a, b) => weight(a) - weight(b) || millisOf(a.from) - millisOf(b.from))
}
