import { openIncidentsOfShift } from '../incident/matters-of-shift.ts'
import type { MattersOf } from '../on-call/index.ts'
import { allMatters } from '../on-call/matters.ts'

/** Which rooms are asked what is open of a shift when it goes to the next: each gives one. */
const rooms: readonly MattersOf[] = [openIncidentsOfShift]

export const mattersOfShift: MattersOf = allMatters(rooms)
