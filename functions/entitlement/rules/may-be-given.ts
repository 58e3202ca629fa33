import type { Instant } from '../../kernel/instant.ts'
import type { Reason } from '../../kernel/refusal.ts'
import type { Directory } from '../../responsibility/index.ts'
import type { EndReason, Entitlement } from '../entitlement.ts'
import { type IsDutyOf, whyGroundless } from './ground.ts'
import { groundIsGone, untilInThePast } from './reasons.ts'

/** Why what was asked for cannot be given any more: its time has passed, or what it stands on is gone. */
export function whyNotGiven(
  entitlement: Pick<Entitlement, 'person' | 'position' | 'duty' | 'until'>,
  directory: Directory,
  isDutyOf: IsDutyOf,
  now: Instant,
): { readonly because: EndReason; readonly reason: Reason } | undefined {
  const because = whyGroundless(entitlement, directory, isDutyOf, now)
  if (because === undefined) return undefined
  return { because, reason: because === 'time-over' ? untilInThePast : groundIsGone }
}
