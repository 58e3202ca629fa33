import type { Alert, Tally } from '../../../functions/alert/alert.ts'
import type { Heartbeat } from '../../../functions/alert/heartbeat.ts'
import { prefixOf } from '../../../functions/kernel/ids.ts'
import { type Instant, plusMillis } from '../../../functions/kernel/instant.ts'
import type { Item } from '../../../functions/platform/store.ts'
import { type Check, headIn, type Patient, TOLERANCE, type Violation, violation } from './patient.ts'

const of = <Head>(patient: Patient, prefix: string): (Item & Head) | undefined => {
  const head = headIn(patient)
  return head !== undefined && prefixOf(String(head.id)) === prefix ? (head as Item & Head) : undefined
}

const tallyIn = (patient: Patient): Tally => {
  const row = patient.find(({ sk }) => sk === 'tally')
  return { received: Number(row?.count ?? 0), firing: Number(row?.number ?? 0) }
}

/**
 * 2: an alert that fires has an incident, or is kept quiet for a reason and for a time; it fires exactly while something
 * of it does; and whatever is to be looked at again is found by whoever looks.
 */
export const alertsAreHeard: Check = (patient, { now }) => {
  const alert = of<Alert>(patient, 'alt')
  if (alert === undefined) return []
  const { id, status, treatment, incident, because, lookAt, firedAt } = alert
  const late = plusMillis(now, -TOLERANCE)
  const look = patient.find(({ sk }) => sk === 'look')
  const isQuiet = treatment === 'silenced' || treatment === 'attached'
  return [
    ...(tallyIn(patient).firing > 0 === (status === 'firing')
      ? []
      : [violation(2, id, `is ${status}, and its parts are not`)]),
    ...(status === 'firing' && treatment === 'pending' && firedAt < late && (lookAt ?? '') < late
      ? [violation(2, id, 'fires, and nobody was paged')]
      : []),
    ...(treatment === 'paged' && incident === undefined
      ? [violation(2, id, 'counts as paged, without an incident')]
      : []),
    ...(isQuiet && (because === undefined || lookAt === undefined)
      ? [violation(7, id, 'is kept quiet without a reason or an end')]
      : []),
    ...foundAgain(id, lookAt, look, now),
  ]
}

/** 1: a heartbeat that somebody waits for has a clock that is armed; one that is missing is known to be. */
export const heartbeatsAreHeard: Check = (patient, { now }) => {
  const heartbeat = of<Heartbeat>(patient, 'hbt')
  if (heartbeat === undefined) return []
  const beat = patient.find(({ sk }) => sk === 'beat')
  const isWaiting = heartbeat.isActive && heartbeat.status !== 'missing'
  const dueAt = beat?.dueAt as Instant | undefined
  return [
    ...(isWaiting === (dueAt !== undefined)
      ? []
      : [violation(1, heartbeat.id, 'its clock is armed when it should not be, or the reverse')]),
    ...foundAgain(heartbeat.id, dueAt, beat?.gsi1pk === undefined ? undefined : beat, now),
  ]
}

/** What came is looked at within minutes. */
export const inboxesAreEmptied = (rows: readonly Item[], now: Instant): Violation[] =>
  rows
    .filter(({ pk, at }) => pk.startsWith('alert-inbox#') && String(at) < plusMillis(now, -TOLERANCE))
    .map(({ pk, sk }) => violation(11, `${pk} ${sk}`, 'was accepted, and nobody has looked at it'))

function foundAgain(id: string, at: Instant | undefined, row: Item | undefined, now: Instant): Violation[] {
  const isFound = at === undefined ? row?.gsi1sk === undefined : String(row?.gsi1sk).startsWith(`${at}#`)
  const isInTime = at === undefined || at >= plusMillis(now, -TOLERANCE)
  return [
    ...(isFound ? [] : [violation(1, id, 'the sweeper does not find when it is to be looked at')]),
    ...(isInTime ? [] : [violation(1, id, 'was to be looked at, and nobody has')]),
  ]
}
