import { lookAtDue, nextLook } from '../alert/process/look-at-due.ts'
import { nextDutyOpening, openDueOccurrences } from '../duty/open-due.ts'
import { type Id, prefixOf } from '../kernel/ids.ts'
import { earliest, type Instant } from '../kernel/instant.ts'
import { whereaboutsOf } from '../obligation/index.ts'
import { nextShiftChange, turnDueShifts } from '../on-call/turn-shifts.ts'
import type { Whereabouts } from '../outbox/index.ts'
import type { Platform } from '../platform/platform.ts'
import { nextTakeOver, tellInForce } from '../role-book/tell-in-force.ts'
import { kinds } from './kinds.ts'

/** What opens by the clock without any execution: on one machine time is moved to it, and it is opened then. */
export const openings = {
  nextAt: async (platform: Platform): Promise<Instant | undefined> =>
    earliest(
      (
        await Promise.all([
          nextDutyOpening(platform),
          nextTakeOver(platform),
          nextShiftChange(platform),
          nextLook(platform),
        ])
      ).filter((each) => each !== undefined),
    ),
  open: async (platform: Platform): Promise<void> => {
    await turnDueShifts(platform)
    await tellInForce(platform)
    await openDueOccurrences(platform)
    await lookAtDue(platform)
  },
} as const

/** Where a case stands, for its execution. What has no clock of obligations begins at its beginning. */
export async function standingOf(
  { store, clock }: Pick<Platform, 'store' | 'clock'>,
  caseId: Id,
): Promise<Whereabouts> {
  if (!kinds.has(prefixOf(caseId))) return { next: 'begin', waitSeconds: 1 }
  return whereaboutsOf(store, kinds, caseId, clock.now())
}

/** What comes first after an outage: 1 before 3. What has no severity of its own is like the least grave. */
export const severityOf = ({ severity }: { readonly severity?: unknown }): number =>
  typeof severity === 'number' ? severity : LEAST_GRAVE

const LEAST_GRAVE = 3
