import {
  type EntitlementHead,
  getEntitlement,
  listEntitlementsByPosition,
  listEntitlementsByRisk,
  listEntitlementsBySystem,
} from '../entitlement/index.ts'
import type { Id } from '../kernel/ids.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Page, Store } from '../platform/store.ts'
import { RISKS } from '../responsibility/index.ts'
import type { ReviewScope } from './access-review.ts'

/** One list that a scope is read from; together they name every entitlement of it once. */
export type Source = (
  store: Store,
  page: { readonly limit: number; readonly after?: string },
) => Promise<Page<EntitlementHead>>

/** The lists of a scope, in an order that stays. */
export function sourcesOf(scope: ReviewScope): readonly Source[] {
  switch (scope.of) {
    case 'all':
      return RISKS.map((risk) => (store, page) => listEntitlementsByRisk(store, risk, page))
    case 'risk':
      return RISKS.slice(RISKS.indexOf(scope.risk)).map(
        (risk) => (store, page) => listEntitlementsByRisk(store, risk, page),
      )
    case 'positions':
      return scope.positions.map((position) => (store, page) => listEntitlementsByPosition(store, position, page))
    case 'systems':
      return scope.systems.map((system) => (store, page) => listEntitlementsBySystem(store, system, undefined, page))
  }
}

/** Somebody has it now: what is only asked for, or is being taken away, needs no review. */
export const isToBeReviewed = ({ status }: Pick<EntitlementHead, 'status'>): boolean => status === 'active'

/** It is on no system any more, or somebody owes that already. */
export const hasEnded = ({ status }: Pick<EntitlementHead, 'status'>): boolean =>
  status === 'revoked' || status === 'expired' || status === 'cancelled' || status === 'rejected'

/** As it stands now, read consistently, with when it was last used where its system says so. */
export async function readEntitlement(
  store: Store,
  id: Id,
): Promise<{ readonly head: EntitlementHead; readonly lastUsedAt?: Instant }> {
  const { head, reported } = await getEntitlement(store, id)
  return { head, ...(reported?.lastUsedAt === undefined ? {} : { lastUsedAt: reported.lastUsedAt }) }
}
