import { hash } from 'node:crypto'
import type { Act } from '../../platform/act.ts'
import type { WholeEntitlement } from '../entitlement.store.ts'
import { nameOfOrder } from '../rules/orders.ts'
import type { On } from '../steps/decide.ts'
import { actOf, type Doer } from '../steps/step.ts'
import type { Said } from './orders.ts'

const COULD_NOT = 'entitlement.not-carried-out'

const nameOf = ({ order: { entitlement, turn } }: Pick<Said, 'order'>): string => nameOfOrder({ id: entitlement, turn })
const digestOf = ({ proof }: Pick<Said, 'proof'>): string => hash('sha256', proof).slice(0, 16)

/** It could not be done on the system: its story says why, and whoever owes it owes it as before. */
export const couldNot = (gathered: On, by: Doer, said: Said): Act =>
  actOf(gathered, {
    entitlement: gathered.before,
    did: COULD_NOT,
    by: { ...by, comment: said.proof },
    what: { order: nameOf(said), said: digestOf(said) },
  })

/** Whether its story says so already, of the same order for the same reason. */
export const isFailureKnown = ({ story }: Pick<WholeEntitlement, 'story'>, said: Said): boolean =>
  story.some(({ did, what }) => did === COULD_NOT && what.order === nameOf(said) && what.said === digestOf(said))
