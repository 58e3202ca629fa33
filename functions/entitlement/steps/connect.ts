import type { Effect } from '../../platform/effect.ts'
import type { Connector } from '../catalogue.ts'
import type { Entitlement } from '../entitlement.ts'

/** What a connector is asked to do. */
export type Wanted = 'grant' | 'revoke'

/** Asks the system itself, where it listens. Whoever owes it owes it all the same, until the system has done it. */
export const provisioned = ({ id, turn }: Entitlement, { kind }: Connector, wanted: Wanted): Effect[] =>
  kind === 'webhook'
    ? [{ kind: 'webhook', hook: 'entitlement.provision', about: { entitlement: id, wanted, turn: turn ?? 1 } }]
    : []
