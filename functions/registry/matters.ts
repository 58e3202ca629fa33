import { allMatters, type MattersOf } from '../on-call/matters.ts'

/** Which rooms are asked what is open of a shift when it goes to the next: each gives one. */
const rooms: readonly MattersOf[] = []

export const mattersOfShift: MattersOf = allMatters(rooms)
