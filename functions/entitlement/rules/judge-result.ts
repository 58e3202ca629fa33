import type { Id } from '../../kernel/ids.ts'
import type { RowFault } from '../../kernel/table/table.ts'
import type { EntitlementHead } from '../entitlement.ts'
import type { Effect } from '../orders/orders.ts'
import { type IsDutyOf, whyGroundless } from './ground.ts'
import { standingOfOrder, wantedOf } from './orders.ts'
import type { SaidRow } from './read-results.ts'
import { groundIsGone, untilInThePast } from './reasons.ts'
import { faultIn } from './row-faults.ts'
import { type Asking, mayI } from './what-may-i.ts'

/** Who says so, of which system. */
export interface Judging extends Asking {
  readonly system: Id
  readonly isDutyOf: IsDutyOf
}

export type Judged = { readonly fault: RowFault } | { readonly effect: Effect; readonly head: EntitlementHead }

/**
 * What a row comes to: the same rules as for one who records it by hand. An order that is settled already is known, however
 * it was settled; what was done for one that had fallen away has to be undone, and is a fault.
 */
export function judgeResult(said: SaidRow, head: EntitlementHead | undefined, judging: Judging): Judged {
  const { row, order, outcome } = said
  const standing =
    head === undefined || head.id !== order.entitlement || head.system !== judging.system
      ? 'unknown'
      : standingOfOrder(head, order.turn)
  if (head === undefined || standing === 'unknown') {
    return { fault: faultIn(row, 'order', 'not-an-order', { value: `${order.entitlement}/${order.turn}` }) }
  }
  if (said.number !== undefined && said.number !== head.number) {
    return { fault: faultIn(row, 'number', 'number-differs', { number: head.number }) }
  }
  if (standing === 'settled' || (standing === 'fell-away' && outcome === 'failed')) return { effect: 'known', head }
  if (standing === 'fell-away') return { fault: faultIn(row, 'result', 'order-fell-away') }
  return judgeOpen(said, head, judging)
}

function judgeOpen({ row, outcome, account }: SaidRow, head: EntitlementHead, judging: Judging): Judged {
  const wanted = wantedOf(head) ?? 'revoke'
  const verdict = mayI(wanted, head, [], judging)
  if ('no' in verdict) return { fault: { row, reason: verdict.no } }
  if (outcome === 'failed') return { effect: 'failed', head }
  if (wanted === 'revoke') return { effect: 'revoked', head }
  if (account === undefined) return { fault: faultIn(row, 'account', 'account-missing') }
  const why = whyGroundless(head, judging.directory, judging.isDutyOf, judging.now)
  if (why === undefined) return { effect: 'granted', head }
  return { fault: { row, reason: why === 'time-over' ? untilInThePast : groundIsGone } }
}
