import { type Id, prefixOf } from '../../../functions/kernel/ids.ts'
import { plusMillis } from '../../../functions/kernel/instant.ts'
import type { GapHead } from '../../../functions/on-call/gap.ts'
import type { OverrideHead } from '../../../functions/on-call/override.ts'
import { ON_CALL_ROLES, type OnCallSchedule, type ScheduleHead } from '../../../functions/on-call/schedule.ts'
import type { SwapHead } from '../../../functions/on-call/swap.ts'
import type { Item } from '../../../functions/platform/store.ts'
import { headIn, type Patient, TOLERANCE, type Violation, violation, type Ward } from './patient.ts'

/**
 * 2 and 4: what everybody reads of a schedule is what its chain says; its clock is armed; nobody who has left has a shift;
 * a gap that is open is the one its schedule knows. 7: a shift was swapped only where somebody accepted it.
 */
export function onCallIsAsAgreed(patients: readonly Patient[], rows: readonly Item[], ward: Ward): Violation[] {
  const heads = new Map(
    patients.flatMap((patient) => {
      const head = headIn(patient)
      return typeof head?.id === 'string' ? [[head.id as Id, head] as const] : []
    }),
  )
  const of = <Head>(prefix: string): Head[] =>
    [...heads].filter(([id]) => prefixOf(id) === prefix).map(([, head]) => head as unknown as Head)
  const read = new Map(
    rows
      .filter(({ pk, sk }) => pk === 'on-call' && sk.startsWith('schedule#'))
      .map(({ sk, thing }) => [sk.slice('schedule#'.length), thing as unknown as OnCallSchedule]),
  )
  return [
    ...of<ScheduleHead>('ocs').flatMap((head) => schedulesAreRead(head, read.get(head.id), ward)),
    ...of<GapHead>('ocg').flatMap((gap) => gapsAreKnown(gap, read.get(gap.schedule))),
    ...of<OverrideHead>('ocv').flatMap((each) => swapsWereAccepted(each, heads.get(each.swap ?? ''))),
  ]
}

function schedulesAreRead(head: ScheduleHead, read: OnCallSchedule | undefined, { now, active }: Ward): Violation[] {
  if (read === undefined || read.version !== head.version || read.newest !== head.newest) {
    return [violation(10, head.id, 'what everybody reads of it is not what its chain says')]
  }
  const isRetired = read.retiredAt !== undefined
  const isLate = !isRetired && (read.nextAt === undefined || read.nextAt < plusMillis(now, -TOLERANCE))
  const gone = ON_CALL_ROLES.filter((role) => {
    const { person, since } = read.told[role] ?? {}
    return !isRetired && person !== undefined && !active.has(person) && (since ?? '') < plusMillis(now, -TOLERANCE)
  })
  return [
    ...(isLate ? [violation(2, head.id, 'a shift was to change and nobody was told')] : []),
    ...gone.map((role) => violation(4, head.id, `somebody who has left is on call as ${role}`)),
  ]
}

function gapsAreKnown({ id, role, status }: GapHead, read: OnCallSchedule | undefined): Violation[] {
  const isKnown = read?.gaps?.[role] === id
  return isKnown === (status === 'open')
    ? []
    : [violation(2, id, 'it is open and its schedule does not know, or closed and it does')]
}

function swapsWereAccepted({ id, because, person }: OverrideHead, swap: Item | undefined): Violation[] {
  if (because !== 'swap') return []
  const { status, giver, receiver } = (swap ?? {}) as Partial<SwapHead>
  const isTheirs = person === receiver || person === giver
  return status === 'accepted' && isTheirs ? [] : [violation(7, id, 'a shift was swapped that nobody accepted')]
}
