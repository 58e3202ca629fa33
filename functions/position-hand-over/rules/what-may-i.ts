import type { Id } from '../../kernel/ids.ts'
import type { Verdict } from '../../kernel/refusal.ts'
import type { OpenObligation } from '../../obligation/index.ts'
import type { PositionHandOver } from '../position-hand-over.ts'
import { isOver, notReadyToSign, notTheGiver, notTheReceiver, signedByBoth } from './reasons.ts'

/** What of a hand-over is owed by whoever gives. */
export const GIVER_OWES: readonly string[] = ['position-hand-over.prepare', 'position-hand-over.sign-as-giver']

export type Action = 'prepare' | 'confirm' | 'sign-as-giver' | 'sign-as-receiver'

/** What a question about a hand-over is decided on. */
export interface Asking {
  readonly head: Pick<PositionHandOver, 'giver' | 'receiver' | 'stage' | 'signatures'>
  readonly open: readonly Pick<OpenObligation, 'kind' | 'accountable' | 'concerns'>[]
  readonly person: Id
}

/**
 * Whether somebody may take a step. The giver prepares and signs, or whoever that has climbed to; only the receiver
 * confirms and signs for having received. Once both have signed nothing of it changes any more.
 */
export function mayI(action: Action, asking: Asking): Verdict {
  const { stage } = asking.head
  const isGiving = action === 'prepare' || action === 'sign-as-giver'
  if (isGiving && !gives(asking)) return { no: notTheGiver }
  if (!isGiving && asking.person !== asking.head.receiver) return { no: notTheReceiver }
  if (stage === 'over') return { no: isOver }
  if (stage === 'carry-out') return { no: signedByBoth }
  const isSigning = action === 'sign-as-giver' || action === 'sign-as-receiver'
  return isSigning && stage !== 'sign' ? { no: notReadyToSign } : { yes: true }
}

/** Nobody hands over to themselves, but where there was nobody else to give. */
function gives({ head: { giver, receiver }, open, person }: Asking): boolean {
  if (person === giver) return true
  return (
    person !== receiver && open.some(({ kind, accountable }) => GIVER_OWES.includes(kind) && accountable === person)
  )
}
