import type { Instant } from '../../../functions/kernel/instant.ts'
import type { ObligationOut } from '../../../functions/obligation/obligation.contract.ts'

interface Owed extends Pick<ObligationOut, 'kind' | 'dueAt'> {
  readonly plan: readonly ObligationOut['plan'][number][]
}

/** What a turn of the case means to whoever waits for it; only a release has turns of its own: its window. */
export type Turning = 'turn' | 'windowOpens' | 'windowEnds'

export function turningAt({ kind, dueAt }: Owed, at: Instant): Turning {
  if (kind !== 'change.release') return 'turn'
  return at < dueAt ? 'windowOpens' : 'windowEnds'
}

/** When somebody can begin at all: a release waits for its window. Nothing when they can begin now. */
export const opensAt = (owed: Owed): Instant | undefined =>
  owed.plan.find(({ does, at }) => does === 'turn' && turningAt(owed, at) === 'windowOpens')?.at

/** Whether nobody is asked after the last step: a window that passes unused ends the change. */
export const endsByItself = (owed: Owed): boolean => {
  const last = owed.plan.at(-1)
  return last?.does === 'turn' && turningAt(owed, last.at) === 'windowEnds'
}
