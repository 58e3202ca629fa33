import { DAY, plusMillis } from '../../../functions/kernel/instant.ts'
import { type OpenObligation, standingIn } from '../../../functions/obligation/index.ts'
import type { Item } from '../../../functions/platform/store.ts'
import { type Check, type Patient, storyIn, violation, type Ward } from './patient.ts'

/** The head is told again every working day; no run of public holidays is longer. */
const LONGEST_BETWEEN_MORNINGS = 14 * DAY

/** 3: its clock stands at the next step of its ladder, where the sweeper finds it. */
export const clockIsArmed: Check = (patient, ward) =>
  (standingIn(patient)?.open ?? [])
    .filter(
      (each) =>
        !isArmed(
          each,
          patient.find(({ sk }) => sk === `obl#${each.id}`),
          ward,
        ),
    )
    .map(({ id }) => violation(3, id, 'its clock is not armed for the next step of its ladder'))

function isArmed({ id, plan, nextTickAt }: OpenObligation, row: Item | undefined, { now }: Ward): boolean {
  const [next] = plan
  const isInTime = next === undefined ? nextTickAt <= plusMillis(now, LONGEST_BETWEEN_MORNINGS) : nextTickAt === next.at
  return isInTime && String(row?.gsi3pk).startsWith('tick#') && row?.gsi3sk === `${nextTickAt}#${id}`
}

/** A release goes by its window: the case turns by itself, and what is owed after the window is told to the head next. */
const BY_ITS_WINDOW = 'change.release'

/** 3: a ladder ends with the head of IT, or is the head's already. */
export const ladderEndsWithTheHead: Check = (patient, ward) =>
  (standingIn(patient)?.open ?? [])
    .filter((each) => !comesToTheHead(each, patient, ward))
    .map(({ id }) => violation(3, id, 'its ladder ends before it comes to the head of IT'))

function comesToTheHead(
  { id, kind, plan, position }: OpenObligation,
  patient: Patient,
  { headPositions }: Ward,
): boolean {
  const last = plan.findLast(({ does }) => does !== 'remind')
  if (kind === BY_ITS_WINDOW && last === undefined) return true
  // Where the case turns by itself at the end, its policy says what becomes of it; before, it went up as always.
  const highest = last?.does === 'turn' ? plan.findLast(({ does }) => does === 'climb') : last
  if (last?.does === 'turn' && highest === undefined) return true
  if (highest !== undefined) return highest.does === 'climb' && highest.to === 'head'
  if (position !== undefined && headPositions.has(position)) return true
  // Somebody took it from the head, or it fell to them because the head left: the next telling is the head's again.
  const moved = storyIn(patient).findLast(({ what }) => what.obligation === id && what.from !== undefined)
  return moved !== undefined && moved.did !== 'obligation.climbed'
}
