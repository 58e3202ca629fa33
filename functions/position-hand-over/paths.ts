import type { Id } from '../kernel/ids.ts'

/** A hand-over to read, confirm and sign, on a page that needs no JavaScript. */
export const ON_PAPER = '/my/position-hand-overs'

/** The same in the portal. */
export const portalPath = (id: Id): string => `/position-hand-overs/${id}`
