import { prefixOf } from '../../../functions/kernel/ids.ts'
import { plusMillis } from '../../../functions/kernel/instant.ts'
import { OVER, standingIn } from '../../../functions/obligation/index.ts'
import { type Check, TOLERANCE, violation } from './patient.ts'

/** Kinds of cases whose lists are made from their heads alone: changes, drafts of the role book. */
const NAMING = new Set(['chg', 'bdr'])

/** 1: lists name who owes the next step, and by when, from the head alone. */
export const listsNameTheOwner: Check = (patient) => {
  const standing = standingIn(patient)
  if (standing === undefined || !NAMING.has(prefixOf(standing.head.id))) return []
  const { id, accountable, dueAt } = standing.head
  const step = standing.open.find(({ concerns }) => concerns === undefined)
  const isNamed = accountable === step?.accountable && dueAt === step?.dueAt
  return isNamed ? [] : [violation(1, id, 'its head names another owner or deadline')]
}

/** 1: one owner who was told, one clock that runs. */
export const oneOwnerOneClock: Check = (patient, { now }) =>
  (standingIn(patient)?.open ?? []).flatMap(({ id, nextTickAt, asked, accountable }) => [
    ...(nextTickAt > plusMillis(now, -TOLERANCE)
      ? []
      : [violation(1, id, `its clock ran out at ${nextTickAt} and nothing happened`)]),
    ...(asked.includes(accountable) ? [] : [violation(1, id, 'its owner was never asked')]),
  ])

/** 4: nobody who has left owns anything. */
export const nobodyInactiveOwns: Check = (patient, { active }) =>
  (standingIn(patient)?.open ?? [])
    .filter(({ accountable }) => !active.has(accountable))
    .map(({ id }) => violation(4, id, 'its owner is not active'))

/** 2: an open case owes something to be done; one that is over owes nothing. */
export const nothingIsNobodys: Check = (patient, { kinds }) => {
  const standing = standingIn(patient)
  const kind = standing === undefined ? undefined : kinds.get(prefixOf(standing.head.id))
  if (standing === undefined || kind === undefined) return []
  const isOver = kind.stageOf(standing.head) === OVER
  if (isOver && standing.open.length > 0)
    return [violation(2, standing.head.id, 'it is over and something is still owed')]
  return !isOver && standing.open.length === 0
    ? [violation(2, standing.head.id, 'it is open and nobody owes anything')]
    : []
}
