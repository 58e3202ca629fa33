import { type Id, isId } from '../../kernel/ids.ts'
import type { Entitlement } from '../entitlement.ts'
import type { OrderName } from '../orders/orders.ts'
import type { Wanted } from '../steps/connect.ts'

type Asked = Pick<Entitlement, 'id' | 'status' | 'turn'>

/** What has to be done on the system now, if anything. */
export const wantedOf = ({ status }: Pick<Entitlement, 'status'>): Wanted | undefined =>
  status === 'approved' ? 'grant' : status === 'revoking' ? 'revoke' : undefined

/** `ent_…/2` */
export const nameOfOrder = ({ id, turn = 1 }: Pick<Entitlement, 'id' | 'turn'>): string => `${id}/${turn}`

/** Undefined for what is no order. */
export function orderCalled(name: string): OrderName | undefined {
  const [, entitlement = '', turn = ''] = /^(ent_[0-9A-Z]{26})\/([1-9]\d{0,3})$/.exec(name) ?? []
  return isId(entitlement, 'ent') ? { entitlement: entitlement as Id, turn: Number(turn) } : undefined
}

/**
 * How an order stands: it is to be done; it was done, or asked for in another turn since; what it was to grant fell away
 * before; or nobody ever gave it.
 */
export function standingOfOrder(asked: Asked, turn: number): 'open' | 'settled' | 'fell-away' | 'unknown' {
  const last = asked.turn ?? 0
  if (turn > last) return 'unknown'
  if (turn < last) return 'settled'
  if (wantedOf(asked) !== undefined) return 'open'
  return asked.status === 'cancelled' ? 'fell-away' : 'settled'
}
