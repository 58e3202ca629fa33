import type { Id } from '../kernel/ids.ts'

/** Where the portal shows things of on-call. */
export const schedulePath = (id: Id): string => `/on-call/schedules/${id}`
export const swapPath = (id: Id): string => `/on-call/swaps/${id}`
export const handOverPath = (id: Id): string => `/on-call/hand-overs/${id}`
export const MY_SHIFTS = '/on-call/mine'
